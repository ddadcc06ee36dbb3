import SpawnerConfig
import TestSupport
import Testing
import YAMLEdit

/// A thousand files that somebody's hand slipped in: lint must have a sound answer for each.
@Suite(.oneAtATime)
struct MutatedFileTests {
  /// The files that are broken: every example of every rule, and a whole form.
  private static let originals: [[UInt8]] =
    RuleDescription.all.flatMap { [$0.bad.bytes, $0.good.bytes] }
    + [Array(Sample.withVolumes.utf8)]

  private static let pieces: [[UInt8]] =
    [
      "\t", "{", "}", "[", "]", ":", ": ", "- ", "#", "\"", "'", "&a ", "*a", "!!set ", "|", ">",
      "~", "\n", "\r\n", "\n---\n", "<<: ", "null", "yes", "1", ".nan", "\u{A0}", "\u{FEFF}", "é",
      "日", "?", "%", "{notebook-name}", "Gi", "  ", "value: ", "-1",
    ].map { Array($0.utf8) } + [[0xFF], [0x00], []]

  /// A file with one to four slips: bytes replaced, or lines doubled, dropped, swapped, indented.
  private static func mutant(_ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = generator.pick(originals)
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      bytes =
        Bool.random(using: &generator)
        ? withSlip(bytes, &generator) : withLinesMoved(bytes, &generator)
    }
    return bytes
  }

  private static func withSlip(
    _ bytes: [UInt8],
    _ generator: inout SeededGenerator
  ) -> [UInt8] {
    var bytes = bytes
    let start = Int.random(in: 0...bytes.count, using: &generator)
    let end = min(bytes.count, start + Int.random(in: 0...5, using: &generator))
    bytes.replaceSubrange(start..<end, with: generator.pick(pieces))
    return bytes
  }

  private static func withLinesMoved(
    _ bytes: [UInt8],
    _ generator: inout SeededGenerator
  ) -> [UInt8] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    let place = Int.random(in: lines.indices, using: &generator)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: lines.insert(lines[place], at: place)
    case 1: lines.remove(at: place)
    case 2: lines.swapAt(place, Int.random(in: lines.indices, using: &generator))
    default: lines[place] = [0x20, 0x20] + lines[place]
    }
    return Array(lines.joined(separator: [0x0A]))
  }

  @Test(arguments: 1...10)
  func `each finding is complete and lies in the file`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for number in 1...100 {
      let bytes = Self.mutant(&generator)
      let lines = Self.columns(of: bytes)
      for finding in Lint.findings(in: bytes) {
        let which = "seed \(seed), file \(number), \(finding)"
        let place = finding.location
        #expect((1...lines.count).contains(place.line), "\(which)")
        let columns = place.line <= lines.count ? lines[max(place.line, 1) - 1] : 0
        #expect((1...columns + 1).contains(place.column), "\(which), the line has \(columns)")
        #expect(!finding.message.isEmpty && !finding.effect.isEmpty, "\(which)")
        #expect(!finding.remedy.isEmpty, "\(which)")
        let rule = RuleDescription.all.first { $0.id == finding.rule }
        #expect(try #require(rule, "\(which)").severity >= finding.severity, "\(which)")
      }
    }
  }

  @Test(arguments: 1...10)
  func `the same file has the same findings, read or not`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for number in 1...100 {
      let bytes = Self.mutant(&generator)
      let which = "seed \(seed), file \(number)"
      let findings = Lint.findings(in: bytes)
      #expect(Lint.findings(in: bytes) == findings, "\(which)")
      let places = findings.map { [$0.location.line, $0.location.column] }
      #expect(
        places == places.sorted { $0.lexicographicallyPrecedes($1) },
        "\(which)"
      )
      do throws(YAMLError) {
        let document = try SpawnerDocument(bytes)
        #expect(Lint.findings(in: document) == findings, "\(which)")
      } catch {
        #expect(findings.contains { $0.severity == .error }, "\(which)")
      }
    }
  }

  @Test(arguments: 1...10)
  func `mending ends, adds no error, and finds nothing more to do`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for number in 1...25 {
      let bytes = Self.mutant(&generator)
      let which = "seed \(seed), file \(number)"
      let fixed = FixedFile(mending: bytes)
      #expect(fixed.settled.isEmpty == (fixed.bytes == bytes), "\(which)")
      #expect(FixedFile(mending: fixed.bytes).settled == [], "\(which)")
      // Once a file can be read there is more to say about it.
      guard Self.isReadable(bytes) else { continue }
      #expect(newErrors(from: bytes, to: fixed.bytes) == [], "\(which)")
    }
  }

  private static func isReadable(_ bytes: [UInt8]) -> Bool {
    do throws(YAMLError) {
      _ = try SpawnerDocument(bytes)
      return true
    } catch {
      return false
    }
  }

  /// How many characters each line has, its end included.
  private static func columns(of bytes: [UInt8]) -> [Int] {
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    var columns = [0]
    for (index, scalar) in scalars.enumerated() {
      columns[columns.count - 1] += 1
      let isFirstOfPair = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
      if !isFirstOfPair, ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar) {
        columns.append(0)
      }
    }
    return columns
  }
}
