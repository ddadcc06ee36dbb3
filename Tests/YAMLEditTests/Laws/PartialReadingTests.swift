import TestSupport
import Testing

@testable import YAMLEdit

/// Reading only the lines around an edit must give what reading everything gives.
@Suite(.oneAtATime)
struct PartialReadingTests {
  /// What a full reading of the same bytes says otherwise; empty if nothing.
  private func differences(_ document: Document) throws -> [String] {
    let full = try Document(document.bytes)
    let (left, right) = (document.storage.table, full.storage.table)
    var found: [String] = []
    if left.records.count != right.records.count {
      return ["\(left.records.count) records, not \(right.records.count)"]
    }
    for (index, pair) in zip(left.records, right.records).enumerated() {
      var (record, other) = pair
      if left.tagName(record) != right.tagName(other) { found.append("\(index): tag") }
      if record.kind == .scalar, left.text(of: record) != right.text(of: other) {
        found.append("\(index): text")
      }
      (record.tag, other.tag) = (0, 0)
      if record != other { found.append("\(index): \(record) is not \(other)") }
    }
    if left.arena != right.arena { found.append("arena") }
    if left.hasMarks != right.hasMarks { found.append("marks") }
    if document.storage.source.lineStarts != full.storage.source.lineStarts {
      found.append("lines")
    }
    return found
  }

  @Test(arguments: Fixture.all)
  func `edit upon edit, the table is that of a full reading`(fixture: Fixture) throws {
    let seed = UInt64(fixture.bytes.count) &+ 3
    var generator = SeededGenerator(seed: seed)
    var document = try Document(fixture.bytes)
    for _ in 0..<40 {
      var edit = RandomEdit(&generator)
      guard let edited = try edit.apply(to: document) else { continue }
      #expect(try differences(edited) == [], "seed \(seed): \(document.text)")
      document = edited.bytes.count < 20_000 ? edited : try Document(fixture.bytes)
    }
  }

  /// What may be wrong with a mutated text.
  private static let unreadable: Set<YAMLError.Code> = [
    .syntax, .tab, .notUTF8, .controlCharacter, .severalDocuments, .duplicateAnchor,
    .undefinedAlias,
    .recursiveAlias, .unknownTag, .unhashableKey, .badScalar, .badMerge,
  ]

  @Test func `odd texts, too`() throws {
    let seed: UInt64 = 99
    var mutator = Mutator(seed: seed, texts: Fixture.all.map(\.bytes))
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<3000 {
      let text = mutator.next()
      guard let document = try unless(Self.unreadable, { try Document(text) }) else { continue }
      var edit = RandomEdit(&generator)
      let edited = try unless([.editDiffers, .overlappingEdits]) { try edit.apply(to: document) }
      guard let edited, let edited else { continue }
      #expect(try differences(edited) == [], "seed \(seed): \(document.text.debugDescription)")
    }
  }

  @Test(arguments: [
    ("a: 1\nb:\n- x\n- y\nc: 2\n", "b", true), ("- x\n- y", "", true), ("a:\n  - x\n", "a", true),
    ("a: [x]\n", "a", true), ("a: &k 1\nb: [*k]\n", "b", false), ("---\na: [x]\n", "a", true),
    ("%YAML 1.1\n---\na: [x]\n", "a", false), ("{a: [x]}\n", "a", false),
    ("a: [x]\nb: \"\u{feff}\"\n", "a", false),
  ])
  func `a full reading is needed only where something may reach across`(
    text: String,
    path: YAMLPath,
    isPartial: Bool
  ) throws {
    let document = try Document(text)
    let editor = Editor(document)
    let list = try document.existing(path)
    let plan = try editor.insert("new", into: list, at: .last, path: path)
    let bytes = try SourceEdit.apply(plan.edits, to: document.bytes)
    #expect((PartialReading(document, plan.edits).document(bytes) != nil) == isPartial)
  }
}
