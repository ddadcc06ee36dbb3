internal import YAMLEdit

/// What comes in the place of a template's fields, such as `{username}`.
extension Converter {
  /// Puts proposals in the place of the fields; what the fields stood for, no web app fills in.
  mutating func fillTemplate() throws(SpawnerConfigError) {
    guard generation == .template else { return }
    let volumes = oldVolumes
    for volume in volumes { try fillName(of: volume) }
    for volume in volumes { try fillMount(of: volume, before: source.value(at: volume.path)) }
    for path in source.textPaths where TemplateText.hasField(text(at: path) ?? "") {
      let text = TemplateText.restored(text(at: path) ?? "")
      try set(path, .string(text))
      guard !Self.isDropped(path) else { continue }
      note(
        .decide,
        path,
        "'\(text)' stays as it is and is taken literally",
        why: "no web app fills in the user's or the server's name here"
      )
    }
  }

  /// Whether what stands at a path goes all the same.
  private static func isDropped(_ path: YAMLPath) -> Bool {
    path.steps.contains { step in
      if case .key(let key) = step {
        ["rokURL", "rokLabURL", "extra"].contains(key)
      } else {
        false
      }
    }
  }

  private func text(at path: YAMLPath) -> String? { document.value(at: path)?.string }

  private mutating func fillName(of volume: OldVolume) throws(SpawnerConfigError) {
    let path = volume.valuePath(of: "name")
    // Which claim was meant by the user's name nobody can know.
    guard volume.kind == .new, let old = text(at: path), TemplateText.hasField(old) else { return }
    let rest = Self.withoutFields(old)
    let name: String
    if rest.contains(ClaimNameTemplate.placeholder) {
      name = rest
    } else {
      name = "{notebook-name}-" + (rest.isEmpty ? volume.usualSuffix : rest)
    }
    try set(path, .string(name))
    note(
      .decide,
      path,
      "the name '\(old)' is now '\(name)'",
      why: "only the notebook's name is filled in; a claim that was made for the old name is not "
        + "found again by itself"
    )
  }

  /// The mount follows the name where it contained it; other fields have no equal.
  private mutating func fillMount(
    of volume: OldVolume,
    before old: YAMLValue?
  ) throws(SpawnerConfigError) {
    let path = volume.valuePath(of: "mountPath")
    guard let mount = text(at: path), TemplateText.hasField(mount) else { return }
    let names = [old?["name"]?["value"]?.string, text(at: volume.valuePath(of: "name"))]
    var new = mount
    if let before = names[0], let after = names[1], !before.isEmpty {
      new = new.replacing(before, with: after)
    }
    if TemplateText.hasField(new) {
      let parts = new.split(separator: "/").map { Self.withoutFields(String($0)) }
      new = "/" + parts.filter { !$0.isEmpty }.joined(separator: "/")
      if volume.isWorkspace, new == "/home" { new = "/home/jovyan" }
    }
    try set(path, .string(new))
    note(
      .decide,
      path,
      "the mount '\(mount)' is now '\(new)'",
      why: "in mounts nothing is filled in"
    )
  }

  /// A text without its fields and the hyphens around them.
  static func withoutFields(_ text: String) -> String {
    var rest = ""
    var isField = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case TemplateText.open: isField = true
      case TemplateText.close: isField = false
      default: if !isField { rest.unicodeScalars.append(scalar) }
      }
    }
    return rest.split(separator: "-").joined(separator: "-")
  }
}

extension Document {
  /// The paths of all texts that are values.
  var textPaths: [YAMLPath] {
    (root?.descendants ?? []).filter { !$0.isKey && $0.node.kind == .scalar }
      .map(\.node.path)
  }
}
