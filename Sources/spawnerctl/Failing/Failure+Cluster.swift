import KubeCore

extension Failure {
  /// A failure of the connection or the cluster.
  ///
  /// - Parameters:
  ///   - error: The failure.
  ///   - programName: How the user calls the tool.
  ///   - installation: What the command line names, for the commands that are proposed.
  init(kube error: KubeError, programName: String, installation: InstallationOptions? = nil) {
    status = Self.status(of: error)
    message = error.description
    details = error.causes.compactMap { cause in
      cause.message.map { message in (cause.field.map { "\($0): " } ?? "") + message }
    }
    let words = installation?.kubectlWords ?? ""
    hints = Hints.forCluster(error, programName: programName, options: words)
  }

  /// The status for a failure of the cluster: its code decides.
  static func status(of error: KubeError) -> ExitStatus {
    if error.isConfigurationProblem { return .brokenConfiguration }
    switch error.code {
    case .forbidden: return .notAllowed
    case .notFound: return .notFound
    case .conflict, .alreadyExists, .tooManyRequests: return .busy
    case .unreachable, .tls, .unavailable, .timeout, .protocolViolation: return .unreachable
    case .invalid, .tooLarge: return .invalidFile
    default: return .failed
    }
  }
}
