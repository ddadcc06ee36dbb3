import KubeCore
import SpawnerConfig
import SpawnerKit

extension Failure {
  /// A use case that failed, with what is changed and how to go on.
  init(change failure: ChangeFailure, programName: String) {
    let words = failure.installation.words
    self.init(
      spawner: failure.cause,
      programName: programName,
      options: words,
      place: failure.place ?? ""
    )
    details += Details.reassurance(failure.cause)
    hints += Hints.forState(failure, programName: programName)
  }

  /// A use case that failed.
  ///
  /// - Parameters:
  ///   - error: The failure.
  ///   - programName: How the user calls the tool.
  ///   - options: What names the installation, for the commands that are proposed.
  ///   - place: The file that a line number in the error is about.
  init(
    spawner error: SpawnerError,
    programName: String,
    options: String = "",
    place: String = ""
  ) {
    status = Self.status(of: error)
    message = (place.isEmpty || error.location == nil ? "" : "\(place): ") + error.description
    details =
      Details.findings(error.findings.filter { $0.location != error.location })
      + Details.candidates(error.candidates)
      + Details.rollout(error.rollout)
    hints = Hints.forUseCase(error, command: programName, options: options)
  }

  /// The status for a failed use case; a cause in the cluster has its own.
  static func status(of error: SpawnerError) -> ExitStatus {
    switch error.code {
    case .gaveUpWaiting: return .gaveUp
    case .undone: return .undone
    case .notUndone: return .notUndone
    case .ambiguous: return .usage
    case .invalidResult: return .invalidFile
    case .notFound: return .notFound
    case .conflict: return .busy
    case .interrupted: return .interrupted
    default:
      guard let cause = error.underlying as? KubeError else { return .failed }
      return status(of: cause)
    }
  }
}
