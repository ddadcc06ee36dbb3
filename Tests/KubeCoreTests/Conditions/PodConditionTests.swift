import KubeCore
import Testing

struct PodConditionTests {
  @Test func `is met when the pod is ready`() throws {
    #expect(try verdict(conditions: ["Ready": "True"]) == .met)
  }

  @Test(arguments: [
    ("ContainerCreating", "ContainerCreating"), ("PodInitializing", "PodInitializing"),
    ("ErrImagePull", "ErrImagePull"),
  ])
  func `waits for what mends itself`(_ reason: String, _ words: String) throws {
    let verdict = try verdict(waiting: reason)
    #expect(verdict == .notYet(Obstacle(.notReady, message: words)))
  }

  @Test(arguments: [
    ("ImagePullBackOff", Obstacle.Kind.imagePull), ("ErrImageNeverPull", .imagePull),
    ("InvalidImageName", .invalidImageName),
    ("CreateContainerConfigError", .containerConfiguration),
    ("CreateContainerError", .containerConfiguration),
  ])
  func `gives up on what does not`(_ reason: String, _ kind: Obstacle.Kind) throws {
    let verdict = try verdict(waiting: reason, message: "the kubelet's words")
    #expect(
      verdict == .never(Obstacle(kind, container: "web", message: "the kubelet's words"))
    )
  }

  @Test func `says how a crashing container ended`() throws {
    let status: JSONValue = [
      "containerStatuses": [
        [
          "name": "web", "restartCount": 3, "state": ["waiting": ["reason": "CrashLoopBackOff"]],
          "lastState": ["terminated": ["exitCode": 137, "reason": "OOMKilled"]],
        ]
      ]
    ]
    #expect(
      try verdict(of: status)
        == .never(
          Obstacle(
            .crashLoop,
            container: "web",
            message: "it ended with exit code 137 (OOMKilled), restarted 3 times"
          )
        )
    )
  }

  @Test func `looks at init containers, too`() throws {
    let status: JSONValue = [
      "initContainerStatuses": [
        ["name": "init", "state": ["waiting": ["reason": "ImagePullBackOff"]]]
      ],
      "containerStatuses": [
        ["name": "web", "state": ["waiting": ["reason": "PodInitializing"]]]
      ],
    ]
    #expect(
      try verdict(of: status)
        == .never(Obstacle(.imagePull, container: "init", message: "ImagePullBackOff"))
    )
  }

  @Test func `leaves patience with full nodes to the caller`() throws {
    let status: JSONValue = [
      "conditions": [
        [
          "type": "PodScheduled", "status": "False", "reason": "Unschedulable",
          "message": "0/1 nodes are available",
        ]
      ]
    ]
    let obstacle = Obstacle(.unschedulable, message: "0/1 nodes are available")
    #expect(try verdict(of: status) == .notYet(obstacle))
    #expect(try verdict(of: status, .strict) == .never(obstacle))
  }

  @Test func `gives up on a pod that has ended`() throws {
    let failed: JSONValue = ["phase": "Failed", "reason": "Evicted", "message": "low on disk"]
    #expect(
      try verdict(of: failed) == .never(Obstacle(.ended, message: "low on disk"))
    )
    #expect(
      try verdict(of: ["phase": "Succeeded"])
        == .never(Obstacle(.ended, message: "the pod has ended"))
    )
  }

  @Test func `does not count a ready pod that is terminating`() throws {
    let object: JSONValue = [
      "metadata": ["name": "p", "deletionTimestamp": "2025-01-01T00:00:00Z"],
      "status": ["conditions": [["type": "Ready", "status": "True"]]],
    ]
    let pod = try object.decoded(as: Pod.self)
    #expect(
      ObjectCondition.podReady().verdict(pod)
        == .never(Obstacle(.ended, message: "the pod is terminating"))
    )
  }

  @Test func `gives up on a pod that is not there, unless told to wait`() {
    let obstacle = Obstacle(.absent, message: "the pod is not there")
    #expect(ObjectCondition.podReady().verdict(nil) == .never(obstacle))
    let waiting = ConditionPolicy(finalKinds: [])
    #expect(ObjectCondition.podReady(waiting).verdict(nil) == .notYet(obstacle))
  }

  @Test func `says in the kubelet's words what is missing`() throws {
    let status: JSONValue = [
      "phase": "Running",
      "conditions": [
        ["type": "Ready", "status": "False", "message": "containers with unready status: [web]"]
      ],
      "containerStatuses": [["name": "web", "state": ["running": [:]]]],
    ]
    #expect(
      try verdict(of: status).obstacle
        == Obstacle(.notReady, message: "containers with unready status: [web]")
    )
  }

  private func verdict(conditions: [String: String]) throws -> Verdict {
    let list = conditions.map { JSONValue.object(["type": .string($0), "status": .string($1)]) }
    return try verdict(of: ["conditions": .array(list)])
  }

  private func verdict(waiting reason: String, message: String? = nil) throws -> Verdict {
    var waiting: JSONValue = ["reason": .string(reason)]
    waiting["message"] = message.map { .string($0) }
    return try verdict(of: [
      "containerStatuses": [["name": "web", "state": ["waiting": waiting]]]
    ])
  }

  private func verdict(
    of status: JSONValue,
    _ policy: ConditionPolicy = .patient
  ) throws -> Verdict {
    let object: JSONValue = ["metadata": ["name": "p"], "status": status]
    return ObjectCondition.podReady(policy).verdict(try object.decoded(as: Pod.self))
  }
}
