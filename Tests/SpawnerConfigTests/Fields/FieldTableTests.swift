import TestSupport
import Testing
import YAMLEdit

@testable import SpawnerConfig

/// Every path of the form: read, set, unset, locked.
struct FieldTableTests {
  private static func document() throws -> SpawnerDocument {
    try SpawnerDocument(Array(FieldTable.text.utf8))
  }

  private static func lines(_ document: SpawnerDocument) -> [Substring] {
    document.document.text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The lines that one text has and the other has not, each as often as it is so.
  private static func changes(_ old: SpawnerDocument, _ new: SpawnerDocument) -> Int {
    lines(old).difference(from: lines(new)).count
  }

  @Test func `the table is a sound file that has every field`() throws {
    let document = try Self.document()
    let errors = Lint.findings(in: document).filter { $0.severity == .error }
    #expect(errors == [])
    let fields = try document.fields()
    // What the schema knows, the table has: each kind of field with its indexes and names taken out.
    let tabled = Set(FieldTable.rows.map { Self.pattern($0.path) })
    let known = Set(fields.filter(\.isValue).map { Self.pattern($0.path) })
    let missing = known.subtracting(tabled).sorted()
    #expect(missing == [])
  }

  private static func pattern(_ path: String) -> String {
    path.replacing(/\[[^\]]*\]/, with: "[]")
  }

  @Test(arguments: FieldTable.rows)
  func `is set as it is meant, and set twice is once`(row: FieldTable.Row) throws {
    let document = try Self.document()
    let path = try FieldPath(parsing: row.path)
    let place = try path.place(in: document).path
    #expect((document.document.value(at: place) == nil) == row.isAbsent)
    let edit = SpawnerEdit.fields(.set([try FieldAssignment(path, text: row.input)]))
    let edited = try edit.applied(to: document)
    #expect(edited.document.value(at: place) == row.value)
    let again = SpawnerEdit.fields(.set([FieldAssignment(path.byPosition(place), row.value)]))
    #expect(try again.applied(to: edited).bytes == edited.bytes)
    if !row.isWhole { #expect(Self.changes(document, edited) <= 2, "more than one line") }
  }

  @Test(arguments: FieldTable.rows)
  func `is set back to the very bytes`(row: FieldTable.Row) throws {
    let document = try Self.document()
    let path = try FieldPath(parsing: row.path)
    let place = try path.place(in: document).path
    guard !row.isWhole, let old = document.document.value(at: place) else { return }
    let there = SpawnerEdit.fields(.set([try FieldAssignment(path, text: row.input)]))
    let back = SpawnerEdit.fields(.set([FieldAssignment(path.byPosition(place), old)]))
    let restored = try back.applied(to: there.applied(to: document))
    #expect(restored.document.text == FieldTable.text)
  }

  @Test(arguments: FieldTable.rows)
  func `is taken away, unless the form needs it`(row: FieldTable.Row) throws {
    let document = try Self.document()
    let path = try FieldPath(parsing: row.path)
    let place = try path.place(in: document).path
    guard document.document.value(at: place) != nil else { return }
    let edited = try SpawnerEdit.fields(.unset([path])).applied(to: document)
    let isItem = row.path.hasSuffix("]") && !row.path.contains("labels")
    if !isItem { #expect(edited.document.value(at: place) == nil) }
    #expect(edited.bytes != document.bytes)
    let comparison = FindingComparison(
      old: Lint.findings(in: document),
      new: Lint.findings(in: edited)
    )
    if row.isRequired {
      #expect(!comparison.addedErrors.isEmpty, "nothing keeps it")
    } else if !isItem {
      #expect(comparison.addedErrors == [])
    }
  }

  @Test func `several at once are set in order`() throws {
    let rows = FieldTable.rows.filter { !$0.isWhole && !$0.path.contains("[") }
    let assignments = try rows.map {
      try FieldAssignment(FieldPath(parsing: $0.path), text: $0.input)
    }
    let edited = try SpawnerEdit.fields(.set(assignments)).applied(to: Self.document())
    for row in rows {
      let path = try FieldPath(parsing: row.path)
      #expect(edited.document.value(at: path.literal) == row.value, "\(row)")
    }
    let one = try rows.reduce(Self.document()) { document, row in
      let path = try FieldPath(parsing: row.path)
      return try SpawnerEdit.fields(.set([FieldAssignment(path, text: row.input)]))
        .applied(to: document)
    }
    #expect(one.bytes == edited.bytes)
  }

  @Test(arguments: FieldPath.lockableSections)
  func `is locked and unlocked`(section: String) throws {
    let document = try Self.document()
    let path = try FieldPath(parsing: section)
    let lock = path.appending("readOnly").literal
    let locked = try SpawnerEdit.fields(.lock([path])).applied(to: document)
    #expect(locked.document.value(at: lock) == true)
    #expect(Self.changes(document, locked) == 2)
    #expect(try SpawnerEdit.fields(.lock([path])).applied(to: locked).bytes == locked.bytes)
    let comparison = FindingComparison(
      old: Lint.findings(in: document),
      new: Lint.findings(in: locked)
    )
    #expect(comparison.addedErrors == [])
    for name in [path, path.appending("value"), path.appending("readOnly")] {
      let unlocked = try SpawnerEdit.fields(.unlock([name])).applied(to: locked)
      #expect(unlocked.document.text == FieldTable.text)
    }
  }
}

extension FieldPath {
  /// The path with every item named by its position, so that it stays when names change.
  fileprivate func byPosition(_ place: YAMLPath) -> FieldPath {
    FieldPath(
      place.steps.dropFirst().map { step in
        switch step {
        case .key(let key): .key(key)
        case .index(let index): .index(index)
        }
      }
    )
  }
}
