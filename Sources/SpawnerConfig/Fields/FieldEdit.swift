internal import YAMLEdit

/// A change to fields of the form by their paths.
///
/// ```swift
/// let path = try FieldPath(parsing: "cpu.value")
/// let edit = SpawnerEdit.fields(.set([try FieldAssignment(path, text: "0.5")]))
/// ```
public enum FieldEdit: Hashable, Sendable {
  /// Gives fields their values, one after the other.
  case set([FieldAssignment])
  /// Takes fields away; what is not there is no change.
  case unset([FieldPath])
  /// Locks sections, so that users see the value and cannot change it.
  case lock([FieldPath])
  /// Unlocks sections.
  case unlock([FieldPath])

  /// The fields that are named.
  var paths: [FieldPath] {
    switch self {
    case .set(let assignments): assignments.map(\.path)
    case .unset(let paths), .lock(let paths), .unlock(let paths): paths
    }
  }

  func applied(to spawner: SpawnerDocument) throws(SpawnerConfigError) -> Document {
    if paths.contains(where: { ["workspaceVolume", "dataVolumes"].contains($0.section) }) {
      try Generation.requireCurrentVolumes(in: spawner)
    }
    var spawner = spawner
    switch self {
    case .set(let assignments):
      for assignment in assignments { spawner = try spawner.setting(assignment) }
    case .unset(let paths): spawner = try spawner.removing(paths)
    case .lock(let paths):
      for path in paths { spawner = try spawner.locking(path) }
    case .unlock(let paths):
      for path in paths { spawner = try spawner.unlocking(path) }
    }
    return spawner.document
  }
}

extension FieldEdit {
  /// The change in a few words.
  var summary: String {
    switch self {
    case .set(let assignments):
      "set " + assignments.map { "\($0.path) to \($0.value.wordsInSummary)" }.listed
    case .unset(let paths): "unset " + paths.map(\.description).listed
    case .lock(let paths): "lock " + paths.map(\.description).listed
    case .unlock(let paths): "unlock " + paths.map(\.description).listed
    }
  }

  /// The places in the file that the edit may change.
  var targets: [YAMLPath] { paths.map(\.literal) }
}

extension [String] {
  fileprivate var listed: String { joined(separator: ", ") }
}

extension YAMLValue {
  /// The value as a summary names it: short, or what kind of thing it is.
  fileprivate var wordsInSummary: String {
    switch self {
    case .string(let text): "'\(text)'"
    case .bool(let flag): "\(flag)"
    case .integer(let number): "\(number)"
    case .sequence(let items) where items.isEmpty: "an empty list"
    case .sequence(let items): "a list of \(items.count)"
    case .mapping: "a mapping"
    default: typeInMessages
    }
  }
}
