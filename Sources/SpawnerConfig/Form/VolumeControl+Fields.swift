internal import YAMLEdit

/// A volume as the user sees it, with all that its panel holds.
extension VolumeControl {
  private var id: String { written.isWorkspace ? "workspace" : "volume-\(written.position)" }

  private var state: FormControlState { FormControlState(isBuiltIn: isBuiltIn) }

  func panel(_ view: VolumeView) -> FormPanel {
    FormPanel(title(view), fields: fields(view), notes: isBuiltIn ? [] : droppedKeys(view.source))
  }

  private func title(_ view: VolumeView) -> String {
    switch kind {
    case .newClaim(let claim):
      ["New volume", claimName(view), claim.size(view).map(\.shownText)]
        .compactMap(\.self).joined(separator: ", ")
    case .existingClaim:
      ["Existing volume", claimName(view)].compactMap(\.self).joined(separator: ", ")
    case .other: "Existing volume, custom"
    }
  }

  private func fields(_ view: VolumeView) -> [FormField] {
    switch kind {
    case .newClaim(let claim): newClaimFields(claim, view) + [mountField(view)]
    case .existingClaim(let claim): [claimField(claim, view), mountField(view)]
    case .other(let other): [sourceField(other, view), mountField(view)]
    }
  }

  // MARK: Mounts

  private func mountField(_ view: VolumeView) -> FormField {
    let mount = mount(view)
    return FormField(
      "\(id)-mount",
      "Mount path",
      .text(mount?.shownText ?? ""),
      state: state,
      notes: isBuiltIn ? [] : mountNotes(mount ?? .null, view)
    )
  }

  private func mountNotes(_ mount: YAMLValue, _ view: VolumeView) -> [FormNote] {
    let (source, path) = (view.source, written.mountPath)
    let old = written.value["mount"] ?? .null
    if old != mount {
      let was = old.isEmpty ? "no mount" : "mount \(old.shownText)"
      return [source.difference("\(was) → \(mount.shownText)", at: path)]
    }
    if mount.isEmpty { return [source.launchOff("\(written.name) has no mount", at: path)] }
    guard let text = mount.string else {
      return [source.refusal(422, "the mount is \(mount.inMessages), not text", at: path)]
    }
    var notes: [FormNote] = []
    if !text.hasPrefix("/") { notes.append(source.difference("\(text) → /\(text)", at: path)) }
    if text.contains(ClaimNameTemplate.placeholder) {
      let what = "\(ClaimNameTemplate.placeholder) stays as it is in a mount"
      notes.append(source.difference(what, at: path))
    }
    return notes
  }

  // MARK: Claims that are there

  private func claimField(_ claim: YAMLValue, _ view: VolumeView) -> FormField {
    let isReadOnly = claim["readOnly"]?.isTrueInForm ?? false
    return FormField(
      "\(id)-claim",
      "Claim",
      .text(claim["claimName"]?.shownText ?? ""),
      state: state,
      hint: isReadOnly ? "read-only" : "must exist in the user's namespace",
      notes: claimNotes(claim, view.source)
    )
  }

  private func claimNotes(_ claim: YAMLValue, _ source: FormSource) -> [FormNote] {
    let path = written.claimNamePath
    let name = claim["claimName"] ?? .null
    if name.isEmpty { return [source.launchOff("\(written.name) names no claim", at: path)] }
    guard let text = name.string else {
      return [source.refusal(422, "the claim is \(name.inMessages), not text", at: path)]
    }
    var notes: [FormNote] = []
    if !KubernetesName.isLabel(text) {
      notes.append(source.note(.podRefused, "'\(text)' cannot name a volume", at: path))
    }
    if let lock = claim["readOnly"], lock.bool == nil, !lock.isNull {
      let at = written.existingClaimPath.appending("readOnly")
      notes.append(source.refusal(422, "readOnly is \(lock.inMessages)", at: at))
    }
    return notes
  }

  private func sourceField(_ other: YAMLValue, _ view: VolumeView) -> FormField {
    let (source, path) = (view.source, written.existingPath)
    let kinds = other.mapping?.keys.compactMap(\.string).joined(separator: ", ") ?? ""
    let note =
      written.isWorkspace
      ? source.launchOff("the page fails on this kind of volume", at: path)
      : source.difference("the page fails here → names of new volumes stay unfilled", at: path)
    return FormField(
      "\(id)-source",
      "Source",
      .text(kinds),
      state: state,
      notes: [note]
    )
  }

  // MARK: Lost keys

  /// What the form drops without a word.
  private func droppedKeys(_ source: FormSource) -> [FormNote] {
    var lost: [(String, YAMLPath)] = []
    func add(_ value: YAMLValue?, _ path: YAMLPath, keeping known: Set<String>) {
      for key in value?.mapping?.keys.compactMap(\.string) ?? [] where !known.contains(key) {
        lost.append((key, path.appending(key)))
      }
    }
    add(written.value, written.path, keeping: ["mount", "newPvc", "existingSource"])
    if case .newClaim(let claim) = kind {
      if written.existingSource != nil { lost.append(("existingSource", written.existingPath)) }
      add(written.newPvc, written.newPvcPath, keeping: ["metadata", "spec"])
      let names: Set = ["name", "generateName", "annotations", "labels"]
      add(claim.metadata, written.metadataPath, keeping: names)
      let specs: Set = ["accessModes", "resources", "storageClassName"]
      add(claim.spec, written.specPath, keeping: specs)
      let (resources, path) = (claim.spec["resources"], written.specPath.appending("resources"))
      add(resources, path, keeping: ["requests"])
      add(resources?["requests"], path.appending("requests"), keeping: ["storage"])
    }
    return lost.map { key, path in source.difference("\(key) → dropped by the form", at: path) }
  }
}

extension YAMLValue {
  /// The value as a text field shows it.
  var shownText: String {
    switch self {
    case .null: ""
    case .string(let text), .bigInteger(let text), .timestamp(let text), .binary(let text): text
    case .bool(let flag): "\(flag)"
    case .integer(let number): "\(number)"
    case .float(let number): ScriptNumber.text(number)
    case .sequence, .mapping: typeInMessages
    }
  }
}
