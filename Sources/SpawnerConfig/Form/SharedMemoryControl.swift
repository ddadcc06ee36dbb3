internal import YAMLEdit

/// The switch for shared memory.
struct SharedMemoryControl {
  private let memory: SectionValue

  private static let builtIn = SectionValue("shm", builtIn: true)

  /// The control as it is built: on.
  init() { memory = Self.builtIn }

  /// The control with the file's value.
  init(_ source: FormSource) { memory = Self.builtIn.setUp(by: source) }

  /// What is sent, left out where it is locked.
  ///
  /// The toggle keeps the value that it was given until somebody clicks it, so that a text such as
  /// `false` gets to the backend as a text, where it counts as true.
  var posted: YAMLValue? { memory.posted }
  var stop: FormStop? { memory.stop }

  /// Whether notebooks get shared memory.
  func isMounted(_ source: FormSource) -> Bool {
    guard case .value(let value, _) = memory.reading(source) else { return false }
    return value.isTrueInBackend
  }

  func field(_ source: FormSource) -> FormField {
    let isOn = memory.value?.isTrueInForm ?? false
    var notes = memory.lockNotes(source)
    if case .refused(let note) = memory.reading(source) {
      notes.append(note)
    } else if isOn, !isMounted(source) {
      let text = "\((memory.value ?? .null).inMessages) → shown as on, and is off"
      notes.append(source.difference(text, at: memory.path))
    } else if let value = memory.value, value.bool == nil, !value.isNull {
      let text = "\(value.inMessages) → \(isOn ? "on" : "off")"
      notes.append(source.difference(text, at: memory.path))
    }
    return FormField(
      "shm",
      "Enable Shared Memory",
      .toggle(isOn),
      state: memory.state,
      notes: notes
    )
  }
}
