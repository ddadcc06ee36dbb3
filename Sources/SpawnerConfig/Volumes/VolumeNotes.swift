internal import YAMLEdit

extension SpawnerEdit {
  /// Tells what will work differently from what the edit's volumes say.
  ///
  /// These are not errors: the file is right, and the form or Kubernetes does more with it.
  ///
  /// - Parameter document: The file after the edit.
  /// - Returns: Findings about the volumes that the edit names, at their places in the file.
  public func notes(on document: SpawnerDocument) -> [Finding] {
    switch self {
    case .addVolume(let volume):
      document.notes(onDataVolumes: [volume.value])
    case .setVolumes(let value):
      document.notes(onDataVolumes: value.sequence ?? [value])
    case .setWorkspace, .replaceWorkspace:
      VolumeNotes(at: Workspace.valuePath, isWorkspace: true).findings(in: document)
    default:
      []
    }
  }
}

extension SpawnerDocument {
  fileprivate func notes(onDataVolumes values: [YAMLValue]) -> [Finding] {
    let items = defaults["dataVolumes"]?["value"]?.sequence ?? []
    return items.enumerated().filter { values.contains($0.element) }.flatMap { index, _ in
      VolumeNotes(at: VolumeList.valuePath.appending(index), isWorkspace: false)
        .findings(in: self)
    }
  }
}

/// What the form and Kubernetes do with one volume beyond what is written.
private struct VolumeNotes {
  let path: YAMLPath
  let isWorkspace: Bool

  init(at path: YAMLPath, isWorkspace: Bool) {
    self.path = path
    self.isWorkspace = isWorkspace
  }

  func findings(in document: SpawnerDocument) -> [Finding] {
    guard let value = document.document.value(at: path), value.mapping != nil else { return [] }
    let row = ListedVolume(value, role: isWorkspace ? .workspace : .data(position: 1))
    let rules = [
      mountRule(row), collisionRule(row), modesRule(row), lostKeysRule(value), claimRule(row),
    ]
    let context = LintContext(document: document.document)
    return rules.compactMap(\.self).flatMap { $0.check(context) }
  }

  private func mountRule(_ row: ListedVolume) -> LintRule? {
    guard let mount = row.mount, let effective = row.effectiveMount, mount != effective else {
      return nil
    }
    return rule("V005", .warning, at: path.appending("mount")) {
      .init(
        $0,
        "the volume is written for '\(mount)' and users get it at '\(effective)'",
        effect: "since Kubeflow 1.7 the form mounts a data volume by the name of its claim",
        remedy: "tell users '\(effective)', or name the claim after the directory wanted"
      )
    }
  }

  private func collisionRule(_ row: ListedVolume) -> LintRule? {
    guard let name = row.newClaim, ClaimNameTemplate(name).placeholderCount == 0 else {
      return nil
    }
    return rule("V011", .warning, at: path.appending("newPvc").appending("metadata")) {
      .init(
        $0,
        "every notebook asks for a new claim of the same name, '\(name)'",
        effect: "the second notebook of a namespace fails with 409",
        remedy: "put '\(ClaimNameTemplate.placeholder)' into the name"
      )
    }
  }

  private func modesRule(_ row: ListedVolume) -> LintRule? {
    let place = path.appending("newPvc").appending("spec").appending("accessModes")
    if isWorkspace, row.accessModes.count > 1 {
      return rule("V017", .warning, at: place) {
        .init(
          $0,
          "the workspace has \(row.accessModes.count) access modes",
          effect: "the form uses the first only",
          remedy: "keep one access mode"
        )
      }
    }
    guard row.accessModes.contains(AccessMode.readWriteOncePod.rawValue) else { return nil }
    return rule("V018", .warning, at: place) {
      .init(
        $0,
        "the form has no button for ReadWriteOncePod",
        effect: "the mode is sent, and the form shows none",
        remedy: "use ReadWriteOnce if the form should show it"
      )
    }
  }

  private func lostKeysRule(_ value: YAMLValue) -> LintRule? {
    let known: [(YAMLValue?, Set<String>)] = [
      (value, ["mount", "newPvc", "existingSource"]),
      (value["newPvc"], ["metadata", "spec"]),
      (value["newPvc"]?["metadata"], ["name", "generateName", "labels", "annotations"]),
      (value["newPvc"]?["spec"], ["resources", "accessModes", "storageClassName"]),
    ]
    let lost = known.flatMap { mapping, keys in
      (mapping?.mapping?.keys ?? []).compactMap(\.string).filter { !keys.contains($0) }
    }
    guard !lost.isEmpty else { return nil }
    let list = lost.map { "'\($0)'" }.joined(separator: ", ")
    return rule("V020", .warning, at: path) {
      .init(
        $0,
        "the form does not know \(list)",
        effect: "the form drops what it does not know",
        remedy: "remove \(list)"
      )
    }
  }

  private func claimRule(_ row: ListedVolume) -> LintRule? {
    guard let claim = row.claim else { return nil }
    return rule("V023", .info, at: path.appending("existingSource")) {
      .init(
        $0,
        "the claim '\(claim)' is taken from the notebook's own namespace",
        effect: "without it there a notebook's pod does not start",
        remedy: "make the claim in every profile's namespace"
      )
    }
  }

  private func rule(
    _ id: String,
    _ severity: Finding.Severity,
    at path: YAMLPath,
    hit: (LintRule.Place) -> LintRule.Hit
  ) -> LintRule {
    let hits = [hit(.key(path))]
    return LintRule(id, severity, RuleText("a volume", bad: "", good: "")) { _ in hits }
  }
}
