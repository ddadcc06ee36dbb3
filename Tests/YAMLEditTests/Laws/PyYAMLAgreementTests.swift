import Foundation
import TestSupport
import Testing
import YAMLEdit

/// PyYAML itself is asked whether it reads texts as we do.
@Suite(.enabled(if: PyYAML.isAvailable, "python3 with PyYAML is not installed"), .oneAtATime)
struct PyYAMLAgreementTests {
  @Test func `every fixture and corpus file reads as PyYAML reads it`() throws {
    let texts = Fixture.all.map(\.bytes)
    #expect(texts.count >= 20)
    for (fixture, answer) in zip(Fixture.all, try PyYAML.read(texts)) {
      #expect(answer == .value(try Document(fixture.bytes).value.canonical), "\(fixture.name)")
    }
  }

  @Test func `dialect samples are taken and refused as PyYAML does`() throws {
    let texts = (DialectSamples.accepted.map(\.text) + DialectSamples.refused.map(\.text))
    for (text, answer) in zip(texts, try PyYAML.read(texts.map { Array($0.utf8) })) {
      #expect(Self.agree(Array(text.utf8), answer), "\(text.debugDescription): \(answer)")
    }
  }

  @Test func `mutated texts are taken and refused as PyYAML does`() throws {
    let seed: UInt64 = 7
    var mutator = Mutator(seed: seed, texts: Fixture.all.map(\.bytes))
    let texts = (0..<6000).map { _ in mutator.next() }
    var disagreements: [String] = []
    for (text, answer) in zip(texts, try PyYAML.read(texts)) where !Self.agree(text, answer) {
      disagreements.append(String(decoding: text, as: UTF8.self).debugDescription)
    }
    #expect(disagreements.isEmpty, "seed \(seed)")
  }

  @Test func `what edits write reads in PyYAML as it was meant`() throws {
    let seed: UInt64 = 11
    var generator = SeededGenerator(seed: seed)
    var documents: [Document] = []
    for fixture in Fixture.all {
      let document = try Document(fixture.bytes)
      for _ in 0..<12 {
        var edits = RandomEdit(&generator)
        if let edited = try edits.apply(to: document) { documents.append(edited) }
      }
    }
    #expect(documents.count > 100)
    for (document, answer) in zip(documents, try PyYAML.read(documents.map(\.bytes))) {
      #expect(answer == .value(document.value.canonical), "seed \(seed): \(document.text)")
    }
  }

  /// Whether we and PyYAML say the same of a text.
  ///
  /// We refuse three things it takes, all of which the app cannot serve: a node inside itself,
  /// nesting close to Python's own limit, and half a surrogate pair.
  private static func agree(_ text: [UInt8], _ answer: PyYAML.Answer) -> Bool {
    do {
      let value = try Document(text).value.canonical
      return answer == .value(value) || answer == .outside
    } catch {
      if case .value = answer { return error.code == .recursiveAlias || error.code == .tooDeep }
      return true
    }
  }
}
