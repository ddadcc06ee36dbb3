import SpawnerConfig
import YAMLEdit

extension Hints {
  /// For a field that is named wrongly, or is given what it cannot be.
  static func forNamedField(_ error: SpawnerConfigError) -> [Failure.Hint] {
    switch error.code {
    case .unknownPath:
      error.isMisspelt ? error.candidates.map { Failure.Hint($0.shellQuoted) } : [allPaths]
    case .itemNotFound where error.candidates.isEmpty: [allPaths]
    case .invalidValue:
      error.problem?.proposal.map { [Failure.Hint($0.shellQuoted)] } ?? []
    case .notLockable: forLock(error)
    default: []
    }
  }

  private static let allPaths: Failure.Hint = "a path that get --paths lists"

  /// For a lock that cannot be: what comes nearest to it.
  private static func forLock(_ error: SpawnerConfigError) -> [Failure.Hint] {
    if let section = error.candidates.first { return ["\(section), the whole section"] }
    let steps = error.path?.steps.dropFirst() ?? []
    switch steps.first {
    case .key("image")?, .key("imageGroupOne")?, .key("imageGroupTwo")?:
      return ["listing only what users may choose, and set allowCustomImage=false"]
    case .key("dataVolumes")?:
      return ["'readOnly: true' at the claim of a volume, so that users cannot write to it"]
    case .key("workspaceVolume")?: return ["workspace disable (notebooks without such a volume)"]
    default: return []
    }
  }
}

extension SpawnerConfigError {
  /// Whether it is plain what was meant, so that a hint says it.
  var isMisspelt: Bool {
    (code == .unknownPath || code == .notLockable) && candidates.count == 1
  }
}
