import SpawnerConfig
import Testing
import YAMLEdit

/// Applies an edit and compares the whole text; applied a second time, it changes nothing more.
///
/// - Parameters:
///   - edit: The edit.
///   - text: The file before it.
///   - expected: The file after it.
///   - isIdempotent: Whether the edit may be applied again.
///   - location: Where the expectation stands.
/// - Throws: What keeps the file from being read or the edit from being applied.
func expect(
  _ edit: SpawnerEdit,
  of text: String,
  gives expected: String,
  isIdempotent: Bool = true,
  location: Testing.SourceLocation = #_sourceLocation
) throws {
  let edited = try edit.applied(to: SpawnerDocument(Array(text.utf8)))
  #expect(edited.document.text == expected, sourceLocation: location)
  guard isIdempotent else { return }
  let again = try edit.applied(to: edited)
  #expect(again.bytes == edited.bytes, "twice is not once", sourceLocation: location)
}

/// Applies an edit that must be refused.
///
/// - Parameters:
///   - edit: The edit.
///   - text: The file.
///   - code: The code to expect.
///   - message: The whole message to expect.
///   - candidates: What there is instead; nil where that is not of interest.
///   - location: Where the expectation stands.
/// - Throws: What keeps the file from being read or the edit from being applied.
func expectRefusal(
  of edit: SpawnerEdit,
  on text: String,
  code: SpawnerConfigError.Code,
  message: String,
  candidates: [String]? = nil,
  location: Testing.SourceLocation = #_sourceLocation
) throws {
  let document = try SpawnerDocument(Array(text.utf8))
  let error = #expect(throws: SpawnerConfigError.self, sourceLocation: location) {
    try edit.applied(to: document)
  }
  #expect(error?.code == code, sourceLocation: location)
  #expect(error?.description == message, sourceLocation: location)
  if let candidates { #expect(error?.candidates == candidates, sourceLocation: location) }
}
