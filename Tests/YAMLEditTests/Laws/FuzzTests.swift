import Foundation
import Testing
import YAMLEdit

/// Odd and broken texts: nothing may crash or hang, and what can be edited keeps the laws.
struct FuzzTests {
  /// The number of texts; `SPAWNERCTL_FUZZ_INPUTS` raises it.
  private static let inputs =
    ProcessInfo.processInfo.environment["SPAWNERCTL_FUZZ_INPUTS"].flatMap { Int($0) } ?? 4000

  /// The seed; `SPAWNERCTL_FUZZ_SEED` sets another.
  private static let seed =
    ProcessInfo.processInfo.environment["SPAWNERCTL_FUZZ_SEED"].flatMap { UInt64($0) } ?? 2024

  @Test func `no text crashes, and sound ones keep the laws`() throws {
    var mutator = Mutator(seed: Self.seed, texts: Fixture.all.map(\.bytes))
    var generator = SeededGenerator(seed: Self.seed)
    var readable = 0
    for input in 0..<Self.inputs {
      let text = mutator.next()
      do {
        let document = try Document(text)
        readable += 1
        #expect(document.bytes == text)
        try check(document, &generator, "seed \(Self.seed), input \(input)")
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
    #expect(readable > Self.inputs / 10, "the mutator should leave many texts readable")
  }

  /// One random edit, checked against the laws.
  private func check(
    _ document: Document,
    _ generator: inout SeededGenerator,
    _ name: String
  ) throws(YAMLError) {
    let nodes = document.allNodes
    guard !nodes.isEmpty else { return }
    let node = generator.pick(nodes)
    let count = node.items.count
    do {
      let added = try document.inserting("new:1", into: node.path, at: .last)
      let removed = try added.removing(at: node.path.appending(count))
      guard count > 0, !endsInBlockScalar(document) else { return }
      #expect(removed.bytes == document.bytes, "\(name): \(document.text.debugDescription)")
    } catch {
      return
    }
  }

  /// Whether the text ends in a block scalar without a line break, whose header an edit may change.
  private func endsInBlockScalar(_ document: Document) -> Bool {
    guard let last = document.bytes.last, last != 0x0A, last != 0x0D else { return false }
    return document.allNodes.contains { node in
      node.scalarStyle == .literal || node.scalarStyle == .folded
    }
  }

  @Test func `a thousand levels are refused, not followed`() {
    let text = String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000)
    #expect(failure { _ = try Document(text) }?.code == .tooDeep)
  }

  @Test func `aliases of aliases do not blow up`() throws {
    var text = "a0: &a0 [x, y]\n"
    for level in 1...40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    let document = try Document(text)
    #expect(document.value["a40"]?[0]?[1]?[0]?.typeName == "list")
    #expect(try document.setting("z", at: "b").bytes.count > text.utf8.count)
  }

  @Test func `a list of ten thousand items is edited at both ends and in the middle`() throws {
    let items = (0..<10_000).map { "  - registry.example/image-\($0):v1\n" }
    let text = "list:\n" + items.joined()
    let document = try Document(text)
    let last = try document.inserting("end:1", into: "list")
    #expect(last.text == text + "  - end:1\n")
    let first = try document.inserting("start:1", into: "list", at: .first)
    #expect(first.text == "list:\n  - start:1\n" + items.joined())
    let removed = try document.removing(at: "list[5000]")
    #expect(removed.bytes.count == text.utf8.count - items[5000].utf8.count)
  }

  @Test func `a file of one mebibyte is edited`() throws {
    var text = ""
    var number = 0
    while text.utf8.count < 1 << 20 {
      text +=
        "section\(number):\n  # über \(number)\n  value: \"текст \(number)\"\n  list: [a, b]\n"
      number += 1
    }
    let document = try Document(text)
    let path = YAMLPath([.key("section\(number - 1)"), .key("value")])
    let edited = try document.replacing(at: path, with: "neu")
    #expect(edited.bytes.count < document.bytes.count)
    #expect(edited.value["section\(number - 1)"]?["value"] == "neu")
  }
}
