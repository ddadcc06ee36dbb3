import KubeCore
import Testing
import YAMLEdit

@testable import SpawnerKit

/// What Flask answers for a YAML text, taken down from the real thing (Flask 3.1, PyYAML 6.0.3).
struct ServedValueTests {
  static let served: [(yaml: String, json: String)] = [
    ("a: 1", #"{"a":1}"#),
    ("a: 1.0", #"{"a":1.0}"#),
    ("a: 1.5", #"{"a":1.5}"#),
    ("a: yes", #"{"a":true}"#),
    ("a: ~", #"{"a":null}"#),
    ("a: '1'", #"{"a":"1"}"#),
    ("a: 2024-01-02", #"{"a":"Tue, 02 Jan 2024 00:00:00 GMT"}"#),
    ("a: 2024-01-02T03:04:05Z", #"{"a":"Tue, 02 Jan 2024 03:04:05 GMT"}"#),
    ("1: x\n2: y", #"{"1":"x","2":"y"}"#),
    ("yes: x", #"{"true":"x"}"#),
    ("~: x", #"{"null":"x"}"#),
    ("1.5: x", #"{"1.5":"x"}"#),
    ("a: 12345678901234567890", #"{"a":12345678901234567890}"#),
    ("a: 0x1F", #"{"a":31}"#),
    ("a: 1:30", #"{"a":90}"#),
    ("b: 1\na: 2", #"{"a":2,"b":1}"#),
    ("a: [1, {b: c}]", #"{"a":[1,{"b":"c"}]}"#),
    ("a: 1e3", #"{"a":"1e3"}"#),
    ("a: 1.0e+20", #"{"a":1e+20}"#),
    ("a: \"\\u00e9\"", #"{"a":"\u00e9"}"#),
  ]

  @Test(arguments: served)
  func `a value is what the app's JSON says`(_ yaml: String, _ json: String) throws {
    let written = try ServedValue(of: try Document(yaml).value)
    #expect(written == ServedValue(answered: try JSONValue(parsing: Array(json.utf8))))
  }

  @Test(arguments: [
    ("a: 1", #"{"a":2}"#), ("a: 1", #"{"a":"1"}"#), ("a: yes", #"{"a":1}"#),
    ("a: ~", #"{}"#), ("a: [1, 2]", #"{"a":[2,1]}"#), ("a: 1.5", #"{"a":1}"#),
    ("a: 2024-01-02", #"{"a":"2024-01-02"}"#),
  ])
  func `another value is another answer`(_ yaml: String, _ json: String) throws {
    let written = try ServedValue(of: try Document(yaml).value)
    #expect(written != ServedValue(answered: try JSONValue(parsing: Array(json.utf8))))
  }

  @Test(arguments: [
    ("1: x\nb: y", "text keys beside other keys"),
    ("1: x\n~: y", "text keys beside other keys"),
    ("2024-01-02: x", "a key that JSON does not know"),
    ("a: !!binary aGk=", "binary data"),
    ("a: .nan", "a number that JSON does not know"),
    ("a: -.inf", "a number that JSON does not know"),
  ])
  func `what has no JSON form is said`(_ yaml: String, _ words: String) throws {
    let value = try Document(yaml).value
    #expect(throws: ServedValue.Unservable(words: words)) { try ServedValue(of: value) }
  }

  @Test(arguments: [
    ("2024-01-02 03:04:05.678 +05:30", "Mon, 01 Jan 2024 21:34:05 GMT"),
    ("2001-12-14t21:59:43.10-05:00", "Sat, 15 Dec 2001 02:59:43 GMT"),
    ("2024-2-9 1:02:03", "Fri, 09 Feb 2024 01:02:03 GMT"),
    ("1969-12-31", "Wed, 31 Dec 1969 00:00:00 GMT"),
    ("0001-01-01", "Mon, 01 Jan 0001 00:00:00 GMT"),
    ("2000-02-29", "Tue, 29 Feb 2000 00:00:00 GMT"),
    ("2024-01-02 23:59:59 -11:00", "Wed, 03 Jan 2024 10:59:59 GMT"),
    ("2024-12-31 23:30:00 -1", "Wed, 01 Jan 2025 00:30:00 GMT"),
  ])
  func `a date is written as HTTP writes it`(_ timestamp: String, _ text: String) {
    #expect(HTTPDate(timestamp: timestamp)?.text == text)
  }

  @Test(arguments: ["2024-02-30", "1900-02-29", "2024-13-01", "2024-01-02 24:00:00", "soon"])
  func `a date that does not exist is none`(_ timestamp: String) {
    #expect(HTTPDate(timestamp: timestamp) == nil)
  }
}
