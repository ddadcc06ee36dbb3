import KubeCore
import SpawnerConfig
import SpawnerKit

extension Failure {
  /// A change or a roll that failed, with what is changed and how to go on.
  init(change failure: ChangeFailure, programName: String) {
    let error = failure.cause
    self.init(spawner: error, programName: programName, installation: failure.installation)
    message = Self.placed(error, at: failure.place)
    details += Details.reassurance(error)
    hints =
      Hints.forRefusal(failure, programName: programName)
      ?? hints + Hints.forState(failure, programName: programName)
  }

  /// A use case that failed.
  ///
  /// - Parameters:
  ///   - error: The failure.
  ///   - programName: How the user calls the tool.
  ///   - installation: What the command line names, for the commands that are proposed.
  init(
    spawner error: SpawnerError,
    programName: String,
    installation: InstallationOptions? = nil
  ) {
    status = Self.status(of: error)
    message = error.description
    details =
      Details.effect(of: error)
      + Details.findings(error.findings.filter { $0.location != error.location })
      + Self.candidates(of: error)
      + Details.rollout(error.rollout)
    hints = Hints.forUseCase(error, command: programName, installation: installation)
  }

  /// A cluster that did not do what it was asked for.
  init(cluster failure: ClusterFailure, programName: String) {
    switch failure.cause {
    case let error as KubeError:
      self.init(kube: error, programName: programName, installation: failure.installation)
      if error.code.isAboutTheConnection { details.append("tried through \(failure.origin)") }
      if failure.isChange { details.append(Details.nothingChanged) }
    case let error as SpawnerError:
      self.init(spawner: error, programName: programName, installation: failure.installation)
    default:
      self.init(failure.cause, programName: programName)
    }
  }

  private static func candidates(of error: SpawnerError) -> [String] {
    guard let cause = error.underlying as? SpawnerConfigError else {
      return Details.candidates(error.candidates)
    }
    return Details.candidates(of: cause)
  }

  /// The words of an error, the file first.
  private static func placed(_ error: SpawnerError, at place: ChangeFailure.Place?) -> String {
    switch place {
    case .file(let path)?:
      let name = path == "-" ? "standard input" : path
      return name + (error.location == nil ? ": " : ":") + error.description
    case .configMap(let name)? where error.location != nil:
      return "ConfigMap '\(name)': \(error.description)"
    default:
      return error.description
    }
  }

  /// The status for a failed use case; a cause in the cluster has its own.
  static func status(of error: SpawnerError) -> ExitStatus {
    switch error.code {
    case .gaveUpWaiting: return .gaveUp
    case .undone: return .undone
    case .notUndone: return .notUndone
    case .ambiguous, .ambiguousPath: return .usage
    case .invalidResult, .template, .unsuitable: return .invalidFile
    case .notFound, .noSuchPlace, .elsewhere: return .notFound
    case .conflict: return .busy
    case .interrupted: return .interrupted
    default:
      guard let cause = error.underlying as? KubeError else { return .failed }
      return status(of: cause)
    }
  }
}

extension KubeError.Code {
  /// Whether the way to the server, or who asks, is to blame.
  fileprivate var isAboutTheConnection: Bool {
    let codes: [KubeError.Code] = [
      .unreachable, .timeout, .tls, .unavailable, .protocolViolation, .unauthorized,
    ]
    return codes.contains(self)
  }
}
