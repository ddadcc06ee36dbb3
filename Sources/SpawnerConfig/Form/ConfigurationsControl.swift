internal import YAMLEdit

/// The PodDefaults that are preselected, by the keys of their labels.
struct ConfigurationsControl {
  private let keys: SectionValue

  private static let builtIn = SectionValue("configurations", builtIn: [])

  /// The control as it is built: nothing is chosen.
  init() { keys = Self.builtIn }

  /// The control with the file's value.
  init(_ source: FormSource) { keys = Self.builtIn.setUp(by: source) }

  /// What is sent, left out where it is locked.
  ///
  /// These are the keys as they are; the backend makes a label of each, so that numbers become text
  /// only there.
  var posted: YAMLValue? { keys.posted }
  var stop: FormStop? { keys.stop }

  /// The dropdown; what else it offers are the PodDefaults of the user's namespace.
  func field(_ source: FormSource) -> FormField {
    let entries = keys.value?.sequence ?? []
    return FormField(
      "configurations",
      "Configurations",
      .choice(
        entries.map { entry in
          FormOption(entry.string ?? entry.inMessages, isChosen: true)
        }
      ),
      state: keys.state,
      hint: entries.isEmpty
        ? "offers the PodDefaults of the user's namespace"
        : "label keys, not names, of PodDefaults",
      notes: keys.lockNotes(source) + notes(source)
    )
  }

  private func notes(_ source: FormSource) -> [FormNote] {
    switch keys.reading(source) {
    case .refused(let note): return [note]
    case .nothing: return []
    case .value(let value, _):
      guard let entries = value.sequence else {
        return [source.refusal(400, "\(value.inMessages) is not a list", at: keys.path)]
      }
      return entries.enumerated().compactMap { index, entry in
        note(on: entry, at: keys.path.appending(index), source)
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
