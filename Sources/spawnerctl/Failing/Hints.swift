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

  /// For a path that cannot be read.
  static let forPath: [Failure.Hint] = ["a path such as image.options or dataVolumes.value[0]"]

  /// For a file on disk, where no cluster is asked; empty where the general hint fits.
  static func forFile(_ error: SpawnerError) -> [Failure.Hint] {
    switch error.code {
    case .ambiguous: ["choosing one with --configmap or --key"]
    case .notFound: ["--configmap or --key with a name that the file has"]
    default: []
    }
  }

  /// For a use case.
  ///
  /// - Parameters:
  ///   - error: The failure.
  ///   - command: How the user calls the tool.
  ///   - installation: What the command line names, for the commands that are proposed.
  /// - Returns: One proposal each.
  static func forUseCase(
    _ error: SpawnerError,
    command: String,
    installation: InstallationOptions?
  ) -> [Failure.Hint] {
    let kubectl = installation?.kubectlWords ?? ""
    if let cause = error.underlying as? SpawnerConfigError { return forEdit(cause) }
    switch error.code {
    case .ambiguous: return ["choosing one with --deployment, --configmap or --key"]
    case .notFound: return forAbsence(error, installation: installation)
    case .ambiguousPath where error.candidates.isEmpty: return ["a file with one of them"]
    case .ambiguousPath: return ["choosing one with --at PATH"]
    case .noSuchPlace: return ["--at with a path that leads to the form's configuration"]
    case .elsewhere: return ["naming that file"]
    case .template:
      return ["rendering it with helm template first", "editing the values it is rendered with"]
    case .unsuitable: return ["writing the mapping in lines of its own, without anchors of others"]
    case .conflict: return ["the same command again"]
    case .invalidResult: return (error.underlying as? YAMLError).map { forText($0.code) } ?? []
    case .gaveUpWaiting, .notUndone, .undone:
      return forRollout(error, command: command, installation: installation)
    case .refused where error.rollout?.kind == .podRefused:
      return ["--restart-strategy rollout, which takes no pod away before the new one is there"]
    default:
      guard let cause = error.underlying as? KubeError else { return [] }
      return forCluster(cause, programName: command, options: kubectl)
    }
  }

  /// For an installation that is not there: by the option that names what is missing.
  private static func forAbsence(
    _ error: SpawnerError,
    installation: InstallationOptions?
  ) -> [Failure.Hint] {
    let kubectl = installation?.kubectlWords ?? ""
    let namespace = Failure.Hint(
      "--namespace with the web app's namespace, see: kubectl get deployments -A\(kubectl)"
    )
    let isAlone = error.candidates.isEmpty
    switch error.unmet {
    case .deployment? where isAlone: return ["leaving out --deployment", namespace]
    case .deployment?: return ["--deployment with a name that is there, or leaving it out"]
    case .configMap? where isAlone, .key? where isAlone:
      let place = (installation?.namespace ?? "kubeflow").shellQuoted
      return [Failure.Hint("kubectl get configmaps -n \(place)\(kubectl)")]
    case .configMap?: return ["--configmap with a name that is there, or leaving it out"]
    case .key?: return ["--key with a name that is there"]
    case nil where isAlone: return [namespace]
    case nil: return ["naming what is there with --deployment, --configmap or --key"]
    }
  }

  /// For pods that do not come up; what failed is still there unless the change was undone.
  private static func forRollout(
    _ error: SpawnerError,
    command: String,
    installation: InstallationOptions?
  ) -> [Failure.Hint] {
    let status = Failure.Hint("\(command) status\(installation?.words ?? "")")
    if let writer = error.overwriter {
      return [Failure.Hint("the change where '\(writer)' takes the file from"), status]
    }
    if let cause = error.underlying as? KubeError {
      let options = installation?.kubectlWords ?? ""
      return forCluster(cause, programName: command, options: options)
    }
    var hints = [status]
    if error.code == .undone {
      hints.append("the same command with --on-failure keep, to look at the pod while it fails")
    } else if let pod = error.rollout?.pod, let installation {
      let place = installation.namespace.shellQuoted + installation.kubectlWords
      hints.append(Failure.Hint("kubectl describe pod \(pod) -n \(place)"))
    }
    return hints
  }

  /// For what a change left behind: how to finish it, and how to take it back.
  static func forState(_ failure: ChangeFailure, programName: String) -> [Failure.Hint] {
    let options = failure.words
    let undo =
      failure.undoCommand.map { "\(programName) \($0)\(options)" }
      ?? "put the lines marked - in the diff back and restart"
    let isHopeless = failure.cause.code == .notUndone && !failure.cause.isUnseen
    let finish = isHopeless ? [] : [Failure.Hint.finish("wait", failure, programName)]
    return switch failure.cause.change {
    case .nothing, .undone: []
    case .maybeWritten: [Failure.Hint("\(programName) get\(options) to see which text is there")]
    case .written:
      [.finish("restart", failure, programName), Failure.Hint(undo, purpose: "to undo")]
    case .rolling(.some): finish + [Failure.Hint(undo, purpose: "to undo")]
    case .restored where failure.cause.code == .notUndone:
      // Whether the pods were renewed for the old file is not known either.
      isHopeless ? [] : [.finish("restart", failure, programName)]
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
    Failure.Hint("\(programName) \(command)\(failure.words)", purpose: "to finish")
  }
}
