internal import YAMLEdit

/// A change to the affinities or the toleration groups that the form offers.
public enum PlacementEdit: Hashable, Sendable {
  /// Offers options, all of one section; those that are there already stay as they are. The first
  /// becomes the default if asked for.
  case add([PlacementOption], makeDefault: Bool)
  /// Offers options no longer, each named by its key.
  case remove([String], from: Placement)
  /// Chooses the option that the form preselects, or none.
  case setDefault(String?, of: Placement)
}

extension PlacementEdit {
  func edited(_ document: SpawnerDocument) throws(SpawnerConfigError) -> Document {
    guard let placement else { return document.document }
    var list = try PlacementList(placement, in: document)
    switch self {
    case .add(let options, let makeDefault): try list.add(options, makeDefault: makeDefault)
    case .remove(let keys, _): try list.remove(keys)
    case .setDefault(let key?, _): try list.makeDefault(key)
    case .setDefault(nil, _): try list.clearDefault()
    }
    return list.document
  }

  /// The section that the change is about; `nil` where there is nothing to add.
  private var placement: Placement? {
    switch self {
    case .add(let options, _): options.first?.placement
    case .remove(_, let placement), .setDefault(_, let placement): placement
    }
  }

  /// What the change may write to.
  var targets: [YAMLPath] {
    guard let section = placement?.section else { return [] }
    return [section.optionsPath, section.valuePath]
  }

  /// The change in a few words.
  var summary: String {
    switch self {
    case .add(let options, let makeDefault):
      "add \(Self.named(options.map(\.key), placement))" + (makeDefault ? ", as default" : "")
    case .remove(let keys, let placement): "remove \(Self.named(keys, placement))"
    case .setDefault(let key?, let placement): "make \(placement.noun) '\(key)' the default"
    case .setDefault(nil, let placement): "preselect no \(placement.noun)"
    }
  }

  private static func named(_ keys: [String], _ placement: Placement?) -> String {
    let list = keys.map { "'\($0)'" }.joined(separator: ", ")
    return "\(keys.count == 1 ? placement?.noun ?? "" : placement?.plural ?? "") \(list)"
  }
}
