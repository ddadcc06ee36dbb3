import TestSupport
import Testing
import YAMLEdit

/// A mapping inside a document, as a file of its own.
struct EmbeddedMappingTests {
  private static let source = """
    a: 1
    list:
    - name: x
      form:   # ours
        cpu: '1'

        # last
      other: 2

    """

  @Test func `has the lines of the key and what is below, at the left edge`() throws {
    let embedded = try EmbeddedMapping(in: Document(Self.source), at: "list[0].form")
    #expect(
      String(decoding: embedded.bytes, as: UTF8.self)
        == "form:   # ours\n  cpu: '1'\n\n  # last\n"
    )
    #expect(embedded.location(of: .init(line: 1, column: 1)) == .init(line: 4, column: 3))
    #expect(embedded.location(of: .init(line: 2, column: 3)) == .init(line: 5, column: 5))
    #expect(embedded.location(of: .init(line: 99, column: 1)).line >= 7)
  }

  @Test func `is put back with only the changed lines changed`() throws {
    let document = try Document(Self.source)
    let embedded = try EmbeddedMapping(in: document, at: "list[0].form")
    let edited = try Document(embedded.bytes).setting("2", at: "form.memory")
    #expect(
      try embedded.replacing(with: edited.bytes).text
        == Self.source.replacing("cpu: '1'\n", with: "cpu: '1'\n    memory: '2'\n")
    )
    #expect(try embedded.replacing(with: embedded.bytes).bytes == document.bytes)
  }

  @Test(arguments: [
    ("a", YAMLError.Code.notAMapping), ("list[0].none", .noSuchPath), ("list[0]", .noSuchPath),
    ("a.b", .unrepresentable), ("list[9].form", .noSuchPath),
  ])
  func `is refused where there is none`(path: String, code: YAMLError.Code) throws {
    let path = try YAMLPath(parsing: path)
    let error = try #require(throws: YAMLError.self) {
      try EmbeddedMapping(in: Document(Self.source), at: path)
    }
    #expect(error.code == code, "\(error)")
  }

  @Test func `is refused where the key stands twice`() throws {
    let error = try #require(throws: YAMLError.self) {
      try EmbeddedMapping(in: Document("a:\n  b:\n    c: 1\n  b:\n    c: 2\n"), at: "a.b")
    }
    #expect(error.description == "4:3: expected 'a.b' once, found it 2 times")
  }

  /// Whatever is edited inside is said outside, and nothing else is.
  @Test(arguments: Fixture.all)
  func `any edit inside is that edit outside, or is refused`(fixture: Fixture) throws {
    let document = try Document(fixture.bytes)
    var generator = SeededGenerator(seed: UInt64(fixture.bytes.count))
    for node in document.allNodes where node.kind == .mapping {
      let embedded = try unless([.unrepresentable, .noSuchPath, .duplicateKey]) {
        try EmbeddedMapping(in: document, at: node.path)
      }
      guard let embedded else { continue }
      #expect(try embedded.replacing(with: embedded.bytes).bytes == document.bytes)
      let inner = try Document(embedded.bytes)
      var edit = RandomEdit(&generator)
      guard let edited = try edit.apply(to: inner),
        let put = try unless(
          [.unrepresentable, .editDiffers],
          { try embedded.replacing(with: edited.bytes) }
        )
      else { continue }
      let key = YAMLPath(Array(node.path.steps.suffix(1)))
      #expect(put.value(at: node.path) == edited.value(at: key), "\(node.path)")
      let again = try unless([.unrepresentable, .notAMapping]) {
        try EmbeddedMapping(in: put, at: node.path)
      }
      guard let again else { continue }
      #expect(try Document(again.bytes).value == edited.value, "\(node.path)")
    }
  }
}
