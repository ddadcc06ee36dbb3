internal import YAMLEdit

/// When nodes fetch the image.
struct PullPolicyControl {
  private let policy: SectionValue

  static let choices = ["Always", "IfNotPresent", "Never"]
  private static let builtIn = SectionValue("imagePullPolicy", builtIn: "IfNotPresent")

  /// The control as it is built.
  init() { policy = Self.builtIn }

  /// The control with the file's value.
  init(_ source: FormSource) { policy = Self.builtIn.setUp(by: source) }

  var posted: YAMLValue? { policy.posted }
  var stop: FormStop? { policy.stop }

  func field(_ source: FormSource) -> FormField {
    FormField(
      "pull-policy",
      "Image pull policy",
      .choice(Self.choices.map { FormOption($0, isChosen: policy.value?.string == $0) }),
      state: policy.state,
      notes: policy.lockNotes(source) + notes(source)
    )
  }

  private func notes(_ source: FormSource) -> [FormNote] {
    let shown = policy.value ?? .null
    if !policy.state.isLocked, shown.isEmpty {
      let missing = source.launchOff("no policy is preselected", at: policy.path)
      guard case .refused(let note) = policy.reading(source), note.kind == .answer(500) else {
        return [missing]
      }
      return [missing, note]
    }
    switch policy.reading(source) {
    case .refused(let note): return [note]
    case .nothing: return []
    case .value(let value, _):
      guard let text = value.string else {
        let words = "the policy is \(value.inMessages), not text"
        return [source.refusal(422, words, at: policy.path)]
      }
      guard !Self.choices.contains(text) else { return [] }
      return [
        source.unlisted(value, at: policy.path),
        source.note(.podRefused, "there is no policy '\(text)'", at: policy.path),
      ]
    }
  }
}
