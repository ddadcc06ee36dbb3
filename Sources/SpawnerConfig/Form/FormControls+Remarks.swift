internal import YAMLEdit

/// What is to be said of the form as a whole.
extension FormControls {
  func remarks(_ source: FormSource) -> [FormNote] {
    let stopped = stop.map { [stopRemark($0)] } ?? []
    return stopped + flagRemarks(source) + reservedKeys(source)
  }

  private func stopRemark(_ stop: FormStop) -> FormNote {
    let later = Self.order.drop { $0 != stop.section }.dropFirst()
    let names = later.joined(separator: ", ")
    let what = later.isEmpty ? "" : ", and these keep built-in values: \(names)"
    return FormNote(
      .difference,
      "\(stop.note.text) → the form's set-up stops at '\(stop.section)'\(what)",
      path: stop.note.path,
      location: stop.note.location
    )
  }

  /// The sections in the order in which the form sets itself up.
  static let order = [
    "cpu", "memory", "image", "imageGroupOne", "imageGroupTwo", "imagePullPolicy",
    "workspaceVolume", "dataVolumes", "affinityConfig", "tolerationGroup", "gpus", "shm",
    "configurations",
  ]

  private func flagRemarks(_ source: FormSource) -> [FormNote] {
    ["allowCustomImage", "hideRegistry", "hideTag"].compactMap { flag in
      guard let value = source.section(flag), value.bool == nil, value.isTrueInForm else {
        return nil
      }
      let text = "\(flag) \(value.inMessages) → counts as true"
      return source.difference(text, at: .section(flag))
    }
  }

  /// Keys that the backend takes for sections of fields that are none.
  private func reservedKeys(_ source: FormSource) -> [FormNote] {
    ["name", "namespace", "serverType", "cpuLimit", "memoryLimit"].compactMap { key in
      guard let section = source.section(key) else { return nil }
      let path = YAMLPath.section(key)
      guard section.mapping != nil, section["value"] != nil else {
        return source.refusal(500, "'\(key)' must not be in the file", at: path)
      }
      let isLocked = section["readOnly"]?.isTrueInBackend ?? false
      guard isLocked == isSent(key) else { return nil }
      return source.refusal(400, "'\(key)' must not be in the file", at: path)
    }
  }

  private func isSent(_ key: String) -> Bool {
    switch key {
    case "cpuLimit": cpu.postedLimit != nil
    case "memoryLimit": memory.postedLimit != nil
    default: true
    }
  }
}
