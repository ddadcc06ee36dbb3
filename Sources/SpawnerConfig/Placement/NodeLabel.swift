public import YAMLEdit

/// What an affinity asks of a label of nodes: `pool=gpu`, `pool=gpu,cpu` for one of several
/// values, `pool` for any.
public struct NodeLabel: Hashable, Sendable {
  /// The key of the label.
  public let key: String
  /// The values that will do; empty for any.
  public let values: [String]

  /// Reads the notation.
  ///
  /// - Parameter text: A key, and the values that will do, such as `pool=gpu,cpu`.
  /// - Throws: ``SpawnerConfigError`` with code `invalidEntry`.
  public init(parsing text: String) throws(SpawnerConfigError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    key = parts[0]
    values =
      parts.count == 1
      ? [] : parts[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard KubernetesName.isQualifiedName(key) else {
      throw Self.error("the key of a label in '\(text)'", "'\(key)'")
    }
    for value in values where value.isEmpty || !KubernetesName.isLabelValue(value) {
      throw Self.error("the value of a label in '\(text)'", "'\(value)'")
    }
  }

  private static func error(_ expected: String, _ found: String) -> SpawnerConfigError {
    SpawnerConfigError(
      .invalidEntry,
      "expected \(expected), found \(found)",
      at: .init(path: "affinity")
    )
  }

  /// The requirement as the file has it.
  public var value: YAMLValue {
    var fields: YAMLMapping = [
      "key": .string(key), "operator": .string(values.isEmpty ? "Exists" : "In"),
    ]
    if !values.isEmpty { fields["values"] = .sequence(values.map { .string($0) }) }
    return .mapping(fields)
  }
}
