import KubeCore
import Testing

/// JSON as a value: read, written, taken apart and patched.
struct JSONValueTests {
  @Test(
    arguments: [
      ("null", JSONValue.null), ("true", true), ("0", 0), ("-12", -12), ("1.5", 1.5),
      ("9223372036854775807", .integer(.max)),
      (#""caf\u00e9 \ud83d\ude00""#, "caf\u{e9} \u{1F600}"),
      ("[]", []), ("{}", [:]), (#"[1,[true,null],{"a":"b"}]"#, [1, [true, .null], ["a": "b"]]),
    ] as [(String, JSONValue)]
  )
  func `reads and writes every kind of value`(_ text: String, _ value: JSONValue) throws {
    #expect(try JSONValue(parsing: Array(text.utf8)) == value)
    #expect(try JSONValue(parsing: value.encoded()) == value)
  }

  @Test func `keeps what does not fit in 64 bits as a number`() throws {
    #expect(try JSONValue(parsing: Array("1e300".utf8)) == .number(1e300))
  }

  @Test func `writes keys sorted and slashes as they are`() throws {
    let value: JSONValue = ["b": "x/y", "a": [1, false]]
    #expect(String(decoding: try value.encoded(), as: UTF8.self) == #"{"a":[1,false],"b":"x/y"}"#)
  }

  @Test(arguments: ["", "{", #"{"a":}"#, "nul", "[1,]x"])
  func `refuses what is no JSON, without quoting it`(_ text: String) {
    let error = #expect(throws: KubeError.self) { try JSONValue(parsing: Array(text.utf8)) }
    #expect(error?.code == .protocolViolation)
    #expect(error?.message == "not the JSON expected: the text is not JSON")
  }

  private struct Shelf: Decodable {
    struct Book: Decodable { var title: String }

    var books: [Book]
  }

  @Test(arguments: [
    (#"{}"#, "'books' is missing"),
    (#"{"books": null}"#, "expected Array<Any> at 'books', found null"),
    (#"{"books": [{"title": "a"}, {}]}"#, "'books[1].title' is missing"),
    (#"{"books": [{"title": null}]}"#, "expected String at 'books[0].title', found null"),
    (#"{"books": [{"title": 7}]}"#, "expected String at 'books[0].title'"),
  ])
  func `says where another value was expected`(_ text: String, _ words: String) throws {
    let value = try JSONValue(parsing: Array(text.utf8))
    let error = #expect(throws: KubeError.self) { try value.decoded(as: Shelf.self) }
    #expect(error?.message == "not the JSON expected: \(words)")
  }

  @Test(arguments: [Double.infinity, -.infinity, .nan])
  func `refuses to write what JSON has no number for`(_ number: Double) {
    let error = #expect(throws: KubeError.self) { try JSONValue.number(number).encoded() }
    #expect(error?.message == "cannot be written as JSON")
  }

  @Test func `reaches into objects and lists`() {
    let value: JSONValue = ["a": [["b": 7]], "t": true, "s": "x"]
    #expect(value["a"]?[0]?["b"]?.integer == 7)
    #expect(value["a"]?[1] == nil)
    #expect(value["a"]?["b"] == nil)
    #expect(value["s"]?[0] == nil)
    #expect(value["t"]?.bool == true)
    #expect(value["s"]?.string == "x")
    #expect(value["s"]?.integer == nil)
    #expect(value["s"]?.object == nil)
  }

  @Test func `sets members, and makes an object where there is none`() {
    var value: JSONValue = .null
    value["a"] = ["b": 1]
    value["a"]?["c"] = "d"
    #expect(value == ["a": ["b": 1, "c": "d"]])
    value["a"] = nil
    #expect(value == [:])
  }

  /// The examples of RFC 7396, appendix A.
  @Test(
    arguments: [
      (["a": "b"], ["a": "c"], ["a": "c"]),
      (["a": "b"], ["b": "c"], ["a": "b", "b": "c"]),
      (["a": "b"], ["a": .null], [:]),
      (["a": "b", "b": "c"], ["a": .null], ["b": "c"]),
      (["a": ["b"]], ["a": "c"], ["a": "c"]),
      (["a": "c"], ["a": ["b"]], ["a": ["b"]]),
      (["a": ["b": "c"]], ["a": ["b": "d", "c": .null]], ["a": ["b": "d"]]),
      (["a": [["b": "c"]]], ["a": [1]], ["a": [1]]),
      (["a", "b"], ["c", "d"], ["c", "d"]),
      (["a": "b"], ["c"], ["c"]),
      (["a": "foo"], .null, .null),
      (["a": "foo"], "bar", "bar"),
      (["e": .null], ["a": 1], ["e": .null, "a": 1]),
      ([1, 2], ["a": "b", "c": .null], ["a": "b"]),
      ([:], ["a": ["bb": ["ccc": .null]]], ["a": ["bb": [:]]]),
    ] as [(JSONValue, JSONValue, JSONValue)]
  )
  func `merges as the standard says`(
    _ target: JSONValue,
    _ patch: JSONValue,
    _ result: JSONValue
  ) {
    #expect(target.merging(patch: patch) == result)
  }

  @Test func `turns typed values into JSON and back`() throws {
    let map = ConfigMap(metadata: ObjectMeta(name: "a", namespace: "b"), data: ["k": "v"])
    let value = try JSONValue(encoding: map)
    #expect(value == ["metadata": ["name": "a", "namespace": "b"], "data": ["k": "v"]])
    #expect(try value.decoded(as: ConfigMap.self) == map)
  }
}
