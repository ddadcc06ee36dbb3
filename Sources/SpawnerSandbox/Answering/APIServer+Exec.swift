import KubeCore

/// Commands in containers.
extension APIServer {
  /// Accepts a command, or says why not.
  func exec(_ path: ResourcePath, _ request: APIRequest) throws(APIFailure) -> Reply {
    guard ["GET", "POST"].contains(request.method) else {
      throw .methodNotAllowed(request.method)
    }
    guard !request.command.isEmpty else {
      throw .badRequest("you must specify at least 1 command for the container")
    }
    let command = try cluster.withState { state throws(APIFailure) in
      let (pod, runtime) = try pod(path, in: state)
      return ContainerCommand(
        pod: pod.uid,
        container: try Self.runningContainer(request.query["container"], of: pod, runtime),
        words: request.command
      )
    }
    return Reply(status: 101, body: .command(command, try request.commandProtocol))
  }

  private static func runningContainer(
    _ name: String?,
    of pod: JSONValue,
    _ runtime: PodRuntime
  ) throws(APIFailure) -> String {
    let container = try pod.container(name)
    guard pod.at("spec", "nodeName") != nil else {
      throw .badRequest("pod \(pod.name) does not have a host assigned")
    }
    let status = pod.at("status", "containerStatuses")?.array?.first {
      $0["name"]?.string == container
    }
    guard status?.at("state", "running") != nil else {
      throw APIFailure(
        status: 500,
        reason: "InternalError",
        message: "unable to upgrade connection: container not found (\"\(container)\")"
      )
    }
    return container
  }
}

extension APIRequest {
  private static let commandProtocols = ["v5.channel.k8s.io", "v4.channel.k8s.io"]

  /// The protocol in which the streams of a command are to be spoken.
  fileprivate var commandProtocol: String {
    get throws(APIFailure) {
      switch headers["upgrade"]?.lowercased() {
      case "websocket": break
      case nil: throw .badRequest("Upgrade request required")
      case let other?:
        throw .badRequest("the sandbox takes commands over WebSocket only, not over \(other)")
      }
      let offered = (headers["sec-websocket-protocol"] ?? "").split(separator: ",").map {
        $0.filter { !$0.isWhitespace }
      }
      guard let known = offered.first(where: Self.commandProtocols.contains) else {
        throw .badRequest(
          "unable to upgrade: of the protocols for commands only "
            + "\(Self.commandProtocols.joined(separator: " and ")) are spoken"
        )
      }
      return known
    }
  }
}
