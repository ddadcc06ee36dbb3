import KubeCore

/// A command that somebody runs in a container.
struct ContainerCommand: Hashable, Sendable {
  /// The pod's uid: another pod of the same name is not meant.
  let pod: String
  let container: String
  /// The program and its arguments.
  let words: [String]
}

extension ClusterState {
  /// Runs a command in its container.
  ///
  /// There are no processes here: `cat`, `ls`, `env` and `curl` are played, as far as one needs
  /// them to look around. Any other program is not in the container, which is said in the words
  /// of a node.
  mutating func run(_ command: ContainerCommand) throws(APIFailure) -> ExecOutput {
    guard let pod = store.first(.pods, uid: command.pod), let runtime = pods[command.pod] else {
      throw .notRun("container not found (\"\(command.container)\")")
    }
    let inside = ContainerView(pod: pod, container: command.container, runtime: runtime)
    let arguments = Array(command.words.dropFirst())
    switch command.words.first ?? "" {
    case "cat": return inside.cat(arguments)
    case "ls": return inside.ls(arguments)
    case "env": return inside.env()
    case "curl":
      return CurlCall.run(arguments) { host, port, request in
        guard inside.isOwn(host) else { return .unknownHost }
        return ask(pod, port: port, request).map { .answer($0) } ?? .refused
      }
    case let program:
      throw .notRun(
        "failed to exec in container: OCI runtime exec failed: exec failed: unable to start "
          + "container process: exec: \"\(program)\": executable file not found in $PATH: unknown"
      )
    }
  }
}

extension APIFailure {
  /// A command that could not even be started.
  fileprivate static func notRun(_ words: String) -> APIFailure {
    APIFailure(
      status: 500,
      reason: "InternalError",
      message: "Internal error occurred: error executing command in container: \(words)"
    )
  }
}

extension ExecOutput {
  /// The end of a program that complains.
  static func complaint(_ words: String, exitCode: Int32) -> ExecOutput {
    ExecOutput(stderr: Array("\(words)\n".utf8), exitCode: exitCode)
  }
}
