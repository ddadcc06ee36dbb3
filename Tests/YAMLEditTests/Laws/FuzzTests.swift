import Foundation
import TestSupport
import Testing
import YAMLEdit

/// Odd and broken texts: nothing may crash or hang, and what can be edited keeps the laws.
@Suite(.oneAtATime)
struct FuzzTests {
  /// How many texts to try, and from which seed: both from the environment, or few and fixed.
  struct Run: Sendable, CustomTestStringConvertible {
    let inputs: Int
    let seed: UInt64

    var testDescription: String { "\(inputs) inputs, seed \(seed)" }

    /// `SPAWNERCTL_FUZZ_INPUTS` and `SPAWNERCTL_FUZZ_SEED` say otherwise.
    static let asked: Run = {
      let environment = ProcessInfo.processInfo.environment
      return Run(
        inputs: environment["SPAWNERCTL_FUZZ_INPUTS"].flatMap { Int($0) } ?? 4000,
        seed: environment["SPAWNERCTL_FUZZ_SEED"].flatMap { UInt64($0) } ?? 2024
      )
    }()
  }

  @Test(arguments: [Run.asked])
  func `no text crashes, and sound ones keep the laws`(run: Run) throws {
    var mutator = Mutator(seed: run.seed, texts: Fixture.all.map(\.bytes))
    var check = FuzzCheck(seed: run.seed)
    for input in 0..<run.inputs {
      let text = mutator.next()
      check.name = "\(run), input \(input)"
      do {
        try check.tryAll(text)
      } catch let error as YAMLError {
        #expect(!error.description.isEmpty, "\(check.name)")
      }
    }
    #expect(check.readable > run.inputs / 10, "\(run): the mutator should leave many readable")
    #expect(check.edited > check.readable / 3, "\(run): many edits should go through")
    #expect(check.givenUp <= check.edited / 50, "\(run): few edits should be given up")
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
