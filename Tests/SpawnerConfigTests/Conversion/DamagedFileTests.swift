import SpawnerConfig
import TestSupport
import Testing
import YAMLEdit

/// Old files with random damage: they convert to a sound file, or are refused with a place.
struct DamagedFileTests {
  private static let rounds = 1_000

  @Test(arguments: OldFile.all)
  func `converts or refuses, and loses nothing without a word`(file: OldFile) throws {
    var damage = Damage(seed: UInt64(file.name.utf8.count) &* 7_919)
    var converted = 0
    for round in 0..<Self.rounds / OldFile.all.count {
      let text = damage.damaged(file.text)
      do throws(SpawnerConfigError) {
        let conversion = try Conversion(of: Array(text.utf8), to: .newest)
        converted += 1
        try check(conversion, of: text, round)
      } catch {
        #expect(!error.description.isEmpty, "round \(round)")
      }
    }
    // Most damage is harmless; were none of it, this would prove nothing.
    #expect(converted > 10)
  }

  private func check(
    _ conversion: Conversion,
    of text: String,
    _ round: Int
  ) throws(SpawnerConfigError) {
    let errors = Lint.findings(in: conversion.bytes).filter { $0.severity == .error }
    #expect(errors == [], "round \(round):\n\(text)")
    let again = try Conversion(of: conversion.bytes, to: .newest)
    #expect(again.bytes == conversion.bytes, "round \(round):\n\(text)")
    let comments = ConversionCheck.unaccountedComments(of: text, conversion)
    #expect(comments == [], "round \(round):\n\(text)")
    do {
      let values = try ConversionCheck.unaccountedValues(of: Array(text.utf8), conversion)
      #expect(values == [], "round \(round):\n\(text)")
    } catch {
      Issue.record("round \(round): the result cannot be read: \(error)")
    }
  }

  @Test(arguments: OldFile.all)
  func `reads or refuses every beginning of a file`(file: OldFile) {
    for length in stride(from: 0, to: file.bytes.count, by: 37) {
      do throws(SpawnerConfigError) {
        let bytes = try Conversion(of: Array(file.bytes[..<length]), to: .newest).bytes
        #expect(Lint.findings(in: bytes).allSatisfy { $0.severity < .error })
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
  }
}

/// Small changes at random places, the same in every run.
private struct Damage {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// A text with a line gone, doubled, moved, or with another value.
  mutating func damaged(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0...next(below: 2) {
      let index = next(below: lines.count)
      switch next(below: 6) {
      case 0: lines.remove(at: index)
      case 1: lines.insert(lines[index], at: index)
      case 2: lines.insert(Self.additions[next(below: Self.additions.count)], at: index)
      case 3: lines[index] += "  # note \(index)"
      case 4: lines[index] = changed(lines[index])
      default: lines.swapAt(index, next(below: lines.count))
      }
    }
    return lines.joined(separator: "\n")
  }

  private mutating func changed(_ line: String) -> String {
    guard let colon = line.firstIndex(of: ":") else { return line }
    return line[...colon] + " " + Self.values[next(below: Self.values.count)]
  }

  private mutating func next(below limit: Int) -> Int {
    Int.random(in: 0..<max(limit, 1), using: &generator)
  }

  private static let additions = [
    "", "  # a remark", "          # deeper", "          note: {value: kept}", "  extra:\n    a: b",
    "# at the margin", "          class:\n            value: slow", "      readOnly: true",
  ]

  private static let values = [
    "null", "''", "New", "Existing", "None", "5Gi", "10", "[]", "{}", "{none}", "'{none}'", "true",
    "'{username}-x'", "{username}-x", "\"{{}}\"", "[a, b]", "x  # why", "1Ti", "&a x", "*a", "|",
  ]
}
