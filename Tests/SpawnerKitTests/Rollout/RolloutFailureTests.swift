import KubeCore
import SpawnerKit
import Testing

/// What cannot succeed, at once or once it lasts, and what may still.
struct RolloutFailureTests {
  /// A pod state that can never become ready, and one that looks alike and can.
  struct Case: Sendable, CustomTestStringConvertible {
    let kind: RolloutFailure.Kind
    let hit: PodState
    let nearMiss: PodState
    let message: String

    var testDescription: String { kind.rawValue }
  }

  static let immediate = [
    Case(
      kind: .imagePull,
      hit: .waiting("ErrImagePull", message: "not found"),
      nearMiss: .waiting("ContainerCreating"),
      message: "not found"
    ),
    Case(
      kind: .imagePull,
      hit: .waiting("ImagePullBackOff", message: "Back-off pulling 'x'"),
      nearMiss: .waiting("ContainerCreating"),
      message: "Back-off pulling 'x'"
    ),
    Case(
      kind: .imagePull,
      hit: .waiting("ErrImageNeverPull", message: "image is not present"),
      nearMiss: .waiting("ContainerCreating"),
      message: "image is not present"
    ),
    Case(
      kind: .invalidImageName,
      hit: .waiting("InvalidImageName", message: "bad name"),
      nearMiss: .waiting("PodInitializing"),
      message: "bad name"
    ),
    Case(
      kind: .crashLoop,
      hit: .crashing(exitCode: 3),
      nearMiss: .running,
      message: "it starts and ends again and again, last with exit code 3 (Error)"
    ),
  ]

  @Test(arguments: immediate)
  func `fails at once for what no time mends`(_ example: Case) throws {
    var rollout = try Rollout(.rollout(generation: 2))
    _ = try rollout.deployment(Rollout.underWay)
    #expect(try rollout.pods(Objects.pod("new", of: "rs-2", example.nearMiss)).ends == [])
    #expect(rollout.tick(at: .seconds(60)).ends == [])
    let actions = try rollout.pods(
      Objects.pod("new", of: "rs-2", example.hit),
      at: .seconds(60)
    )
    let failure = RolloutFailure(
      kind: example.kind,
      message: example.message,
      pod: "new",
      container: "jupyter-web-app"
    )
    #expect(actions.ends == [.fail(failure)])
  }

  @Test(arguments: ["RegistryUnavailable", "ImageInspectError"])
  func `an image that may be had again is given five seconds`(_ reason: String) throws {
    var rollout = try Rollout(.rollout(generation: 2))
    _ = try rollout.deployment(Rollout.underWay)
    let pod = Objects.pod("new", of: "rs-2", .waiting(reason, message: "no answer"))
    #expect(try rollout.pods(pod, at: .seconds(1)).contains(.wake(after: .seconds(5))))
    #expect(rollout.tick(at: .seconds(5)).ends == [])
    let failure = RolloutFailure(
      kind: .imagePull,
      message: "no answer",
      pod: "new",
      container: "jupyter-web-app"
    )
    #expect(rollout.tick(at: .seconds(6)) == [.fail(failure)])
  }

  @Test(arguments: ["CreateContainerConfigError", "CreateContainerError"])
  func `a container that cannot be made is given five seconds`(_ reason: String) throws {
    var rollout = try Rollout(.rollout(generation: 2))
    _ = try rollout.deployment(Rollout.underWay)
    let pod = Objects.pod("new", of: "rs-2", .waiting(reason, message: "secret \"s\" not found"))
    #expect(try rollout.pods(pod, at: .seconds(1)).contains(.wake(after: .seconds(5))))
    #expect(rollout.tick(at: .seconds(5)).ends == [])
    let failure = RolloutFailure(
      kind: .containerConfiguration,
      message: "secret \"s\" not found",
      pod: "new",
      container: "jupyter-web-app"
    )
    #expect(rollout.tick(at: .seconds(6)) == [.fail(failure)])
  }

  @Test func `a trouble that passes in time is forgotten`() throws {
    var rollout = try Rollout(.rollout(generation: 2))
    _ = try rollout.deployment(Rollout.underWay)
    let troubled = Objects.pod("new", of: "rs-2", .waiting("CreateContainerConfigError"))
    _ = try rollout.pods(troubled, at: .zero)
    _ = try rollout.pods(Objects.pod("new", of: "rs-2", .starting), at: .seconds(4))
    #expect(try rollout.pods(troubled, at: .seconds(6)).ends == [])
    #expect(rollout.tick(at: .seconds(10)).ends == [])
    #expect(rollout.tick(at: .seconds(11)).ends.count == 1)
  }

  @Test func `a pod that fits on no node fails once nothing is left to make room`() throws {
    var rollout = try Rollout(.replacement)
    _ = try rollout.deployment(Objects.deployment())
    let going = Objects.pod("old", of: "rs-1", isTerminating: true)
    let new = Objects.pod("new", of: "rs-1", .unscheduled("0/1 nodes are available"))
    #expect(try rollout.pods(going, new, at: .zero).ends == [])
    #expect(rollout.tick(at: .seconds(30)).ends == [])
    #expect(try rollout.pods(new, at: .seconds(31)).ends == [])
    let failure = RolloutFailure(
      kind: .unschedulable,
      message: "0/1 nodes are available",
      pod: "new"
    )
    #expect(rollout.tick(at: .seconds(42)).ends == [])
    #expect(rollout.tick(at: .seconds(43)) == [.fail(failure)])
  }

  @Test func `a pod for which the cluster gets another node is waited for`() throws {
    var rollout = try Rollout(.rollout(generation: 2))
    _ = try rollout.deployment(Rollout.underWay)
    _ = try rollout.pods(Objects.pod("new", of: "rs-2", .unscheduled("full")), at: .zero)
    let event = Objects.event(
      about: "new",
      reason: "TriggeredScaleUp",
      message: "pod triggered scale-up",
      type: "Normal"
    )
    #expect(try rollout.event(event) == [])
    let other = Objects.event(about: "new", reason: "BackOff", message: "again")
    #expect(try rollout.event(other).count == 1)
    #expect(try rollout.event(event) == [])
    #expect(rollout.tick(at: .seconds(120)).ends == [])
  }

  @Test func `a refused pod fails after five seconds, told by the ReplicaSet`() throws {
    var rollout = try Rollout(.rollout(generation: 2))
    _ = try rollout.deployment(Rollout.underWay)
    let condition: JSONValue = [
      "type": "ReplicaFailure", "status": "True", "reason": "FailedCreate",
      "message": "pods \"new\" is forbidden: exceeded quota: small",
    ]
    let set = Objects.replicaSet("rs-2", revision: 2, conditions: [condition])
    #expect(try rollout.replicaSets(set, at: .zero) == [.wake(after: .seconds(5))])
    let failure = RolloutFailure(
      kind: .podRefused,
      message: "pods \"new\" is forbidden: exceeded quota: small"
    )
    #expect(rollout.tick(at: .seconds(5)) == [.fail(failure)])
  }

  @Test func `a Deployment that is paused meanwhile fails after five seconds`() throws {
    var rollout = try Rollout(.rollout(generation: 2))
    _ = try rollout.deployment(Rollout.underWay)
    var paused = Rollout.underWay
    paused["spec"]?["paused"] = true
    #expect(try rollout.deployment(paused, at: .seconds(1)) == [.wake(after: .seconds(5))])
    #expect(rollout.tick(at: .seconds(5)) == [])
    #expect(
      rollout.tick(at: .seconds(6)) == [.fail(RolloutFailure(kind: .paused, message: ""))]
    )
  }

  @Test func `a Deployment that goes on soon is waited for`() throws {
    var rollout = try Rollout(.rollout(generation: 2))
    var paused = Rollout.underWay
    paused["spec"]?["paused"] = true
    _ = try rollout.deployment(paused)
    _ = try rollout.deployment(Rollout.underWay, at: .seconds(4))
    #expect(rollout.tick(at: .seconds(60)).ends == [])
  }

  @Test func `a refusal of an older ReplicaSet does not count`() throws {
    var rollout = try Rollout(.rollout(generation: 2))
    _ = try rollout.deployment(Rollout.underWay)
    let condition: JSONValue = ["type": "ReplicaFailure", "status": "True", "message": "quota"]
    _ = try rollout.replicaSets(
      Objects.replicaSet("rs-1", revision: 1, conditions: [condition]),
      Objects.replicaSet("rs-2", revision: 2),
      at: .zero
    )
    #expect(rollout.tick(at: .seconds(60)).ends == [])
  }

  static func stuck(generation: Int) -> JSONValue {
    Rollout.second([
      "observedGeneration": .integer(generation), "replicas": 2, "updatedReplicas": 1,
      "availableReplicas": 1,
      "conditions": [
        [
          "type": "Progressing", "status": "False", "reason": "ProgressDeadlineExceeded",
          "message": "ReplicaSet \"rs-2\" has timed out progressing.",
        ]
      ],
    ])
  }

  @Test func `the Deployment's own deadline counts for the generation that is waited for`() throws {
    var rollout = try Rollout(.rollout(generation: 2))
    #expect(try rollout.deployment(Self.stuck(generation: 1)).ends == [])
    let failure = RolloutFailure(
      kind: .progressDeadline,
      message: "ReplicaSet \"rs-2\" has timed out progressing."
    )
    #expect(try rollout.deployment(Self.stuck(generation: 2)) == [.fail(failure)])
  }

  @Test func `a missed deadline names the pod that is not Ready`() throws {
    var rollout = try Rollout(.rollout(generation: 2))
    _ = try rollout.pods(Objects.pod("new", of: "rs-2", .running))
    let failure = RolloutFailure(
      kind: .progressDeadline,
      message: "ReplicaSet \"rs-2\" has timed out progressing.",
      pod: "new",
      container: "jupyter-web-app"
    )
    #expect(try rollout.deployment(Self.stuck(generation: 2)).ends == [.fail(failure)])
  }

  @Test func `a Deployment that was stuck before says nothing about deleted pods`() throws {
    let deployment = try Self.stuck(generation: 2).decoded(as: Deployment.self)
    var machine = RolloutStateMachine(
      goal: .replacement,
      of: deployment,
      existing: ["uid-of-old"]
    )
    #expect(machine.receive(.deployment(deployment), at: .zero) == [])
  }

  @Test func `what is wrong with a pod from before does not count`() throws {
    var rollout = try Rollout(.rollout(generation: 2))
    _ = try rollout.deployment(Rollout.underWay)
    let old = Objects.pod("old", of: "rs-1", .crashing(exitCode: 1))
    #expect(try rollout.pods(old, Objects.pod("new", of: "rs-2", .starting)).ends == [])
  }

  @Test func `a pod that is on its way out does not count`() throws {
    var rollout = try Rollout(.rollout(generation: 2))
    _ = try rollout.deployment(Rollout.underWay)
    let going = Objects.pod("new", of: "rs-2", .crashing(exitCode: 1), isTerminating: true)
    #expect(try rollout.pods(going).ends == [])
  }

  @Test func `a warning is told once and is no failure`() throws {
    var rollout = try Rollout(.rollout(generation: 2))
    _ = try rollout.deployment(Rollout.underWay)
    _ = try rollout.pods(Objects.pod("new", of: "rs-2", .starting))
    let event = Objects.event(
      about: "new",
      reason: "FailedMount",
      message: "failed to sync configmap cache"
    )
    let told = RolloutStateMachine.Action.announce(
      .warning(
        object: "new",
        reason: "FailedMount",
        message: "failed to sync configmap cache"
      )
    )
    #expect(try rollout.event(event) == [told])
    #expect(try rollout.event(event) == [])
    #expect(
      try rollout.event(Objects.event(about: "old", reason: "BackOff", message: "m")) == []
    )
    #expect(
      rollout.machine.pendingWords
        == "pod 'new' is starting; last warning: FailedMount: failed to sync configmap cache"
    )
  }

  @Test(arguments: [
    (PodState.starting, "starting"), (.running, "running, not ready"), (.ready, "ready"),
    (.waiting("PodSandboxLost"), "PodSandboxLost"), (.failed("Evicted"), "failed (Evicted)"),
    (.unscheduled("full"), "waiting for a node"),
  ])
  func `each state of a new pod is told once`(_ state: PodState, _ words: String) throws {
    var rollout = try Rollout(.rollout(generation: 2))
    _ = try rollout.deployment(Rollout.underWay)
    let pod = Objects.pod("new", of: "rs-2", state)
    let told = RolloutStateMachine.Action.announce(.pod(name: "new", state: words))
    #expect(try rollout.pods(pod).contains(told))
    #expect(try !rollout.pods(pod).contains(told))
    #expect(
      try rollout.pods().contains(.announce(.pod(name: "new", state: "gone")))
    )
  }

  @Test(arguments: [
    (
      RolloutFailure(kind: .imagePull, message: "m", pod: "p", container: "c"),
      "container 'c' of pod 'p' cannot pull its image: m"
    ),
    (
      RolloutFailure(kind: .invalidImageName, message: "m", pod: "p", container: "c"),
      "container 'c' of pod 'p' has an invalid image name: m"
    ),
    (
      RolloutFailure(kind: .containerConfiguration, message: "m", pod: "p", container: "c"),
      "container 'c' of pod 'p' cannot be configured: m"
    ),
    (
      RolloutFailure(kind: .crashLoop, message: "m", pod: "p", container: "c"),
      "container 'c' of pod 'p' keeps crashing: m"
    ),
    (RolloutFailure(kind: .unschedulable, message: "m", pod: "p"), "pod 'p' fits on no node: m"),
    (
      RolloutFailure(kind: .podRefused, message: "m"),
      "the cluster refuses to make the new pod: m"
    ),
    (
      RolloutFailure(kind: .paused, message: ""),
      "the Deployment is paused and makes no new pods"
    ),
    (
      RolloutFailure(kind: .progressDeadline, message: ""),
      "the Deployment made no progress within its own deadline"
    ),
    (
      RolloutFailure(kind: .deploymentGone, message: "the Deployment was deleted"),
      "the web app cannot become ready: the Deployment was deleted"
    ),
    (
      RolloutFailure(kind: .deadline, message: "pod 'p' is starting", pod: "p"),
      "the deadline passed: pod 'p' is starting"
    ),
  ])
  func `each failure has its words`(_ failure: RolloutFailure, _ words: String) {
    #expect(failure.words == words)
  }
}
