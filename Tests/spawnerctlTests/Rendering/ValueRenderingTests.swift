import KubeCore
import Testing
import YAMLEdit

@testable import spawnerctl

/// Values of the file as JSON, reports as YAML.
@Suite struct ValueRenderingTests {
  @Test(arguments: [
    ("null", "null"), ("true", "true"), ("0x1F", "31"), ("0.5", "0.5"), (".inf", "\"inf\""),
    ("2024-01-02", "\"2024-01-02\""), ("'größer'", "\"größer\""),
    ("123456789012345678901234567890", "\"123456789012345678901234567890\""),
    ("[1, a]", "[1,\"a\"]"), ("{b: 1, a: 2}", "{\"a\":2,\"b\":1}"),
  ])
  func `turns what the file says into JSON`(yaml: String, json: String) throws {
    let value = JSONValue(try Document("v: \(yaml)\n").value["v"] ?? .null)
    #expect(String(decoding: try value.encoded(), as: UTF8.self) == json)
  }

  @Test func `writes a report as YAML with sorted keys`() throws {
    let report: JSONValue = [
      "b": ["no", "plain", 1], "a": ["z": true, "x": .null], "empty": [],
      "text": "a: b\nc\n",
    ]
    let text = try YAMLRenderer.render(report)
    #expect(
      text == """
        a:
          x: null
          z: true
        b:
        - "no"
        - plain
        - 1
        empty: []
        text: "a: b\\nc\\n"

        """
    )
  }

  @Test func `writes a report as JSON with sorted keys and a newline`() throws {
    let report: JSONValue = ["b": "a/b", "a": 1]
    #expect(try JSONRenderer.render(report) == "{\n  \"a\" : 1,\n  \"b\" : \"a/b\"\n}\n")
  }
}
