import KubeCore

/// A moment in the life of a pod.
enum PodState: Hashable, Sendable {
  case unscheduled(String)
  case starting
  case running
  case ready
  case waiting(String, message: String? = nil)
  case crashing(exitCode: Int)
  case failed(String)

  /// What the cluster writes into the pod's status.
  var status: JSONValue {
    switch self {
    case .unscheduled(let message):
      [
        "phase": "Pending",
        "conditions": [
          [
            "type": "PodScheduled", "status": "False", "reason": "Unschedulable",
            "message": .string(message),
          ]
        ],
      ]
    case .starting: Self.status("Pending", ["waiting": ["reason": "ContainerCreating"]])
    case .running: Self.status("Running", ["running": [:]])
    case .ready: Self.status("Running", ["running": [:]], isReady: true)
    case .waiting(let reason, let message):
      Self.status(
        "Pending",
        ["waiting": ["reason": .string(reason), "message": message.map { .string($0) } ?? .null]]
      )
    case .crashing(let exitCode):
      Self.status(
        "Running",
        ["waiting": ["reason": "CrashLoopBackOff", "message": "back-off 10s"]],
        last: ["terminated": ["exitCode": .integer(exitCode), "reason": "Error"]]
      )
    case .failed(let reason): ["phase": "Failed", "reason": .string(reason)]
    }
  }

  private static func status(
    _ phase: String,
    _ state: JSONValue,
    isReady: Bool = false,
    last: JSONValue = .null
  ) -> JSONValue {
    [
      "phase": .string(phase),
      "startTime": "2025-01-01T00:00:00Z",
      "conditions": [
        ["type": "PodScheduled", "status": "True"],
        ["type": "Ready", "status": isReady ? "True" : "False"],
      ],
      "containerStatuses": [
        [
          "name": "jupyter-web-app", "ready": .bool(isReady), "restartCount": 0, "state": state,
          "lastState": last,
        ]
      ],
    ]
  }
}
