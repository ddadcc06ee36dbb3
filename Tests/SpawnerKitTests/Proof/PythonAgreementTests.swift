import Foundation
import KubeCore
import TestSupport
import Testing
import YAMLEdit

@testable import SpawnerKit

/// The app reads with PyYAML and answers with Python's JSON; here both are asked.
@Suite(.enabled(if: Python.isThere, "python3 with PyYAML is not installed"), .oneAtATime)
struct PythonAgreementTests {
  static let texts = [
    "a: [1, 1.0, 0x1F, 1:30, 1_000, 0o17, 1e3, 1.0e+3]\n",
    "a: [yes, No, on, OFF, y, true, null, ~, Null, '']\n",
    "a: [2024-01-02, 2024-02-29 23:59:59, 2024-01-02T03:04:05Z, 2024-01-02 03:04:05 +05:30]\n",
    "base: &b {x: 1, y: 2}\nmore: {<<: *b, y: 3}\nagain: *b\n",
    "a: 1\na: 2\n", "1: x\n2: y\n", "yes: x\n", "1: x\nb: y\n", "a: .nan\n", "a: !!binary aGk=\n",
    "a: \"\\u00e9\\n\"\nb: |\n  two\n  lines\nc: >\n  folded\n  text\n", "{}\n", "[]\n", "text\n",
    "a: {b: [{c: d}, [e]]}\n", "a:\tb\n", "a: 2024-02-30\n", "ä: ü\n", "a: 12345678901234567890\n",
  ]

  @Test func `what is expected is what Python answers`() throws {
    let texts = try Self.texts + Corpus.files().map { String(decoding: $0.bytes, as: UTF8.self) }
    let answers = try Python.answers(to: texts)
    try #require(answers.count == texts.count)
    for (text, answer) in zip(texts, answers) {
      let expected = try Self.expected(text)
      #expect(expected == answer.map { ServedValue(answered: $0) }, "\(text.prefix(200))")
    }
  }

  private static func expected(_ text: String) throws -> ServedValue? {
    do {
      return try ServedValue(of: try Document(text).value)
    } catch is YAMLError {
      return nil
    } catch is ServedValue.Unservable {
      return nil
    }
  }
}

/// Python with PyYAML, as the app has them.
enum Python {
  /// Reads a list of texts and prints a list of lists: one answer each, or none.
  private static let script = """
    import datetime, email.utils, json, sys, yaml
    def plain(value):
        if isinstance(value, datetime.datetime):
            zone = value.tzinfo or datetime.timezone.utc
            value = value.replace(tzinfo=zone).astimezone(datetime.timezone.utc)
            return email.utils.format_datetime(value, usegmt=True)
        if isinstance(value, datetime.date):
            return plain(datetime.datetime(value.year, value.month, value.day))
        raise TypeError(type(value).__name__)
    def answer(text):
        try:
            value = yaml.safe_load(text)
            return [json.loads(json.dumps(value, default=plain, sort_keys=True, allow_nan=False))]
        except Exception:
            return []
    json.dump([answer(text) for text in json.load(sys.stdin)], sys.stdout)
    """

  /// Whether Python and PyYAML are installed.
  static let isThere: Bool = {
    do {
      return try answers(to: ["a: 1\n"]) == [["a": 1]]
    } catch {
      return false
    }
  }()

  /// What the app would answer for each text; nil where it would not.
  static func answers(to texts: [String]) throws -> [JSONValue?] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let question = try JSONValue.array(texts.map { .string($0) }).encoded()
    try input.fileHandleForWriting.write(contentsOf: Data(question))
    try input.fileHandleForWriting.close()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return try JSONValue(parsing: [UInt8](data)).array?.map { $0[0] } ?? []
  }
}
