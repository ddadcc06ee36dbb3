/// A value that does not fit its field: what must stand there, what was given, what to give.
public struct FieldProblem: Hashable, Sendable {
  /// The field, as it would be written.
  public let path: String
  /// What must stand there, as the object of a sentence.
  public let expected: String
  /// What was given, as the object of a sentence.
  public let found: String
  /// The assignment that says what was meant: `memory.value=0.5Gi`; `nil` where that is not plain.
  public let proposal: String?

  init(at path: FieldPath, expected: String, found: String, proposal: String? = nil) {
    self.path = path.description
    self.expected = expected
    self.found = found
    self.proposal = proposal
  }

  /// The words for it, as an error's detail.
  var words: String { "expected \(expected) at '\(path)', found \(found)" }
}
