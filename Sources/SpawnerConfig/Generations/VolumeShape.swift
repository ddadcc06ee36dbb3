internal import YAMLEdit

/// The two shapes a volume has had: before Kubeflow 1.5 and since.
enum VolumeShape {
  case old
  case current

  /// Recognises a volume's shape by its keys; `nil` where they say nothing.
  init?(of volume: YAMLValue) {
    guard let mapping = volume.mapping else { return nil }
    if Self.currentKeys.contains(where: { mapping[$0] != nil }) {
      self = .current
    } else if Self.oldKeys.contains(where: { mapping[$0] != nil }) {
      self = .old
    } else {
      return nil
    }
  }

  static func requireCurrent(_ volume: YAMLValue, at path: YAMLPath) throws(SpawnerConfigError) {
    guard VolumeShape(of: volume) == .old else { return }
    let keys = volume.mapping?.entries.compactMap(\.key.string) ?? []
    let place = path.steps.isEmpty ? "" : " at '\(path)'"
    throw SpawnerConfigError(
      .oldGeneration,
      """
      expected a volume with 'mount' and 'newPvc' or 'existingSource'\(place), \
      found the shape used before Kubeflow 1.5 \
      (\(keys.map { "'\($0)'" }.joined(separator: ", ")))
      """,
      at: .init(path: path)
    )
  }

  private static let currentKeys = ["mount", "newPvc", "existingSource"]
  /// `value` is the wrapper that data volumes had.
  private static let oldKeys = [
    "type", "name", "size", "mountPath", "accessModes", "class", "value",
  ]
}
