import KubeCore
import SpawnerKit
import Testing

/// A rollout as the machine sees it, one snapshot after the other.
struct Rollout {
  typealias Action = RolloutStateMachine.Action

  var machine: RolloutStateMachine

  init(_ goal: RolloutStateMachine.Goal, existing: Set<String> = ["uid-of-old"]) throws {
    machine = RolloutStateMachine(
      goal: goal,
      of: try Objects.deployment().decoded(as: Deployment.self),
      existing: existing
    )
    _ = try replicaSets(
      Objects.replicaSet("rs-1", revision: 1),
      Objects.replicaSet("rs-2", revision: 2)
    )
  }

  mutating func deployment(
    _ object: JSONValue,
    at elapsed: Duration = .zero
  ) throws -> [Action] {
    machine.receive(.deployment(try object.decoded(as: Deployment.self)), at: elapsed)
  }

  mutating func pods(_ objects: JSONValue..., at elapsed: Duration = .zero) throws -> [Action] {
    machine.receive(.pods(try objects.map { try $0.decoded(as: Pod.self) }), at: elapsed)
  }

  mutating func replicaSets(
    _ objects: JSONValue...,
    at elapsed: Duration = .zero
  ) throws -> [Action] {
    machine.receive(
      .replicaSets(try objects.map { try $0.decoded(as: ReplicaSet.self) }),
      at: elapsed
    )
  }

  mutating func event(_ object: JSONValue) throws -> [Action] {
    machine.receive(.event(try object.decoded(as: Event.self)), at: .zero)
  }

  mutating func tick(at elapsed: Duration) -> [Action] { machine.receive(.tick, at: elapsed) }

  /// The Deployment in its second generation.
  static func second(_ status: JSONValue) -> JSONValue {
    Objects.deployment {
      $0["metadata"]?["generation"] = 2
      $0["metadata"]?["annotations"]?["deployment.kubernetes.io/revision"] = "2"
      $0["status"] = status
    }
  }

  static let complete = second(Objects.completeStatus(generation: 2))
  static let underWay = second([
    "observedGeneration": 2, "replicas": 2, "updatedReplicas": 1, "availableReplicas": 1,
  ])
}

extension [Rollout.Action] {
  /// The actions that end the waiting.
  var ends: [Rollout.Action] {
    filter {
      switch $0 {
      case .succeed, .fail: true
      case .announce, .wake: false
      }
    }
  }
}

/// When a rollout is done, judged by snapshots alone.
struct RolloutStateMachineTests {
  @Test func `succeeds once the new generation is observed and its pod is the only one`() throws {
    var rollout = try Rollout(.rollout(generation: 2))
    let old = Objects.pod("old", of: "rs-1")
    #expect(try rollout.deployment(Objects.deployment()).ends == [])
    #expect(try rollout.pods(old).ends == [])
    #expect(try rollout.deployment(Rollout.underWay).ends == [])
    #expect(try rollout.pods(old, Objects.pod("new", of: "rs-2", .running)).ends == [])
    #expect(try rollout.pods(old, Objects.pod("new", of: "rs-2")).ends == [])
    #expect(try rollout.deployment(Rollout.complete).ends == [])
    let gone = Objects.pod("old", of: "rs-1", isTerminating: true)
    #expect(
      try rollout.pods(gone, Objects.pod("new", of: "rs-2")).ends == [.succeed(pods: ["new"])]
    )
    #expect(rollout.tick(at: .seconds(9)) == [])
  }

  @Test func `a generation that is not observed yet is never done`() throws {
    var rollout = try Rollout(.rollout(generation: 3))
    #expect(try rollout.deployment(Rollout.complete).ends == [])
    #expect(try rollout.pods(Objects.pod("new", of: "rs-2")).ends == [])
  }

  @Test func `an old pod that is Ready is not a new one`() throws {
    var rollout = try Rollout(.rollout(generation: 2))
    _ = try rollout.deployment(Rollout.complete)
    #expect(try rollout.pods(Objects.pod("old", of: "rs-2")).ends == [])
  }

  @Test func `an evicted pod is not an old pod that is left`() throws {
    var rollout = try Rollout(.rollout(generation: 2))
    _ = try rollout.deployment(Rollout.complete)
    let evicted = Objects.pod("old", of: "rs-1", .failed("Evicted"))
    #expect(
      try rollout.pods(evicted, Objects.pod("new", of: "rs-2")).ends == [.succeed(pods: ["new"])]
    )
  }

  @Test func `pods of another owner with the same labels do not count`() throws {
    var rollout = try Rollout(.rollout(generation: 2))
    _ = try rollout.deployment(Rollout.complete)
    #expect(try rollout.pods(Objects.pod("stranger", of: "other-rs")).ends == [])
  }

  @Test func `a rollback takes an old pod that is still there`() throws {
    var rollout = try Rollout(.rollback(generation: 2))
    _ = try rollout.deployment(Rollout.complete)
    #expect(try rollout.pods(Objects.pod("old", of: "rs-2")).ends == [.succeed(pods: ["old"])])
  }

  @Test func `a rollback waits for the pods of the template that failed to go`() throws {
    var rollout = try Rollout(.rollback(generation: 2))
    _ = try rollout.deployment(Rollout.complete)
    let back = Objects.pod("back", of: "rs-2")
    #expect(try rollout.pods(Objects.pod("failed", of: "rs-1")).ends == [])
    #expect(try rollout.pods(Objects.pod("failed", of: "rs-1"), back).ends == [])
    let going = Objects.pod("failed", of: "rs-1", isTerminating: true)
    #expect(try rollout.pods(going, back).ends == [.succeed(pods: ["back"])])
  }

  @Test func `a replacement is done when the old pods are gone and new ones are Ready`() throws {
    var rollout = try Rollout(.replacement)
    _ = try rollout.deployment(Objects.deployment())
    #expect(try rollout.pods(Objects.pod("old", of: "rs-1")).ends == [])
    let going = Objects.pod("old", of: "rs-1", isTerminating: true)
    #expect(try rollout.pods(going, Objects.pod("new", of: "rs-1", .running)).ends == [])
    #expect(
      try rollout.pods(going, Objects.pod("new", of: "rs-1")).ends == [.succeed(pods: ["new"])]
    )
  }

  @Test func `waiting for what is under way takes any Ready pod of a complete rollout`() throws {
    var rollout = try Rollout(.current, existing: [])
    _ = try rollout.pods(Objects.pod("new", of: "rs-2"))
    #expect(try rollout.deployment(Rollout.underWay).ends == [])
    #expect(try rollout.deployment(Rollout.complete).ends == [.succeed(pods: ["new"])])
  }

  @Test func `old pods are news when they begin to go, those of earlier rollouts never`() throws {
    var rollout = try Rollout(.rollout(generation: 2))
    let old = Objects.pod("old", of: "rs-1")
    let older = Objects.pod("older", of: "rs-1", isTerminating: true)
    #expect(try rollout.pods(old, older) == [])
    let going = Objects.pod("old", of: "rs-1", isTerminating: true)
    #expect(
      try rollout.pods(going, older) == [.announce(.pod(name: "old", state: "terminating"))]
    )
    #expect(try rollout.pods(going) == [])
    #expect(try rollout.pods() == [.announce(.pod(name: "old", state: "gone"))])
  }

  @Test func `a deleted Deployment ends the waiting`() throws {
    var rollout = try Rollout(.current, existing: [])
    let failure = RolloutFailure(kind: .deploymentGone, message: "the Deployment was deleted")
    #expect(rollout.machine.receive(.deployment(nil), at: .zero) == [.fail(failure)])
  }

  @Test func `without sight of ReplicaSets owners are told by their names`() throws {
    var machine = RolloutStateMachine(
      goal: .current,
      of: try Objects.deployment().decoded(as: Deployment.self)
    )
    _ = machine.receive(.deployment(try Rollout.complete.decoded(as: Deployment.self)), at: .zero)
    let pods = [
      Objects.pod("mine", of: "\(Objects.deploymentName)-5d4f8"), Objects.pod("other", of: "rs-9"),
    ]
    let actions = machine.receive(
      .pods(try pods.map { try $0.decoded(as: Pod.self) }),
      at: .zero
    )
    #expect(actions.ends == [.succeed(pods: ["mine"])])
  }
}
