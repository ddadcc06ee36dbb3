internal import YAMLEdit

/// The fields of a claim that is made for the notebook.
extension VolumeControl {
  func newClaimFields(_ claim: NewClaimControl, _ view: VolumeView) -> [FormField] {
    let id = written.isWorkspace ? "workspace" : "volume-\(written.position)"
    let state = FormControlState(isBuiltIn: isBuiltIn)
    let name = claim.name(view)
    return [
      FormField(
        "\(id)-name",
        "Name",
        .text(name?.shownText ?? ""),
        state: state,
        hint: claim.nameKey == "generateName" ? "followed by a random ending" : nil,
        notes: isBuiltIn ? [] : nameNotes(name, claim, view)
      ),
      FormField(
        "\(id)-size",
        "Size",
        .text(claim.size(view)?.shownText ?? ""),
        state: state,
        notes: isBuiltIn ? [] : sizeNotes(claim, view)
      ),
      FormField(
        "\(id)-class",
        "Storage class",
        .text(claim.storageClass?.shownText ?? "default class"),
        state: state,
        notes: isBuiltIn ? [] : classNotes(claim, view.source)
      ),
      FormField(
        "\(id)-mode",
        "Access mode",
        .choice(modeOptions(claim)),
        state: state,
        notes: isBuiltIn ? [] : modeNotes(claim, view.source)
      ),
    ]
  }

  // MARK: Names

  private func nameNotes(
    _ name: YAMLValue?,
    _ claim: NewClaimControl,
    _ view: VolumeView
  ) -> [FormNote] {
    let (source, path) = (view.source, written.namePath)
    guard let name else {
      return [source.refusal(422, "the claim has no name", at: written.metadataPath)]
    }
    guard let text = name.string else {
      return [source.difference("\(name.inMessages) → sent as text, the field fails", at: path)]
    }
    var notes: [FormNote] = []
    if let other = claim.metadata["generateName"], claim.nameKey == "name", other.isTrueInForm {
      let at = written.metadataPath.appending("generateName")
      notes.append(source.difference("generateName → not used, as there is a name", at: at))
    }
    let isTemplate = claim.metadata[claim.nameKey ?? ""]?.string?
      .contains(ClaimNameTemplate.placeholder)
    if claim.nameKey == "name", isTemplate == false {
      let why = "without \(ClaimNameTemplate.placeholder) → a second notebook gets 409"
      notes.append(source.difference(why, at: path))
    }
    let made = claim.nameKey == "generateName" ? text + "x" : text
    if !KubernetesName.isSubdomain(made) {
      notes.append(source.refusal(422, "'\(text)' is no name for a claim", at: path))
    } else if !KubernetesName.isLabel(made) {
      notes.append(source.note(.podRefused, "'\(text)' cannot name a volume", at: path))
    }
    return notes
  }

  // MARK: Sizes

  private func sizeNotes(_ claim: NewClaimControl, _ view: VolumeView) -> [FormNote] {
    let (source, path) = (view.source, written.storagePath)
    guard let text = claim.storage?.string else {
      let value = claim.storage ?? .null
      if value.isNumber {
        return [source.difference("\(value.shownText) → that many bytes", at: path)]
      }
      return [source.refusal(422, "the size is \(value.typeInMessages)", at: path)]
    }
    let shown = claim.size(view)?.string ?? ""
    var notes: [FormNote] = []
    if shown != text, !StorageSize(text).passesForm {
      notes.append(source.difference("\(text.isEmpty ? "no size" : text) → \(shown)", at: path))
    }
    if shown.hasPrefix("NaN") {
      notes.append(source.refusal(400, "'\(shown)' is no size", at: path))
    } else if shown.hasPrefix("0Gi") || shown.hasPrefix("-") {
      notes.append(source.refusal(422, "a size of '\(shown)'", at: path))
    }
    return notes
  }

  // MARK: Classes and modes

  private func classNotes(_ claim: NewClaimControl, _ source: FormSource) -> [FormNote] {
    guard let written = claim.spec["storageClassName"] else { return [] }
    let path = self.written.classPath
    guard written.isTrueInForm else {
      return [source.difference("\(written.inMessages) → the cluster's default class", at: path)]
    }
    guard KubernetesName.isSubdomain(written.string ?? "") else {
      return [source.refusal(422, "\(written.inMessages) is no name of a class", at: path)]
    }
    return []
  }

  private func modeOptions(_ claim: NewClaimControl) -> [FormOption] {
    let first = claim.spec["accessModes"]?[0]?.string
    return [AccessMode.readWriteOnce, .readOnlyMany, .readWriteMany].map { mode in
      FormOption(mode.rawValue, isChosen: mode.rawValue == first)
    }
  }

  private func modeNotes(_ claim: NewClaimControl, _ source: FormSource) -> [FormNote] {
    let path = written.modesPath
    guard let modes = claim.spec["accessModes"]?.sequence, let first = modes.first else {
      return [source.refusal(422, "there is no list of access modes", at: path)]
    }
    var notes: [FormNote] = []
    if modes.count > 1 {
      let all = modes.map(\.shownText).joined(separator: ", ")
      let text = written.isWorkspace ? "\(all) → \(first.shownText)" : "\(all) → all are sent"
      notes.append(source.difference(text, at: path))
    }
    let kept = written.isWorkspace ? [first] : modes
    if let odd = kept.first(where: { AccessMode(rawValue: $0.string ?? "") == nil }) {
      notes.append(source.refusal(422, "there is no access mode \(odd.inMessages)", at: path))
    } else if first.string == AccessMode.readWriteOncePod.rawValue {
      notes.append(source.difference("ReadWriteOncePod → no button for it, still used", at: path))
    }
    return notes
  }
}
