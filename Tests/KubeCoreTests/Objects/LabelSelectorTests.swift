import KubeCore
import Testing

/// Selectors: as queries, and as a question about labels.
struct LabelSelectorTests {
  private let selector = LabelSelector(
    matchLabels: ["b": "2", "a": "1"],
    matchExpressions: [
      .init(key: "tier", operator: "NotIn", values: ["y", "x"]),
      .init(key: "env", operator: "In", values: ["p"]),
      .init(key: "up", operator: "Exists"), .init(key: "old", operator: "DoesNotExist"),
    ]
  )

  @Test func `is written as a query, sorted`() {
    #expect(selector.queryString == "a=1,b=2,tier notin (x,y),env in (p),up,!old")
    #expect(LabelSelector().queryString.isEmpty)
  }

  @Test(arguments: [
    (["a": "1", "b": "2", "env": "p", "up": ""], true),
    (["a": "1", "b": "2", "env": "p", "up": "", "tier": "z"], true),
    (["a": "1", "b": "2", "env": "p", "up": "", "tier": "x"], false),
    (["a": "1", "b": "2", "env": "q", "up": ""], false),
    (["a": "1", "b": "2", "up": ""], false),
    (["a": "1", "b": "2", "env": "p"], false),
    (["a": "1", "b": "2", "env": "p", "up": "", "old": ""], false),
    (["a": "1", "env": "p", "up": ""], false),
    ([:], false),
  ])
  func `holds for the labels it means`(_ labels: [String: String], _ holds: Bool) throws {
    #expect(selector.matches(labels) == holds)
    #expect(try LabelSelector(parsing: selector.queryString).matches(labels) == holds)
  }

  @Test func `holds for everything when it is empty`() {
    #expect(LabelSelector().matches([:]))
    #expect(LabelSelector().matches(["a": "b"]))
  }

  @Test(arguments: [
    ("a=1,b==2", "a in (1),b in (2)"), (" a != 1 ", "a notin (1)"),
    ("x/y.z in (1, 2)", "x/y.z in (1,2)"),
    ("a notin(1)", "a notin (1)"), ("!a,b", "!a,b"), ("a=", "a in ()"), ("", ""),
  ])
  func `reads what clients write`(_ text: String, _ normal: String) throws {
    #expect(try LabelSelector(parsing: text).queryString == normal)
  }

  @Test(arguments: ["a in 1", "a b", "a in (1"])
  func `refuses what is no requirement`(_ text: String) {
    let error = #expect(throws: KubeError.self) { try LabelSelector(parsing: text) }
    #expect(error?.description == "bad request: '\(text)' is no requirement on a label")
  }
}
