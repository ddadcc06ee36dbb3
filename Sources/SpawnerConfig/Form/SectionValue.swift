internal import YAMLEdit

/// The value of a section as a control holds it that has nothing else: what is chosen, and the lock.
struct SectionValue {
  private let section: String
  /// `nil` where it is undefined.
  private(set) var value: YAMLValue?
  private(set) var state = FormControlState.builtIn
  /// Set where the set-up ends at the section; the value is then the one built in.
  private(set) var stop: FormStop?

  /// The value that the form is built with.
  init(_ section: String, builtIn value: YAMLValue) {
    self.section = section
    self.value = value
  }

  /// The same with what the file says.
  func setUp(by source: FormSource) -> SectionValue {
    var result = self
    result.stop = source.stopWithout(section)
    guard result.stop == nil else { return result }
    result.value = source.section(section)?["value"]
    result.state = FormControlState(isLocked: source.isLocked(section))
    return result
  }

  /// Where the value stands in the file.
  var path: YAMLPath { .section(section).appending("value") }

  /// What is sent; `nil` for a control that is disabled or undefined.
  ///
  /// The page leaves out a control that is switched off, as a lock does here; the backend then takes
  /// the file's value, and answers one that is sent all the same with 400.
  var posted: YAMLValue? { state.isLocked ? nil : value }

  /// What the backend takes for the field.
  func reading(_ source: FormSource) -> FormSource.Reading {
    source.backend(section, section: section, posted: posted)
  }

  /// What is to be said of the section's lock.
  func lockNotes(_ source: FormSource) -> [FormNote] { source.lockNotes(section) }
}
