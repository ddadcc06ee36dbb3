import KubeCore
import Testing

/// What keeps a pod from becoming ready, and whether it may pass.
struct PodObstacleTests {
  @Test(arguments: ["ContainerCreating", "PodInitializing"])
  func `sees none in what mends itself`(_ reason: String) throws {
    #expect(try obstacles(waiting: reason, message: "the kubelet's words") == [])
  }

  @Test(arguments: [
    ("ErrImagePull", Obstacle.Kind.imagePull, false),
    ("ImagePullBackOff", .imagePull, false),
    ("ErrImageNeverPull", .imagePull, false),
    ("RegistryUnavailable", .imagePull, true),
    ("ImageInspectError", .imagePull, true),
    ("InvalidImageName", .invalidImageName, false),
    ("CreateContainerConfigError", .containerConfiguration, true),
    ("CreateContainerError", .containerConfiguration, true),
    ("CrashLoopBackOff", .crashLoop, false),
  ])
  func `tells what is in the way, and whether it may pass`(
    _ reason: String,
    _ kind: Obstacle.Kind,
    _ mayPass: Bool
  ) throws {
    let found = try obstacles(waiting: reason, message: "the kubelet's words")
    let obstacle = Obstacle(
      kind,
      container: "web",
      message: "the kubelet's words",
      mayPass: mayPass
    )
    #expect(found == [obstacle])
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
    let words = "it starts and ends again and again, last with exit code 137 (OOMKilled)"
    #expect(
      try obstacles(of: status) == [Obstacle(.crashLoop, container: "web", message: words)]
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
    let obstacle = Obstacle(.imagePull, container: "init", message: "ImagePullBackOff")
    #expect(try obstacles(of: status) == [obstacle])
  }

  @Test func `sees a pod that fits on no node`() throws {
    let words = "0/1 nodes are available"
    let found = try obstacles(scheduled: "False", reason: "Unschedulable", message: words)
    #expect(found == [Obstacle(.unschedulable, message: words, mayPass: true)])
    #expect(try obstacles(scheduled: "False", reason: "SchedulerError", message: words) == [])
    #expect(try obstacles(scheduled: "True", reason: "Unschedulable", message: words) == [])
  }

  private func obstacles(
    scheduled: String,
    reason: String,
    message: String
  ) throws -> [Obstacle] {
    let condition: JSONValue = [
      "type": "PodScheduled", "status": .string(scheduled), "reason": .string(reason),
      "message": .string(message),
    ]
    return try obstacles(of: ["conditions": [condition]])
  }

  private func obstacles(waiting reason: String, message: String) throws -> [Obstacle] {
    let waiting: JSONValue = ["reason": .string(reason), "message": .string(message)]
    return try obstacles(of: [
      "containerStatuses": [["name": "web", "state": ["waiting": waiting]]]
    ])
  }

  private func obstacles(of status: JSONValue) throws -> [Obstacle] {
    let object: JSONValue = ["metadata": ["name": "p"], "status": status]
    return try object.decoded(as: Pod.self).obstacles
  }
}
