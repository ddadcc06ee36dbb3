internal import YAMLEdit

/// A volume in the shape that forms read before Kubeflow 1.5.
struct OldVolume {
  /// What the volume's type says.
  enum Kind: Equatable {
    case new
    case existing
    case none
    /// None of the three.
    case other(String)
  }

  /// The mapping with the sub-fields.
  let value: YAMLValue
  /// The place of that mapping.
  let path: YAMLPath
  /// The place that a volume of today takes: of data volumes, the item around the mapping.
  let outerPath: YAMLPath
  /// The place in the list of data volumes, counted from 1; 0 for the workspace.
  let position: Int

  var isWorkspace: Bool { position == 0 }

  var kind: Kind {
    let written = text("type") ?? ""
    return switch written.lowercased() {
    case "new", "": .new
    case "existing": .existing
    case "none": .none
    default: .other(written)
    }
  }

  /// What a person would call it.
  var words: String { isWorkspace ? "the workspace volume" : "data volume \(position)" }

  /// What a claim's name ends in where nothing is said.
  var usualSuffix: String { isWorkspace ? "workspace" : "vol-\(position)" }

  // MARK: Sub-fields

  /// What a sub-field says: the value in it, or itself where it has none.
  func field(_ name: String) -> YAMLValue? {
    guard let field = value[name], !field.isNull else { return nil }
    guard let mapping = field.mapping else { return field }
    let said = mapping["value"] ?? (Self.isBraces(field) ? field : .null)
    return said.isNull ? nil : Self.unbraced(said)
  }

  /// What a sub-field says, if that is text.
  func text(_ name: String) -> String? { field(name)?.string }

  /// Where a sub-field says it.
  func valuePath(of name: String) -> YAMLPath {
    let field = path.appending(name)
    return value[name]?["value"] == nil ? field : field.appending("value")
  }

  /// The sub-fields that the form knew.
  static let known = ["type", "name", "size", "mountPath", "accessModes", "class"]

  /// Braces without quotes, `{none}`, which make a mapping of what is meant as text.
  private static func isBraces(_ value: YAMLValue) -> Bool {
    guard let only = value.mapping?.entries.first, value.mapping?.count == 1 else { return false }
    return only.value.isNull && only.key.string != nil && only.key != "value"
  }

  private static func unbraced(_ value: YAMLValue) -> YAMLValue {
    guard isBraces(value), let name = value.mapping?.keys.first?.string else { return value }
    return .string("{\(name)}")
  }
}

extension Converter {
  /// The volumes of the old shape, as the file has them by now.
  var oldVolumes: [OldVolume] {
    var found: [OldVolume] = []
    if let value = defaults["workspaceVolume"]?["value"], VolumeShape(of: value) == .old {
      found.append(Self.volume(value, at: Workspace.valuePath, position: 0))
    }
    for (index, item) in (defaults["dataVolumes"]?["value"]?.sequence ?? []).enumerated()
    where VolumeShape(of: item) == .old {
      let path = VolumeList.valuePath.appending(index)
      found.append(Self.volume(item, at: path, position: index + 1))
    }
    return found
  }

  private static func volume(
    _ value: YAMLValue,
    at path: YAMLPath,
    position: Int
  ) -> OldVolume {
    guard let inner = value["value"], inner.mapping != nil else {
      return OldVolume(value: value, path: path, outerPath: path, position: position)
    }
    return OldVolume(
      value: inner,
      path: path.appending("value"),
      outerPath: path,
      position: position
    )
  }
}
