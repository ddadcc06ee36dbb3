import KubeCore

/// What the containers of a pod are doing; the sandbox lets them all do the same.
enum ContainerState: Hashable, Sendable {
  case waiting(String, String? = nil)
  case running(isReady: Bool)
  case terminated

  /// Whether a container has run, which makes the pod's phase `Running`.
  var isPastStart: Bool {
    if case .waiting = self { false } else { true }
  }

  func statuses(of pod: JSONValue, restarts: Int, at time: JSONValue) -> [JSONValue] {
    let before = pod.at("status", "containerStatuses")?.array ?? []
    return pod.containers.map { container in
      let name = container["name"] ?? .null
      let old = before.first { $0["name"] == name }
      return status(of: container, after: old, restarts: restarts, at: time)
    }
  }

  private func status(
    of container: JSONValue,
    after old: JSONValue?,
    restarts: Int,
    at time: JSONValue
  ) -> JSONValue {
    let image = container["image"]?.string ?? ""
    var status: JSONValue = [
      "name": container["name"] ?? .null, "image": .string(image),
      "imageID": .string(isPastStart ? "sandbox://\(image)" : ""),
      "ready": .bool(self == .running(isReady: true)),
      "started": .bool(isRunning), "restartCount": .integer(restarts),
      "lastState": old?["lastState"] ?? [:], "state": state(at: time),
    ]
    if let ended = old?.at("state", "terminated") {
      status["lastState"] = ["terminated": ended]
    }
    return status
  }

  private var isRunning: Bool {
    if case .running = self { true } else { false }
  }

  private func state(at time: JSONValue) -> JSONValue {
    switch self {
    case .waiting(let reason, let message):
      var waiting: JSONValue = ["reason": .string(reason)]
      waiting["message"] = message.map { .string($0) }
      return ["waiting": waiting]
    case .running: return ["running": ["startedAt": time]]
    case .terminated:
      return [
        "terminated": [
          "exitCode": 1, "reason": "Error", "startedAt": time, "finishedAt": time,
        ]
      ]
    }
  }
}

extension JSONValue {
  var containers: [JSONValue] { at("spec", "containers")?.array ?? [] }
  var containerNames: [String] { containers.compactMap { $0["name"]?.string } }
}
