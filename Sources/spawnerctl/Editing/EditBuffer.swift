import SpawnerConfig
import YAMLEdit

/// What the editor shows: the file, with what is wrong with it on top.
///
/// Every line on top begins with a mark that no line of the file begins with. Lines with the mark are
/// taken away again wherever they stand, so the file comes back byte by byte whatever was done to
/// the lines on top.
struct EditBuffer: Hashable, Sendable {
  /// What the editor is given.
  let bytes: [UInt8]
  /// What the lines on top begin with.
  let mark: String

  /// Puts a text below what there is to say about it.
  ///
  /// - Parameters:
  ///   - text: The file.
  ///   - name: What the file is called.
  ///   - refusal: Why the text was not taken, if it was not.
  ///   - findings: What is wrong with the text, placed in it.
  init(_ text: [UInt8], name: String, refusal: String? = nil, findings: [Finding]) {
    let mark = Self.mark(for: text)
    self.mark = mark
    let body = text.starts(with: Self.byteOrderMark) ? text.dropFirst(3) : text[...]
    let lineBreak = Self.lineBreak(of: text)
    let head = Self.head(name: name, mark: mark, refusal: refusal)
    let sorted = findings.sorted { $0.severity > $1.severity }
    let count = head.count + sorted.count + (sorted.isEmpty ? 1 : 2)
    let list = sorted.map { Self.line(for: $0, below: count) }
    let title = sorted.isEmpty ? [] : [Self.title(of: sorted)]
    let lines = head + title + list + [String(repeating: "-", count: 72)]
    let top = lines.flatMap { Array("\(mark) \(Self.onOneLine($0))".utf8) + lineBreak }
    bytes = Array(text.prefix(text.count - body.count)) + top + body
  }

  /// The file in what the editor left.
  ///
  /// - Parameter saved: What was saved.
  /// - Returns: Everything but the lines with the mark.
  func stripped(_ saved: [UInt8]) -> [UInt8] {
    let hasByteOrderMark = saved.starts(with: Self.byteOrderMark)
    let lines = Self.lines(of: saved.dropFirst(hasByteOrderMark ? 3 : 0))
    let kept = lines.filter { !Self.begins($0, with: mark) }
    return Array(saved.prefix(hasByteOrderMark ? 3 : 0)) + kept.joined()
  }

  // MARK: - Words

  private static func head(name: String, mark: String, refusal: String?) -> [String] {
    let refused = refusal.map { ["not taken: \($0)"] } ?? []
    return refused + [
      "\(name): lines that begin with \(mark) are taken away again",
      "to give up: leave the text as it is, or empty it",
    ]
  }

  private static func title(of findings: [Finding]) -> String {
    let counts = [Finding.Severity.error, .warning, .info].compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : count.of(severity == .info ? "note" : severity.rawValue)
    }
    return counts.joined(separator: ", ") + ", with the line numbers of this buffer:"
  }

  private static func line(for finding: Finding, below count: Int) -> String {
    let place = SourceLocation(
      line: finding.location.line + count,
      column: finding.location.column
    )
    return "\(finding.severity.rawValue) "
      + TextRenderer.line(for: finding.relocated(to: place))
  }

  /// A text without what would break its line.
  private static func onOneLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          let breaks = scalar.value < 0x20 || [0x7F, 0x85, 0x2028, 0x2029].contains(scalar.value)
          return breaks ? " " : scalar
        }
      )
    )
  }

  // MARK: - Lines

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// A mark that no line of a text begins with.
  private static func mark(for text: [UInt8]) -> String {
    let lines = lines(of: text[...])
    var mark = "#|"
    while lines.contains(where: { begins($0, with: mark) }) { mark += "|" }
    return mark
  }

  private static func begins(_ line: ArraySlice<UInt8>, with mark: String) -> Bool {
    line.drop { $0 == 0x20 || $0 == 0x09 }.starts(with: mark.utf8)
  }

  /// The lines of a text, each with its break.
  private static func lines(of text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var rest = text
    while let end = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
      let isPair = rest[end] == 0x0D && end + 1 < rest.endIndex && rest[end + 1] == 0x0A
      let next = end + (isPair ? 2 : 1)
      lines.append(rest[..<next])
      rest = rest[next...]
    }
    return rest.isEmpty ? lines : lines + [rest]
  }

  private static func lineBreak(of text: [UInt8]) -> [UInt8] {
    guard let first = text.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return [0x0A] }
    guard text[first] == 0x0D else { return [0x0A] }
    return first + 1 < text.count && text[first + 1] == 0x0A ? [0x0D, 0x0A] : [0x0D]
  }
}
