import KubeCore
import SpawnerConfig
import SpawnerKit
import YAMLEdit

/// What to try next, chosen by code.
enum Hints {
  /// For a text that the web app could not read.
  static func forText(_ code: YAMLError.Code) -> [Failure.Hint] {
    switch code {
    case .tab: ["spaces in place of the tab; the web app ignores a file with a tab there"]
    case .severalDocuments: ["one document only; the web app ignores a file with more"]
    case .notUTF8: ["saving the file as UTF-8"]
    default: ["correcting the file at that place; the web app would ignore all of it"]
    }
  }

  /// For a failure of the connection or the cluster.
  static func forCluster(_ error: KubeError, programName: String) -> [Failure.Hint] {
    switch error.code {
    case .forbidden:
      let verb = error.verb ?? "get"
      let resource = error.resource ?? "configmaps"
      let namespace = error.namespace.map { " -n \($0)" } ?? ""
      return [
        "kubectl auth can-i \(verb) \(resource)\(namespace)",
        "asking the cluster's admin for the right to \(verb) \(resource)",
      ]
    case .unauthorized: return ["logging in again; the cluster does not accept this login"]
    case .notFound:
      return ["--namespace with the right namespace; kubectl get namespaces lists them"]
    case .unreachable, .timeout, .unavailable, .protocolViolation:
      return ["kubectl cluster-info, or another --context or --kubeconfig"]
    case .tls: return ["the certificate authority that the kubeconfig names for this cluster"]
    case .kubeconfigMissing:
      return [
        "--kubeconfig FILE or KUBECONFIG",
        "\(programName) sandbox run -- image list (needs no cluster)",
      ]
    case .contextNotFound, .noCurrentContext: return ["--context; kubectl config get-contexts"]
    case .conflict, .tooManyRequests: return ["the same command again"]
    default:
      return error.isConfigurationProblem ? ["correcting the kubeconfig, or --kubeconfig FILE"] : []
    }
  }

  /// For a file on disk, where no cluster is asked; empty where the general hint fits.
  static func forFile(_ error: SpawnerError) -> [Failure.Hint] {
    switch error.code {
    case .ambiguous: ["choosing one with --configmap or --key"]
    case .notFound: ["--configmap or --key with a name that the file has"]
    default: []
    }
  }

  /// For a use case.
  static func forUseCase(
    _ error: SpawnerError,
    command: String,
    options: String
  ) -> [Failure.Hint] {
    switch error.code {
    case .ambiguous: return ["choosing one with --deployment, --configmap or --key"]
    case .notFound: return forAbsence(error, command: command, options: options)
    case .conflict: return ["the same command again"]
    case .invalidResult: return forInvalid(error)
    case .gaveUpWaiting, .undone, .notUndone:
      let source = error.overwriter.map { writer in
        Failure.Hint("the change where '\(writer)' takes the file from")
      }
      return (source.map { [$0] } ?? []) + ["\(command) status\(options)"]
    default:
      guard let cause = error.underlying as? KubeError else { return [] }
      return forCluster(cause, programName: command)
    }
  }

  private static func forAbsence(
    _ error: SpawnerError,
    command: String,
    options: String
  ) -> [Failure.Hint] {
    guard let cause = error.underlying as? SpawnerConfigError else {
      return ["--namespace with the web app's namespace; kubectl get deployments -A shows it"]
    }
    return cause.code == .volumeNotFound
      ? ["\(command) volume list\(options)"] : ["\(command) image list\(options)"]
  }

  private static func forInvalid(_ error: SpawnerError) -> [Failure.Hint] {
    switch error.underlying {
    case let cause as YAMLError: forText(cause.code)
    case let cause as SpawnerConfigError: forEdit(cause.code)
    default: []
    }
  }

  private static func forEdit(_ code: SpawnerConfigError.Code) -> [Failure.Hint] {
    switch code {
    case .invalidImage: ["a reference such as registry.example.com/team/notebook:v1.0"]
    case .removesDefault: ["naming the new default with --new-default IMAGE"]
    case .oldGeneration: ["rewriting the file for Kubeflow 1.5 or later first"]
    case .imageAlreadyListed: ["removing one of the two images"]
    default: []
    }
  }

  /// For what a change left behind: how to finish it, and how to take it back.
  static func forState(_ failure: ChangeFailure, programName: String) -> [Failure.Hint] {
    let options = failure.installation.words
    let undo =
      failure.undoCommand.map { "\(programName) \($0)\(options)" }
      ?? "put the lines marked - in the diff back and restart"
    let finish =
      failure.cause.code == .notUndone ? [] : [Failure.Hint.finish("wait", failure, programName)]
    return switch failure.cause.change {
    case .nothing, .undone: []
    case .maybeWritten: [Failure.Hint("\(programName) get\(options) to see which text is there")]
    case .written:
      [.finish("restart", failure, programName), Failure.Hint(undo, purpose: "to undo")]
    case .rolling(.some): finish + [Failure.Hint(undo, purpose: "to undo")]
    case .rolling(nil), .restored: finish
    }
  }
}

extension Failure.Hint {
  /// The command that finishes what was begun.
  fileprivate static func finish(
    _ command: String,
    _ failure: ChangeFailure,
    _ programName: String
  ) -> Failure.Hint {
    Failure.Hint(
      "\(programName) \(command)\(failure.installation.words)",
      purpose: "to finish"
    )
  }
}
