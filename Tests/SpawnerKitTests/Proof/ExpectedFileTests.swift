import KubeCore
import Testing

@testable import SpawnerKit

/// What pods must serve for a file to be live.
struct ExpectedFileTests {
  static func expectation(_ text: String, previous: String? = nil) -> ExpectedFile {
    ExpectedFile(Array(text.utf8), previous: previous.map { Array($0.utf8) })
  }

  @Test func `an answer is compared with the file and with the one before it`() throws {
    let expectation = Self.expectation(
      "spawnerFormDefaults: {a: 2}\n",
      previous: "spawnerFormDefaults: {a: 1}\n"
    )
    #expect(expectation.sighting(of: ServedValue(answered: ["a": 2])) == .written)
    #expect(expectation.sighting(of: ServedValue(answered: ["a": 1])) == .previous)
    #expect(expectation.sighting(of: ServedValue(answered: ["a": 3])) == .other)
  }

  @Test(arguments: [
    ("a:\tb\n", "the file cannot be read: 1:3: "),
    ("other: 1\n", "the file has no 'spawnerFormDefaults'"),
    ("", "the file has no 'spawnerFormDefaults'"),
    ("spawnerFormDefaults: {a: .inf}\n", "the file holds a number that JSON does not know"),
  ])
  func `a file that cannot be served says why`(_ text: String, _ words: String) {
    let expectation = Self.expectation(text)
    #expect(expectation.written == nil)
    #expect(expectation.obstacle?.hasPrefix(words) == true, "\(expectation.obstacle ?? "nil")")
  }

  @Test func `null defaults are served as null`() {
    let expectation = Self.expectation("spawnerFormDefaults:\n")
    #expect(expectation.obstacle == nil)
    #expect(expectation.sighting(of: ServedValue(answered: .null)) == .written)
  }

  @Test(arguments: [
    (200, #"{"config": {"a": 2}, "success": true}"#, Sighting.written),
    (200, "<html>", .failing("its answer is not the configuration")),
    (200, #"{"config": {"a": NaN}}"#, .failing("its answer is not the configuration")),
    (401, "", .closed("the app does not accept the identity (401)")),
    (403, "RBAC: access denied", .closed("a policy forbids asking the app (403)")),
    (404, "", .closed("the app knows no '/api/config' (404)")),
    (500, "", .failing("it answers with an error (500): it cannot read its file")),
    (302, "", .closed("something else than the app answers (302)")),
    (502, "", .notYet("not answering yet (502)")),
    (503, "", .notYet("not answering yet (503)")),
  ])
  func `each answer of the app has its meaning`(
    _ status: Int,
    _ body: String,
    _ sighting: Sighting
  ) {
    let answer = AppAnswer(status: status, body: Array(body.utf8))
    let expectation = Self.expectation("spawnerFormDefaults: {a: 2}\n")
    #expect(answer.sighting(against: expectation) == sighting)
  }
}
