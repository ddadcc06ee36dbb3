public import YAMLEdit

/// One choice of where a notebook runs, as the form offers it.
public struct PlacementOption: Hashable, Sendable {
  /// The section it belongs to.
  public let placement: Placement
  /// The text by which it is chosen.
  public let key: String
  /// The name that users see.
  public let displayName: String
  /// The whole option as it stands in the file.
  public let value: YAMLValue

  /// Describes an option; what it does is not checked before it is used.
  ///
  /// - Parameters:
  ///   - placement: The section it belongs to.
  ///   - key: The text by which it is chosen.
  ///   - displayName: The name that users see.
  ///   - content: The affinity, or the list of tolerations.
  public init(_ placement: Placement, key: String, displayName: String, content: YAMLValue) {
    self.placement = placement
    self.key = key
    self.displayName = displayName
    value = [
      .string(placement.keyName): .string(key), "displayName": .string(displayName),
      .string(placement.contentName): content,
    ]
  }

  /// Describes an option by tolerations.
  ///
  /// - Parameters:
  ///   - key: The text by which it is chosen.
  ///   - displayName: The name that users see.
  ///   - tolerations: What it puts up with.
  public init(key: String, displayName: String, tolerations: [TolerationSpecification]) {
    let content = YAMLValue.sequence(tolerations.map(\.value))
    self.init(.toleration, key: key, displayName: displayName, content: content)
  }

  /// Describes an option by labels that a node must have.
  ///
  /// - Parameters:
  ///   - key: The text by which it is chosen.
  ///   - displayName: The name that users see.
  ///   - nodeLabels: What a node must have, all of it.
  public init(key: String, displayName: String, nodeLabels: [NodeLabel]) {
    let term: YAMLValue = ["matchExpressions": .sequence(nodeLabels.map(\.value))]
    let required: YAMLValue = ["nodeSelectorTerms": [term]]
    self.init(
      .affinity,
      key: key,
      displayName: displayName,
      content: ["nodeAffinity": ["requiredDuringSchedulingIgnoredDuringExecution": required]]
    )
  }

  /// Takes an option that was read.
  init(_ placement: Placement, reading value: ValueReader) throws(SpawnerConfigError) {
    self.placement = placement
    self.value = value.value
    key = try Self.text(placement.keyName, of: value)
    displayName = try Self.text("displayName", of: value)
    _ = try value.required(placement.contentName, as: .invalidEntry)
  }

  private static func text(
    _ name: String,
    of option: ValueReader
  ) throws(SpawnerConfigError) -> String {
    let field = try option.required(name, as: .invalidEntry)
    let text = try field.text()
    guard text.hasVisibleText else {
      throw field.error(.invalidEntry, "expected text", "an empty one")
    }
    return text
  }
}
