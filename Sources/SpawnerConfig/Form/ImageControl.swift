internal import YAMLEdit

/// The image of one kind of server.
struct ImageControl {
  let group: ImageGroup
  /// What the control holds; `nil` where that is undefined.
  private(set) var value: YAMLValue? = ""
  /// Whether the group has no image, so that its control is off.
  private(set) var isOff = false
  private(set) var state = FormControlState.builtIn
  private(set) var stop: FormStop?

  /// The release from which on a group may be left out.
  static let optionalGroups = AppVersion(1, 6)
  /// The release from which on the button of an absent group stays.
  static let lastingButtons = AppVersion(1, 7)

  /// The control as it is built.
  init(_ group: ImageGroup) { self.group = group }

  /// The control with the file's values.
  init(_ group: ImageGroup, _ source: FormSource) {
    self.group = group
    let section = source.section(group.section)
    if group == .jupyter {
      stop = source.stopWithout(group.section)
      guard stop == nil else { return }
      state = FormControlState()
      value = section?["value"]
      return
    }
    let listed = section?["value"]
    guard listed?.isTrueInForm ?? false else {
      guard source.version >= Self.optionalGroups else {
        stop =
          source.stopWithout(group.section)
          ?? source.stop(at: group.section, "'\(group.section)' has no image", path)
        return
      }
      state = FormControlState()
      (value, isOff) = ("", true)
      return
    }
    state = FormControlState()
    value = listed
  }

  private var path: YAMLPath { .section(group.section) }

  /// Whether the control is required and empty, which keeps LAUNCH off.
  var isMissing: Bool { !isOff && (value ?? .null).isEmpty }

  /// What is sent for it if its kind of server is chosen: the page copies the chosen group's image to
  /// the one key `image`, and always sends it, since a lock does not switch these controls off.
  var posted: YAMLValue? { isOff ? nil : value }

  // MARK: Showing

  func panel(_ source: FormSource) -> FormPanel {
    let isChosen = group == source.request.serverType
    let field = FormField(
      "\(group.rawValue)-image",
      "Image",
      .choice(options(source)),
      state: state,
      notes: notes(source, isChosen: isChosen)
    )
    return FormPanel(group.buttonTitle, isChosen: isChosen, fields: [field])
  }

  private func options(_ source: FormSource) -> [FormOption] {
    guard let items = source.section(group.section)?["options"]?.sequence else { return [] }
    let names = ImageDisplayName(defaults: .mapping(source.context?.defaults ?? [:]))
    let chosen = isOff ? nil : items.firstIndex { $0.string != nil && $0 == value }
    return items.enumerated().map { index, item in
      let path = path.appending("options").appending(index)
      guard let reference = item.string else {
        let note = source.difference(
          "\(item.inMessages) is no text → the page fails below the images",
          at: path
        )
        return FormOption("", isChosen: false, notes: [note])
      }
      let name = names.text(for: reference)
      let isCut = reference.split(separator: ":", omittingEmptySubsequences: false).count > 2
      return FormOption(
        name,
        value: reference,
        isChosen: index == chosen,
        notes: isCut ? [source.difference("\(reference) → \(name)", at: path)] : []
      )
    }
  }

  private func notes(_ source: FormSource, isChosen: Bool) -> [FormNote] {
    let valuePath = path.appending("value")
    var notes = source.lockNotes(group.section, isObeyed: false)
    if isOff {
      notes.append(source.difference(absence(source), at: path))
    } else if isMissing {
      notes.append(source.launchOff("no image is preselected", at: valuePath))
    } else if !isListed(source) {
      notes.append(source.unlisted(value ?? .null, at: valuePath))
    }
    return notes + optionNotes(source) + (isChosen ? failures(source) : [])
  }

  private func absence(_ source: FormSource) -> String {
    source.version >= Self.lastingButtons
      ? "no image → the button stays, and launching with it is answered with 400"
      : "no image → the button is hidden"
  }

  private func isListed(_ source: FormSource) -> Bool {
    guard let value, value.string != nil else { return false }
    return source.section(group.section)?["options"]?.sequence?.contains(value) ?? false
  }

  private func optionNotes(_ source: FormSource) -> [FormNote] {
    guard !isOff else { return [] }
    let path = path.appending("options")
    let options = source.section(group.section)?["options"] ?? .null
    if options.isEmpty { return [source.difference("no options: empty dropdown", at: path)] }
    guard options.sequence == nil else { return [] }
    return [source.difference("no list of options: empty dropdown", at: path)]
  }

  // MARK: The backend

  /// What goes wrong with the image when a notebook of this kind is launched.
  private func failures(_ source: FormSource) -> [FormNote] {
    let main = ImageGroup.jupyter.section
    if case .refused(let note) = source.backend("image", section: main, posted: posted) {
      // The user has to pick one anyway.
      return isMissing && note.kind == .answer(400) ? [] : [note]
    }
    guard let image = posted, image.string == nil else { return [] }
    let text = "the image is \(image.inMessages), not text"
    return [source.refusal(500, text, at: path.appending("value"))]
  }
}

extension ImageGroup {
  /// The words on the button that chooses the group.
  public var buttonTitle: String {
    switch self {
    case .jupyter: "JupyterLab"
    case .groupOne: "Visual Studio Code"
    case .groupTwo: "RStudio"
    }
  }
}
