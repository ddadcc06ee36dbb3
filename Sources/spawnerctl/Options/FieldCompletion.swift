import ArgumentParser
import SpawnerConfig

/// What a shell is offered for fields, one line each; without a cluster, what every file can have.
enum FieldCompletion: String, CaseIterable, Sendable, ExpressibleByArgument {
  /// Every path, those of the items in the live file too.
  case paths
  /// Every path with an equals sign, and the values where there are only a few.
  case assignments

  /// The lines for some fields.
  func lines(for fields: [ListedField]) -> [String] {
    let reachable = fields.filter(\.isReachable)
    switch self {
    case .paths: return reachable.map(\.path)
    case .assignments:
      return reachable.filter(\.isValue).flatMap { field in
        field.choices.isEmpty
          ? ["\(field.path)="] : field.choices.map { "\(field.path)=\($0)" }
      }
    }
  }
}

extension CompletionKind {
  /// The paths of all fields, asked for when the shell wants them.
  static var fieldPaths: CompletionKind { fields(.paths) }
  /// The paths of all fields with an equals sign.
  static var fieldAssignments: CompletionKind { fields(.assignments) }
  /// The sections that can be locked.
  static var lockableSections: CompletionKind { .list(FieldPath.lockableSections) }
  /// The sections that can hold a lock, sound or not.
  static var sections: CompletionKind { .list(FieldPath.sectionsWithLock) }

  private static func fields(_ kind: FieldCompletion) -> CompletionKind {
    .shellCommand(
      "spawnerctl get --complete \(kind.rawValue) --request-timeout 2s 2>/dev/null"
    )
  }
}
