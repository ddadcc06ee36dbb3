import KubeCore
import SpawnerConfig
import SpawnerKit
import SpawnerSandbox
import YAMLEdit

extension Failure {
  /// Turns any error into what the user is told.
  ///
  /// - Parameters:
  ///   - error: What was thrown.
  ///   - programName: How the user calls the tool, for the commands that are proposed.
  init(_ error: any Error, programName: String) {
    switch error {
    case let error as KeptText: self.init(kept: error, programName: programName)
    case let error as ChangeFailure: self.init(change: error, programName: programName)
    case let error as ClusterFailure: self.init(cluster: error, programName: programName)
    case let error as SpawnerError: self.init(spawner: error, programName: programName)
    case let error as KubeError: self.init(kube: error, programName: programName)
    case let error as FileContentError: self.init(content: error, programName: programName)
    case let error as FileError: self.init(file: error)
    case let error as AtomicFile.Failure: self.init(replacing: error)
    case let error as SpawnerConfigError: self.init(configuration: error)
    case let error as OptionError: self.init(option: error)
    case let error as YAMLError:
      self.init(status: .usage, message: error.description, hints: Hints.forPath)
    case let error as PodDefaultNameError: self.init(podDefault: error, programName: programName)
    case let error as CommandError: self.init(command: error, programName: programName)
    case let error as SandboxError:
      self.init(
        status: error.code == .invalidFault ? .usage : .failed,
        message: error.description
      )
    case is CancellationError:
      self.init(status: .interrupted, message: "interrupted: nothing was changed")
    default: self.init(status: .failed, message: "\(error)")
    }
  }

  private init(command error: CommandError, programName: String) {
    message = error.message
    switch error.code {
    case .needsYes:
      status = .usage
      hints = ["the same command with --yes, or with --dry-run to see the change first"]
    case .declined: status = .failed
    case .noSuchPath:
      status = .notFound
      hints = ["\(programName) get\(error.target) (shows the whole file)"]
    case .emptyFile:
      status = .invalidFile
      hints = ["a file that holds a volume, or [] for an empty list"]
    case .emptyOption:
      status = .invalidFile
      hints = ["a file that holds an option, as it stands in the list of options"]
    case .volumeCount:
      status = .invalidFile
      hints = [
        "a volume such as {mount: /data, existingSource: {persistentVolumeClaim: {claimName: data}}}"
      ]
    case .noEditor:
      status = .failed
      hints = ["naming an editor in KUBE_EDITOR, VISUAL or EDITOR"]
    case .cannotRun, .diffFailed, .editorFailed: status = .failed
    case .givenUp: status = .invalidFile
    case .unknownForm:
      status = .failed
      hints = ["--app-version v1.5 or later, to see the form of that release"]
    case .noForm:
      status = .invalidFile
      hints = ["\(programName) lint\(error.target) (shows what to correct)"]
    }
  }

  /// A failure after something was typed; what it was is not lost.
  private init(kept error: KeptText, programName: String) {
    self.init(error.cause, programName: programName)
    details.append("what you wrote is kept in '\(error.path)'")
    let command = "\(programName) apply \(error.path.shellQuoted)\(error.target)"
    hints = hints.filter { $0.purpose != "try" || status == .notAllowed }
    hints.append(Failure.Hint(command, purpose: "to go on"))
  }

  private init(content error: FileContentError, programName: String) {
    let inner: Failure =
      switch error.cause {
      case let cause as YAMLError:
        Failure(
          status: .invalidFile,
          message: cause.description,
          hints: Hints.forText(cause.code)
        )
      case let cause as SpawnerError where !(cause.underlying is SpawnerConfigError):
        Failure(cause, programName: programName).withHints(Hints.forFile(cause))
      default: Failure(error.cause, programName: programName)
      }
    let isPlaced = inner.message.prefixMatch(of: /\d+:\d+/) != nil
    let separator = error.isOnDisk && isPlaced ? ":" : ": "
    self.init(
      status: inner.status,
      message: error.name + separator + inner.message,
      details: inner.details,
      hints: inner.hints
    )
  }

  /// The same failure with hints that fit better, if there are any.
  private func withHints(_ better: [Hint]) -> Failure {
    better.isEmpty
      ? self : Failure(status: status, message: message, details: details, hints: better)
  }

  private init(file error: FileError) {
    message = error.description
    switch error.code {
    case .missing:
      status = .notFound
      hints = ["a path that exists, or - for standard input"]
    case .unreadable: status = .notFound
    case .unwritable: status = error.isPermission ? .notAllowed : .failed
    case .changedMeanwhile:
      status = .busy
      hints = ["the same command again; it starts from the new content"]
    }
  }

  private init(replacing error: AtomicFile.Failure) {
    let cause = FileError(code: .unwritable, path: error.path, errorNumber: error.number)
    self.init(
      status: cause.isPermission ? .notAllowed : .failed,
      message: error.description,
      details: [
        error.remains.map { "the file may be half written; all of its new content is in '\($0)'" }
          ?? "the file is as it was"
      ]
    )
  }

  private init(configuration error: SpawnerConfigError) {
    self.init(
      status: Self.status(of: error),
      message: error.description,
      details: Details.candidates(of: error),
      hints: Hints.forEdit(error)
    )
  }

  /// The status for what is wrong with a request, before any file is asked.
  private static func status(of error: SpawnerConfigError) -> ExitStatus {
    switch error.code {
    case .invalidPath, .ambiguousItem: .usage
    case .unknownPath, .itemNotFound: .notFound
    default: .invalidFile
    }
  }

  private init(podDefault error: PodDefaultNameError, programName: String) {
    status = .notFound
    message = error.message
    details = [Details.nothingChanged]
    hints = error.keys.map { key in
      Hint("\(programName) poddefault add \(key.shellQuoted)\(error.words)")
    }
  }

  private init(option error: OptionError) {
    self.init(configuration: error.cause)
    message = "\(error.option): \(message)"
  }
}
