internal import YAMLEdit

/// When nodes fetch the image.
struct PullPolicyControl {
  private(set) var value: YAMLValue? = "IfNotPresent"
  private(set) var state = FormControlState.builtIn
  private(set) var stop: FormStop?

  static let choices = ["Always", "IfNotPresent", "Never"]
  private static let name = "imagePullPolicy"

  /// The control as it is built.
  init() {}

  /// The control with the file's value.
  init(_ source: FormSource) {
    stop = source.stopWithout(Self.name)
    guard stop == nil else { return }
    value = source.section(Self.name)?["value"]
    state = FormControlState(isLocked: source.isLocked(Self.name))
  }

  /// What is sent.
  ///
  /// The page leaves out a control that is switched off, as a lock does here; the backend then takes
  /// the file's value, and answers one that is sent all the same with 400.
  var posted: YAMLValue? { state.isLocked ? nil : value }

  func field(_ source: FormSource) -> FormField {
    FormField(
      "pull-policy",
      "Image pull policy",
      .choice(Self.choices.map { FormOption($0, isChosen: value?.string == $0) }),
      state: state,
      notes: source.lockNotes(Self.name) + notes(source)
    )
  }

  private func notes(_ source: FormSource) -> [FormNote] {
    let path = YAMLPath.section(Self.name).appending("value")
    let shown = value ?? .null
    if !state.isLocked, shown.isEmpty {
      let missing = source.launchOff("no policy is preselected", at: path)
      guard case .refused(let note) = reading(source), note.kind == .answer(500) else {
        return [missing]
      }
      return [missing, note]
    }
    switch reading(source) {
    case .refused(let note): return [note]
    case .nothing: return []
    case .value(let policy, _):
      guard let text = policy.string else {
        return [source.refusal(422, "the policy is \(policy.inMessages), not text", at: path)]
      }
      guard !Self.choices.contains(text) else { return [] }
      return [
        source.unlisted(policy, at: path),
        source.note(.podRefused, "there is no policy '\(text)'", at: path),
      ]
    }
  }

  private func reading(_ source: FormSource) -> FormSource.Reading {
    source.backend(Self.name, section: Self.name, posted: posted)
  }
}
