import SpawnerConfig

/// Reports as text for people.
///
/// Pure: report in, text out; nothing where there is nothing to say.
enum TextRenderer {
  /// The image lists, the default marked with a star.
  static func images(_ images: [ListedImage]) -> String {
    var table = TextTable(["GROUP", "POSITION", "DEFAULT", "SHOWN AS", "IMAGE"])
    for image in images {
      table.append([
        image.group.rawValue, String(image.position), image.isDefault ? "*" : "",
        image.displayName, image.reference,
      ])
    }
    return table.rendered()
  }

  /// The workspace volume and the data volumes; mounts as users get them.
  static func volumes(workspace: ListedVolume?, data: [ListedVolume]) -> String {
    var table = TextTable(
      ["VOLUME", "MOUNT", "KIND", "NAME", "SIZE", "CLASS", "ACCESS MODES"])
    if let workspace { table.append(cells(for: workspace)) }
    for volume in data { table.append(cells(for: volume)) }
    return table.rendered()
  }

  /// The workspace volume, one fact a line.
  static func workspace(_ volume: ListedVolume?) -> String {
    guard let volume else { return "new notebooks get no workspace volume\n" }
    let facts: [(String, String?)] = [
      ("Mount", volume.mount), ("Kind", volume.kind.words), ("Name", volume.name),
      ("Size", volume.size), ("Class", volume.classWords), ("Access modes", volume.modes),
    ]
    return Self.facts(facts)
  }

  /// Names and values in two columns; a fact without a value is left out.
  static func facts(_ facts: [(name: String, value: String?)]) -> String {
    let known = facts.filter { $0.value != nil }
    let width = known.map(\.name.columns).max() ?? 0
    return known.map { name, value in
      "\(name):".padded(toColumns: width + 3) + (value ?? "") + "\n"
    }.joined()
  }

  private static func cells(for volume: ListedVolume) -> [String] {
    [
      volume.position.map { "data \($0)" } ?? "workspace", volume.effectiveMount ?? "",
      volume.kind.words, volume.name, volume.size ?? "", volume.classWords ?? "",
      volume.modes ?? "",
    ]
  }
}

extension ListedVolume {
  /// The claim's name, existing or to be made.
  var name: String { claim ?? newClaim ?? "" }

  /// What `volume remove` takes: the claim, or the mount of a volume without one.
  var removableName: String { name.isEmpty ? effectiveMount ?? "" : name }

  /// The storage class; nothing for a claim that exists already.
  fileprivate var classWords: String? {
    kind == .newClaim ? storageClass ?? "(default)" : storageClass
  }

  fileprivate var modes: String? {
    if kind == .existingClaim { return readOnly == true ? "read-only" : nil }
    return accessModes.isEmpty ? nil : accessModes.joined(separator: ",")
  }
}

extension ListedVolume.Kind {
  fileprivate var words: String {
    switch self {
    case .newClaim: "new claim"
    case .existingClaim: "existing claim"
    case .other: "other"
    }
  }
}
