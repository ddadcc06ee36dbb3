internal import YAMLEdit

/// The switch for shared memory.
struct SharedMemoryControl {
  /// `nil` where it is undefined.
  private(set) var value: YAMLValue? = true
  private(set) var state = FormControlState.builtIn
  private(set) var stop: FormStop?

  private static let name = "shm"

  /// The control as it is built: on.
  init() {}

  /// The control with the file's value.
  init(_ source: FormSource) {
    stop = source.stopWithout(Self.name)
    guard stop == nil else { return }
    value = source.section(Self.name)?["value"]
    state = FormControlState(isLocked: source.isLocked(Self.name))
  }

  /// What is sent, left out where it is locked.
  ///
  /// The toggle keeps the value that it was given until somebody clicks it, so that a text such as
  /// `false` gets to the backend as a text, where it counts as true.
  var posted: YAMLValue? { state.isLocked ? nil : value }

  /// Whether notebooks get shared memory.
  func isMounted(_ source: FormSource) -> Bool {
    guard case .value(let value, _) = reading(source) else { return false }
    return value.isTrueInBackend
  }

  private func reading(_ source: FormSource) -> FormSource.Reading {
    source.backend(Self.name, section: Self.name, posted: posted)
  }

  func field(_ source: FormSource) -> FormField {
    let isOn = value?.isTrueInForm ?? false
    var notes = source.lockNotes(Self.name)
    let path = YAMLPath.section(Self.name).appending("value")
    if case .refused(let note) = reading(source) {
      notes.append(note)
    } else if isOn, !isMounted(source) {
      let text = "\((value ?? .null).inMessages) → shown as on, and is off"
      notes.append(source.difference(text, at: path))
    } else if let value, value.bool == nil, !value.isNull {
      notes.append(source.difference("\(value.inMessages) → \(isOn ? "on" : "off")", at: path))
    }
    return FormField("shm", "Enable Shared Memory", .toggle(isOn), state: state, notes: notes)
  }
}

/// The PodDefaults that are preselected, by the keys of their labels.
struct ConfigurationsControl {
  /// `nil` where it is undefined.
  private(set) var value: YAMLValue? = []
  private(set) var state = FormControlState.builtIn
  private(set) var stop: FormStop?

  private static let name = "configurations"

  /// The control as it is built: nothing is chosen.
  init() {}

  /// The control with the file's value.
  init(_ source: FormSource) {
    stop = source.stopWithout(Self.name)
    guard stop == nil else { return }
    value = source.section(Self.name)?["value"]
    state = FormControlState(isLocked: source.isLocked(Self.name))
  }

  /// What is sent, left out where it is locked.
  ///
  /// These are the keys as they are; the backend makes a label of each, so that numbers become text
  /// only there.
  var posted: YAMLValue? { state.isLocked ? nil : value }

  /// The dropdown; what else it offers are the PodDefaults of the user's namespace.
  func field(_ source: FormSource) -> FormField {
    let entries = value?.sequence ?? []
    return FormField(
      "configurations",
      "Configurations",
      .choice(
        entries.map { entry in
          FormOption(entry.string ?? entry.inMessages, isChosen: true)
        }
      ),
      state: state,
      hint: entries.isEmpty
        ? "offers the PodDefaults of the user's namespace"
        : "label keys, not names, of PodDefaults",
      notes: source.lockNotes(Self.name) + notes(source)
    )
  }

  private func notes(_ source: FormSource) -> [FormNote] {
    let path = YAMLPath.section(Self.name).appending("value")
    switch source.backend(Self.name, section: Self.name, posted: posted) {
    case .refused(let note): return [note]
    case .nothing: return []
    case .value(let value, _):
      guard let entries = value.sequence else {
        return [source.refusal(400, "\(value.inMessages) is not a list", at: path)]
      }
      return entries.enumerated().compactMap { index, entry in
        self.note(on: entry, at: path.appending(index), source)
      }
    }
  }

  private func note(on entry: YAMLValue, at path: YAMLPath, _ source: FormSource) -> FormNote? {
    switch entry {
    case .string(let text):
      return KubernetesName.isQualifiedName(text)
        ? nil : source.refusal(422, "'\(text)' is no key of a label", at: path)
    case .sequence, .mapping:
      return source.refusal(500, "an entry is \(entry.typeInMessages)", at: path)
    default: return source.difference("\(entry.inMessages) → becomes text", at: path)
    }
  }
}
