import SpawnerConfig
import SpawnerKit
import YAMLEdit

extension Hints {
  /// For an edit that the file, or what was asked for, does not allow.
  static func forEdit(_ error: SpawnerConfigError) -> [Failure.Hint] {
    switch error.code {
    case .invalidImage: ["a reference such as registry.example.com/team/notebook:v1.0"]
    case .imageNotListed: ["--group, if the image is in another list"]
    case .removesDefault where error.candidates.isEmpty:
      ["adding the image that shall be the default first"]
    case .removesDefault: ["naming the new default with --new-default IMAGE"]
    case .oldGeneration: ["convert, which rewrites the file for Kubeflow 1.5 or later"]
    case .olderTarget: ["--to with a release from 1.5 to 1.\(AppVersion.newest.minor)"]
    case .undecided: ["changing the file at these places, then the same command again"]
    case .unreadable: error.underlying.map { forText($0.code) } ?? []
    case .volumeNotFound where error.candidates.isEmpty: []
    case .volumeNotFound: ["the mount or the claim of one of these"]
    case .ambiguousVolume: ["a mount or claim that only one of them has"]
    case .claimAlreadyUsed: ["another claim, or removing the other volume first"]
    case .mountAlreadyUsed: ["another mount and claim name, or removing the other volume first"]
    case .lockedSection: forLockedSection(error.path)
    case .unsoundPath: error.underlying.map { forWayOfEdit($0.code) } ?? []
    case .wrongShape, .notText, .noDefaults: ["correcting the file at that place"]
    case .invalidVolume: forField(error.path)
    case .invalidPath: forPath
    case .unknownPath, .itemNotFound, .ambiguousItem, .invalidValue, .notLockable:
      forNamedField(error)
    case .notListed where error.candidates.isEmpty: []
    case .notListed: ["one of those that are listed"]
    case .invalidEntry: forEntry(error.path)
    default: []
    }
  }

  /// For a section that is to be unlocked before it is changed.
  private static func forLockedSection(_ path: YAMLPath?) -> [Failure.Hint] {
    guard case .key(let section)? = path?.steps.dropFirst().first else { return [] }
    return [Failure.Hint("unlock \(section), then the same command again")]
  }

  /// For a place that can be changed by hand alone.
  private static func forWayOfEdit(_ code: YAMLError.Code) -> [Failure.Hint] {
    switch code {
    case .aliasInTheWay: ["edit, to write the value out in place of the alias"]
    case .mergeKeyInTheWay: ["edit, to write the key out beside the merge key"]
    case .duplicateKey: ["edit, to remove one of the two; the web app reads the last one"]
    default: ["correcting the file at that place"]
    }
  }

  /// For a part of a GPU vendor, an affinity, a toleration group or a PodDefault's label.
  private static func forEntry(_ path: YAMLPath?) -> [Failure.Hint] {
    // Of what was read from a file, the path leads further.
    guard path?.steps.count == 1 else { return [] }
    return switch path?.steps.first {
    case .key("tolerations"): ["a taint such as gpu=yes:NoSchedule"]
    case .key("affinity"): ["a label such as pool=gpu"]
    case .key("configurations"): ["a label key that poddefault list --available shows"]
    case .key("uiName"): ["--name with what users shall see"]
    default: []
    }
  }

  /// For one field of a volume.
  private static func forField(_ path: YAMLPath?) -> [Failure.Hint] {
    switch path?.steps.last {
    case .key("mount"): ["an absolute path such as /home/jovyan/data"]
    case .key("storage"): ["a size such as 10Gi"]
    case .key("name"): ["a name such as {notebook-name}-data"]
    case .key("claimName"): ["the name of a claim such as shared-data"]
    case .key("storageClassName"): ["a class that kubectl get storageclasses lists"]
    default: []
    }
  }

  /// For an edit that was refused and that another command, or another file, makes possible.
  ///
  /// - Parameters:
  ///   - failure: The refusal.
  ///   - programName: How the user calls the tool.
  /// - Returns: One proposal each, in place of all others; nil where the usual ones stand.
  static func forRefusal(_ failure: ChangeFailure, programName: String) -> [Failure.Hint]? {
    switch failure.cause.underlying {
    case let cause as SpawnerConfigError:
      return failure.alternatives[cause.code].map { words in
        [Failure.Hint("\(programName) \(words)\(failure.words)")] + also(cause)
      }
    case let cause as YAMLError:
      guard case .configMap(let name)? = failure.place else { return nil }
      let installation = failure.installation
      let place = installation.namespace.shellQuoted + installation.kubectlWords
      return forText(cause.code) + [Failure.Hint("kubectl edit configmap \(name) -n \(place)")]
    default: return nil
    }
  }

  /// What remains to be said beside another command.
  private static func also(_ cause: SpawnerConfigError) -> [Failure.Hint] {
    cause.code == .imageNotListed ? forEdit(cause) : []
  }
}
