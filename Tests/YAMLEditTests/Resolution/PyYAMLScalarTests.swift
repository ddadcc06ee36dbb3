import TestSupport
import Testing
import YAMLEdit

/// Numbers, truth values, nulls and dates against PyYAML itself, thousands of spellings at once.
@Suite(.enabled(if: PyYAML.isAvailable, "python3 with PyYAML is not installed"), .oneAtATime)
struct PyYAMLScalarTests {
  /// What is read differently from how PyYAML reads it.
  private func disagreements(_ texts: [String]) throws -> [String] {
    var found: [String] = []
    for (text, answer) in zip(texts, try PyYAML.read(texts.map { Array($0.utf8) })) {
      let ours: String?
      do {
        ours = try Document(text).value.canonical
      } catch {
        ours = nil
      }
      switch answer {
      case .value(let theirs) where ours != theirs:
        found.append("\(text.debugDescription): \(ours ?? "refused"), PyYAML \(theirs)")
      case .refused(let kind) where ours != nil:
        found.append("\(text.debugDescription): \(ours ?? ""), PyYAML refuses it: \(kind)")
      default: break
      }
    }
    return found
  }

  /// Every text made of so many of these pieces.
  private func texts(of pieces: [String], upTo count: Int) -> [String] {
    var texts = [""]
    var last = [""]
    for _ in 0..<count {
      last = last.flatMap { start in pieces.map { start + $0 } }
      texts += last
    }
    return texts
  }

  /// Texts in the places where the same rules hold: alone, as a value, in brackets, as a key.
  private func placed(_ texts: [String]) -> [String] {
    texts.map { "- \($0)\n" } + texts.map { "k: \($0)\n" } + texts.map { "[\($0)]\n" }
      + texts.filter { !$0.isEmpty }.map { "\($0): v\n" }
  }

  @Test func `words for true, false and null in every mixture of cases`() throws {
    let words = ["yes", "no", "on", "off", "true", "false", "null", "y", "n", "~", "none", "nil"]
    let spellings = words.flatMap { word -> [String] in
      (0..<(1 << word.count)).map { mask in
        String(
          word.enumerated().map { index, letter in
            mask & (1 << index) == 0 ? letter : Character(letter.uppercased())
          }
        )
      }
    }
    #expect(spellings.count > 100)
    #expect(try disagreements(placed(spellings)) == [])
  }

  @Test func `whole numbers of every base, right and wrong`() throws {
    let texts = texts(of: ["0", "1", "8", "_", "x", "b", "F", "-", "+"], upTo: 4)
    #expect(texts.count > 7000)
    #expect(try disagreements(texts.map { "k: \($0)\n" }) == [])
  }

  @Test func `numbers to the base of sixty`() throws {
    let texts = texts(of: ["1", "59", "60", ":", "0", "-", ".5", "_"], upTo: 4)
    #expect(try disagreements(texts.map { "k: \($0)\n" }) == [])
  }

  @Test func `fractions and exponents`() throws {
    let texts = texts(of: ["1", ".", "e", "+", "-", "0", "_", "E5"], upTo: 4)
    #expect(texts.count > 4000)
    #expect(try disagreements(texts.map { "k: \($0)\n" }) == [])
  }

  @Test func `infinities and what is not a number`() throws {
    let words = ["inf", "Inf", "INF", "iNF", "nan", "NaN", "NAN", "Nan", "infinity"]
    let texts = ["", "+", "-", "+-"].flatMap { sign in
      ["", ".", ".."].flatMap { dot in words.map { sign + dot + $0 } }
    }
    #expect(try disagreements(placed(texts)) == [])
  }

  @Test func `dates that are, and dates that cannot be`() throws {
    let years = ["2024", "2023", "0000", "0001", "9999", "24", "1900", "2000"]
    let months = ["01", "2", "02", "12", "13", "00"]
    let days = ["01", "1", "28", "29", "30", "31", "32", "00"]
    let dates = years.flatMap { year in
      months.flatMap { month in days.map { "\(year)-\(month)-\($0)" } }
    }
    #expect(try disagreements(dates.map { "k: \($0)\n" }) == [])
  }

  @Test func `times and zones`() throws {
    let times = [
      "", "T00:00:00", "t23:59:59", " 1:02:03", "  01:02:03", "T24:00:00", "T01:60:00", "T01:02:60",
      "T01:02", "T1:2:3", "T01:02:03.", "T01:02:03.5", "T01:02:03.123456789", "T01:02:03,5",
    ]
    let zones = [
      "", "Z", " Z", "  Z", "z", "+1", "+01", "-01:30", " +01:30", "+1:3", "+24:00", "-23:59",
      "+0130", "UTC",
    ]
    let texts = times.flatMap { time in zones.map { "2024-01-02\(time)\($0)" } }
    #expect(try disagreements(texts.map { "k: \($0)\n" }) == [])
  }

  @Test func `tags that ask for a type`() throws {
    let tags = ["!!int", "!!float", "!!bool", "!!null", "!!timestamp", "!!str", "!!binary", "!"]
    let values = [
      "1", "\"1\"", "'0x1F'", "1.5", "\"1e3\"", "yes", "\"No\"", "x", "\"\"", "~", "2024-01-02",
      "\"2024-1-2\"", "aGk=", "\"a\"", "-0b11", "1:30", "\".inf\"", "[]", "{}",
    ]
    let texts = tags.flatMap { tag in values.map { "k: \(tag) \($0)\n" } }
    #expect(try disagreements(texts) == [])
  }

  @Test func `signs at the start, inside and at the end of plain text`() throws {
    let signs = [
      "-", "?", ":", ",", "[", "]", "{", "}", "#", "&", "*", "!", "|", ">", "'", "\"", "%", "@",
      "`", "=", "<", "<<", "~", "\\", "/", "$", "(", ")", ";", "^", "_", "+", ".", "…", "\u{a0}",
      "\u{3000}", "\u{feff}",
    ]
    let texts = signs.flatMap { sign in
      [
        sign, "\(sign)a", "a\(sign)", "a\(sign)b", "a \(sign)", "a \(sign) b", "\(sign) a",
        "a\(sign) b",
      ]
    }
    #expect(try disagreements(placed(texts)) == [])
  }

  @Test func `names and quantities as they stand in such files`() throws {
    let texts = [
      "0.5", "1", "1.0Gi", "5Gi", "500m", "0.1Gi", "1e3", "12e03", "1E5Gi", "v1.10", "1.10",
      "1.1.0",
      "2024.1", "2024-01", "1_000", "0777", "0o777", "0x1F", "12:30", "8080:80", "22:22", "1:1:1",
      "10.0.0.1", "::1", "a:1", "registry:5000/a/b:v1.0", "img@sha256:0123", "img@sha256:abc",
      "nvidia.com/gpu", "ReadWriteOnce", "{notebook-name}-ws", "y", "n", "on", "NO", "no-op",
      "nope",
      "--flag", "-1", "+1", "1-1", "1+1", "$(VAR)", "${VAR}", "*.py", "/home/jovyan", "~/x", "~",
      "<none>", "=", "==", "1,000", "50%", "100 %", "a b", "a  b", "a: b", "a :b", "a #b", "a# b",
    ]
    #expect(try disagreements(placed(texts)) == [])
  }

  @Test func `numbers and words are written so that PyYAML reads them back`() throws {
    let values: [YAMLValue] = [
      nil, true, false, 0, -1, 1_000_000, .integer(.max), .integer(.min), 1.0, 0.1, -2.5e-8, 1e22,
      1.7976931348623157e308, .float(.leastNonzeroMagnitude), 100_000.0, 1e16, 123456789012345680.0,
      .float(.infinity),
      .float(-.infinity), .float(.nan), .bigInteger("123456789012345678901234567890"), "", " ",
      "yes",
      "No", "null", "~", "1", "1.0", "1e3", "0x1", "1:30", "2024-01-02", "=", "<<", "- a", "a: b",
      "a #b", "{x}", "[x]", "*a", "&a", "!a", "|", ">", "%a", "@a", "`a", "'", "\"", "\\", "a\nb",
      "a\tb", "a\r\nb", "\u{feff}", "\u{85}", "\u{2028}", "\u{a0}", "é", "🚀", "\u{7f}", "\0",
      "trailing ", " leading", "a:", ":a", "#", "---", "...", "--- a", "?", "? a", "-", "y", "n",
    ]
    var texts: [[UInt8]] = []
    var expected: [PyYAML.Answer] = []
    for outer in [
      "k: old\n", "k: 'old'\n", "k: \"old\"\n", "k: |\n  old\n", "{k: old}\n", "k: 1\n",
    ] {
      for value in values {
        texts.append(try Document(outer).replacing(at: "k", with: value).bytes)
        expected.append(.value("{\"k\":\(value.canonical)}"))
      }
    }
    for (index, answer) in try PyYAML.read(texts).enumerated() {
      #expect(answer == expected[index], "\(String(decoding: texts[index], as: UTF8.self))")
    }
  }
}
