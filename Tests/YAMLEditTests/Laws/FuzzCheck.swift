import TestSupport
import Testing
import YAMLEdit

/// What is tried on one odd text, and how often it went which way.
struct FuzzCheck {
  /// Which input it is, for messages.
  var name = ""
  /// The texts that could be read.
  private(set) var readable = 0
  /// The edits that gave a new text.
  private(set) var edited = 0
  /// The edits whose result did not read back as meant, so that nothing came of them.
  private(set) var givenUp = 0

  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  /// Reads a text and edits it in every way; throws the error of a text that cannot be read.
  mutating func tryAll(_ text: [UInt8]) throws {
    tryStream(text)
    let document = try Document(text)
    readable += 1
    #expect(document.bytes == text, "\(name)")
    let nodes = document.allNodes
    guard !nodes.isEmpty else { return }
    try tryAddingAndRemoving(document, generator.pick(nodes))
    try tryEdit(document)
    try tryEmbedded(document, generator.pick(nodes))
  }

  /// A stream's documents make up the stream.
  private func tryStream(_ text: [UInt8]) {
    do {
      let stream = try DocumentStream(text)
      #expect(Array(stream.documents.map(\.bytes).joined()) == text, "\(name)")
      let same = try stream.replacing(document: 0, with: stream.documents[0])
      #expect(same == text, "\(name)")
    } catch {
      #expect(!error.description.isEmpty, "\(name)")
    }
  }

  /// The result of an edit; nil if it was refused or given up.
  private mutating func outcome(_ edit: () throws -> Document?) throws -> Document? {
    do {
      guard let result = try unless(RandomEdit.expected, edit), let result else { return nil }
      edited += 1
      return result
    } catch let error as YAMLError {
      #expect([.editDiffers, .overlappingEdits].contains(error.code), "\(name): \(error)")
      givenUp += 1
      return nil
    }
  }

  /// Adding an item and removing it restores the bytes.
  private mutating func tryAddingAndRemoving(_ document: Document, _ node: Node) throws {
    let count = node.items.count
    let path = node.path
    let added = try outcome { try document.inserting("new:1", into: path) }
    guard let added, count > 0, !endsInBlockScalar(document) else { return }
    let removed = try outcome { try added.removing(at: path.appending(count)) }
    #expect(removed?.bytes == document.bytes, "\(name): \(document.text.debugDescription)")
  }

  /// Any edit gives a text that reads as the edited document says.
  private mutating func tryEdit(_ document: Document) throws {
    var edit = RandomEdit(&generator)
    guard let result = try outcome({ try edit.apply(to: document) }) else { return }
    let again = try Document(result.bytes)
    #expect(again.value == result.value, "\(name): \(document.text.debugDescription)")
  }

  /// A text with a line more or less is the text that was put in, and nothing else changes.
  private mutating func tryEmbedded(_ document: Document, _ node: Node) throws {
    let path = node.path
    let embedded = try unless([.noSuchPath, .notAScalar, .notAMapping, .notASequence]) {
      try EmbeddedText(in: document, at: path)
    }
    guard let embedded else { return }
    var lines = String(decoding: embedded.bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    let place = Int.random(in: 0..<lines.count, using: &generator)
    let line = generator.pick(["new", "  - new", "", " ", "a: \"b\"", "# ü", "\tx", "it's"])
    if Bool.random(using: &generator) {
      lines.insert(line, at: place)
    } else {
      lines[place] = line
    }
    let text = lines.joined(separator: "\n")
    let result = try outcome { try embedded.replacing(with: Array(text.utf8)) }
    guard let result else { return }
    #expect(result.value(at: path) == .string(text), "\(name): \(document.text.debugDescription)")
    #expect(
      result.allNodes.count == document.allNodes.count,
      "\(name): \(document.text.debugDescription)"
    )
  }

  /// Whether the text ends in a block scalar without a line break, whose header an edit may change.
  private func endsInBlockScalar(_ document: Document) -> Bool {
    guard let last = document.bytes.last, last != 0x0A, last != 0x0D else { return false }
    return document.allNodes.contains { node in
      node.scalarStyle == .literal || node.scalarStyle == .folded
    }
  }
}
