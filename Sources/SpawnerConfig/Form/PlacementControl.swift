internal import YAMLEdit

/// One of the two dropdowns that say where a notebook runs.
struct PlacementControl {
  let section: PlacementSection
  /// `nil` where it is undefined.
  private(set) var value: YAMLValue? = ""
  private(set) var state = FormControlState.builtIn
  private(set) var stop: FormStop?

  /// The control as it is built: nothing is chosen.
  init(_ section: PlacementSection) { self.section = section }

  /// The control with the file's value.
  init(_ section: PlacementSection, _ source: FormSource) {
    self.section = section
    stop = source.stopWithout(section.name)
    guard stop == nil else { return }
    value = source.section(section.name)?["value"]
    state = FormControlState(isLocked: source.isLocked(section.name))
  }

  /// What is sent.
  ///
  /// The page leaves out a control that is switched off, as a lock does here; the backend then takes
  /// the file's value, and answers one that is sent all the same with 400.
  var posted: YAMLValue? { state.isLocked ? nil : value }

  private var isAffinity: Bool { section.name == PlacementSection.affinity.name }

  // MARK: Showing

  func field(_ source: FormSource) -> FormField {
    FormField(
      isAffinity ? "affinity" : "tolerations",
      isAffinity ? "Affinity" : "Tolerations Group",
      .choice(options(source)),
      state: state,
      notes: source.lockNotes(section.name) + notes(source)
    )
  }

  private func items(_ source: FormSource) -> YAMLValue? {
    source.section(section.name)?["options"]
  }

  private func options(_ source: FormSource) -> [FormOption] {
    let items = items(source)?.sequence ?? []
    let chosen =
      value == "" ? nil : items.firstIndex { value != nil && $0[section.keyName] == value }
    let none = FormOption("None", value: "", isChosen: value == "")
    return [none]
      + items.enumerated().map { index, item in
        let label = item["displayName"]?.string ?? ""
        let path = section.optionsPath.appending(index)
        return FormOption(
          label,
          value: item[section.keyName]?.string,
          isChosen: index == chosen,
          notes: label.isEmpty ? [source.difference("no name to show: blank row", at: path)] : []
        )
      }
  }

  private func notes(_ source: FormSource) -> [FormNote] {
    let failures = failures(source)
    guard !state.isBuiltIn, let value, failures.isEmpty else { return failures }
    let keys = items(source)?.sequence?.compactMap { $0[section.keyName] } ?? []
    if value == "" {
      guard keys.contains("") else { return [] }
      let text = "an option has the key \"\" → it is applied although None is shown"
      return [source.difference(text, at: section.optionsPath)]
    }
    guard !keys.contains(value) else { return [] }
    let text = "\(value.inMessages) is the key of no option → blank, and nothing is applied"
    return [source.difference(text, at: section.valuePath)]
  }

  // MARK: The backend

  private func failures(_ source: FormSource) -> [FormNote] {
    switch source.backend(section.name, section: section.name, posted: posted) {
    case .refused(let note): return [note]
    case .nothing: return []
    case .value(let value, _): return search(for: value, source).map { [$0] } ?? []
    }
  }

  /// Goes through the options as the backend does, until one has the key.
  private func search(for key: YAMLValue, _ source: FormSource) -> FormNote? {
    if key == "none" { return nil }
    guard let options = items(source) else { return nil }
    guard let items = options.sequence else {
      let found = options.typeInMessages
      return source.refusal(500, "the options are \(found), not a list", at: section.optionsPath)
    }
    for (index, item) in items.enumerated() {
      let path = section.optionsPath.appending(index)
      guard let itsKey = item[section.keyName] else {
        return source.refusal(500, "an option has no '\(section.keyName)'", at: path)
      }
      guard itsKey == key else { continue }
      let content = item[section.contentName]
      guard content == nil || (content == .null && !isAffinity) else { return nil }
      return source.refusal(500, "the option has no '\(section.contentName)'", at: path)
    }
    return nil
  }
}
