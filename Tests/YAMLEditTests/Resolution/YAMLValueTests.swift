import Testing
import YAMLEdit

/// Values as literals, taken apart and compared.
struct YAMLValueTests {
  private let sample: YAMLValue = [
    "text": "a", "flag": true, "count": 3, "share": 1.5, "none": nil, "list": ["x", "y"],
    "map": ["k": "v"],
  ]

  @Test func `literals make values that can be taken apart`() {
    #expect(sample["text"]?.string == "a")
    #expect(sample["flag"]?.bool == true)
    #expect(sample["count"]?.integer == 3)
    #expect(sample["share"]?.float == 1.5)
    #expect(sample["none"]?.isNull == true)
    #expect(sample["list"]?[1] == "y")
    #expect(sample["list"]?.sequence?.count == 2)
    #expect(sample["map"]?.mapping?["k"] == "v")
  }

  @Test func `asking for another type gives nothing`() {
    #expect(sample["text"]?.integer == nil)
    #expect(sample["count"]?.string == nil)
    #expect(sample["flag"]?.float == nil)
    #expect(sample["share"]?.bool == nil)
    #expect(sample["text"]?[0] == nil)
    #expect(sample["text"]?["x"] == nil)
    #expect(sample["list"]?[2] == nil)
    #expect(sample["list"]?.mapping == nil)
    #expect(sample.sequence == nil)
    #expect(sample["absent"] == nil)
  }

  @Test(
    arguments: [
      (nil, "null"), (true, "boolean"), (1, "number"), (1.5, "number"), ("a", "text"), ([], "list"),
      ([:], "mapping"), (.timestamp("2024-01-02"), "date"), (.binary(""), "binary"),
      (.bigInteger("99999999999999999999"), "number"),
    ] as [(YAMLValue, String)]
  )
  func `every type has a name`(value: YAMLValue, name: String) {
    #expect(value.typeName == name)
  }

  @Test func `the order of keys does not matter for equality`() {
    let left: YAMLValue = ["a": 1, "b": [2]]
    let right: YAMLValue = ["b": [2], "a": 1]
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
    #expect(left != ["a": 1])
    #expect(left != ["a": 1, "b": [3]])
    #expect(left != ["a": 1, "c": [2]])
  }

  @Test func `a mapping keeps the order and the first spelling of its keys`() {
    var mapping: YAMLMapping = ["b": 1, "a": 2]
    mapping["c"] = 3
    mapping["b"] = 4
    #expect(mapping.keys == ["b", "a", "c"])
    #expect(mapping.map(\.value) == [4, 2, 3])
    mapping["a"] = nil
    #expect(mapping.keys == ["b", "c"])
    #expect(mapping["c"] == 3)
    #expect(mapping.count == 2)
    #expect(!mapping.isEmpty)
    #expect(YAMLMapping().isEmpty)
  }

  @Test(arguments: [1, 12, 13, 40])
  func `short and long mappings find, replace and lose their keys alike`(count: Int) {
    let entries = (0..<count).map { number in
      YAMLMapping.Entry(key: .string("k\(number)"), value: .integer(number))
    }
    var mapping = YAMLMapping(entries + [.init(key: "k0", value: "again")])
    #expect(mapping.count == count)
    #expect(mapping["k0"] == "again")
    #expect(mapping["k\(count)"] == nil)
    for number in 1..<count { #expect(mapping["k\(number)"] == .integer(number)) }
    mapping["k0"] = nil
    #expect(mapping["k0"] == nil)
    #expect(mapping.count == count - 1)
    mapping["new"] = true
    #expect(mapping["new"] == true)
    #expect(mapping.keys.last == "new")
    for number in 1..<count { #expect(mapping["k\(number)"] == .integer(number)) }
  }

  @Test func `one, one point nought and true are the same key`() {
    var mapping: YAMLMapping = [1: "a"]
    mapping[.float(1)] = "b"
    mapping[.bool(true)] = "c"
    #expect(mapping.entries == [.init(key: 1, value: "c")])
    #expect(mapping["1"] == nil)
  }

  @Test func `keys that look the same in other code points differ`() {
    let mapping: YAMLMapping = ["\u{e9}": 1, "e\u{301}": 2]
    #expect(mapping.count == 2)
    #expect(mapping["\u{e9}"] == 1)
    #expect(mapping["e\u{301}"] == 2)
    #expect(YAMLValue.string("\u{e9}") != .string("e\u{301}"))
  }
}
