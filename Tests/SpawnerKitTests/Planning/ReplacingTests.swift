import SpawnerConfig
import SpawnerKit
import Testing
import YAMLEdit

/// A whole text in the place of another one.
struct ReplacingTests {
  private func failure(_ old: String, _ new: String) throws -> SpawnerError {
    try #require(throws: SpawnerError.self) {
      try ChangeReview(replacing: Array(old.utf8), with: Array(new.utf8))
    }
  }

  @Test func `a text that cannot be read gives way to one that can`() throws {
    let text = FileShape.complete
    let broken = text.replacing("  shm:", with: "\tshm:")
    let review = try ChangeReview(replacing: Array(broken.utf8), with: Array(text.utf8))
    #expect(review.addedFindings.allSatisfy { $0.severity < .error })
    #expect(review.keptErrors.isEmpty)
  }

  @Test func `errors that were there before may stay`() throws {
    let old = FileShape.text
    let review = try ChangeReview(
      replacing: Array(old.utf8),
      with: Array((old + "# more\n").utf8)
    )
    #expect(!review.keptErrors.isEmpty)
    #expect(review.addedFindings.isEmpty)
  }

  @Test func `a new error is refused with its place in the new text`() throws {
    let error = try failure(
      FileShape.text,
      "# above\n" + FileShape.text.replacing("value: r.io/a:1", with: "value: {a: 1}")
    )
    #expect(error.code == .invalidResult)
    #expect(error.location?.line == 4)
    #expect(error.message.hasPrefix("the change would break the file: "))
  }

  @Test(arguments: [
    ("a: [\n", "2:1: did not find expected node content"), ("\t", "1:1: "),
    ("", "expected the key 'spawnerFormDefaults', found an empty file"),
  ])
  func `a new text that is no form is refused`(new: String, words: String) throws {
    let error = try failure(FileShape.text, new)
    #expect(error.code == .invalidResult)
    #expect(error.description.hasPrefix(words), "\(error)")
  }
}
