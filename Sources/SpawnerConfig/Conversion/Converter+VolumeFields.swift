internal import YAMLEdit

/// What the parts of an old volume become.
extension Converter {
  mutating func claimName(of volume: OldVolume) -> YAMLValue {
    if let name = volume.field("name") { return name }
    let name = "{notebook-name}-\(volume.usualSuffix)"
    note(
      .decide,
      volume.path,
      "\(volume.words) had no name, and its claims are now named '\(name)'",
      why: "a new claim needs a name"
    )
    return .string(name)
  }

  mutating func size(of volume: OldVolume) -> YAMLValue? {
    guard let written = volume.field("size") else { return nil }
    let path = volume.valuePath(of: "size")
    let text = written.string ?? written.integer.map(String.init) ?? ""
    let size = StorageSize(text)
    if written.string != nil, size.passesForm { return written }
    guard let whole = size.wholeGi else {
      note(
        .decide,
        path,
        "the size of \(volume.words) stays \(written.inMessages)",
        why: "the form understands a whole number of Gi only, and no such number is the same"
      )
      return written
    }
    let isBare = text.unicodeScalars.allSatisfy(\.isDigit)
    note(
      .changed,
      path,
      "the size '\(text)' of \(volume.words) is now '\(whole)'",
      why: isBare
        ? "sizes have a unit now; a bare number was one of Gi"
        : "the form understands a whole number of Gi only; this is as much"
    )
    return .string(whole)
  }

  mutating func accessModes(of volume: OldVolume) -> [YAMLValue] {
    switch volume.field("accessModes") {
    case .sequence(let modes)? where !modes.isEmpty: return modes
    case .string(let mode)? where !mode.isEmpty: return [.string(mode)]
    case nil, .string, .sequence:
      note(
        .changed,
        volume.path,
        "\(volume.words) asks for ReadWriteOnce",
        why: "the old file named no access mode, and a claim needs one"
      )
      return ["ReadWriteOnce"]
    case let other?: return [other]
    }
  }

  /// The class, or nothing for the cluster's default.
  mutating func storageClass(of volume: OldVolume) -> YAMLValue? {
    let path = volume.valuePath(of: "class")
    switch volume.field("class") {
    case nil, "{none}"?: return nil
    case "{empty}"?, ""?:
      note(
        .changed,
        path,
        "the class of \(volume.words) is an empty text",
        why: "the form drops it, so that the cluster's default class is used and not none at all"
      )
      return ""
    case let name?:
      note(
        .changed,
        path,
        "new claims of \(volume.words) have the class \(name.inMessages) from now on",
        why: "most old web apps ignored the class and left it to the cluster's default"
      )
      return name
    }
  }

  mutating func mount(of volume: OldVolume, named name: YAMLValue) -> YAMLValue {
    let path = volume.valuePath(of: "mountPath")
    guard let written = volume.field("mountPath"), written != "" else {
      let mount = volume.isWorkspace ? "/home/jovyan" : "/home/jovyan/\(name.string ?? "data")"
      note(
        .decide,
        volume.path,
        "\(volume.words) had no mount, and is now mounted at '\(mount)'",
        why: "a volume needs a mount"
      )
      return .string(mount)
    }
    guard let text = written.string, text.contains("{volume-name}"), let name = name.string else {
      return written
    }
    let mount = text.replacing("{volume-name}", with: name)
    note(
      .changed,
      path,
      "the mount '\(text)' is now '\(mount)'",
      why: "the form puts no volume's name into mounts any more"
    )
    return .string(mount)
  }
}
