import Testing

@testable import YAMLEdit

/// Numbers as PyYAML's constructors read them.
struct NumberTextTests {
  private func bytes(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }

  @Test(arguments: [
    ("0", 0), ("-0", 0), ("+12", 12), ("0x_f", 15), ("0b1_1", 3), ("010", 8), ("1:00", 60),
    ("-1:00:00", -3600), ("1_0:5_9", 659),
  ])
  func `whole numbers of every base`(text: String, number: Int) {
    #expect(NumberText.integer(bytes(text)) == .integer(number))
  }

  @Test(arguments: [
    "", "-", "_", "0b", "0b2", "0x", "0xg", "08", "1:", ":1", "1a", "ü", "--1", "1.0",
  ])
  func `what Python's int refuses`(text: String) {
    #expect(NumberText.integer(bytes(text)) == nil)
  }

  @Test func `numbers end where Python's do`() {
    let longest = String(repeating: "9", count: NumberText.maximumDigits)
    #expect(NumberText.integer(bytes(longest)) == .bigInteger(longest))
    #expect(NumberText.integer(bytes("-" + longest)) == .bigInteger("-" + longest))
    #expect(NumberText.integer(bytes(longest + "9")) == nil)
    #expect(NumberText.integer(bytes("0x" + String(repeating: "f", count: 4000))) == nil)
    let sixties = String(repeating: ":00", count: 3000)
    #expect(NumberText.integer(bytes("1" + sixties)) == nil)
  }

  @Test(
    arguments: [
      ("1.", 1), (".5", 0.5), ("1e3", 1000), ("1_0.5", 10.5), ("-1:30.5", -90.5),
      ("INF", .infinity),
      ("-.inf", -.infinity), ("+1.5", 1.5), ("1E+2", 100),
    ] as [(String, Double)]
  )
  func `fractions as Python's float takes them`(text: String, number: Double) {
    #expect(NumberText.float(bytes(text)) == number)
  }

  @Test(arguments: ["", "-", "1e", "e1", "0x1p3", "1.2.3", "1:x", "ü", "_", "."])
  func `what Python's float refuses`(text: String) {
    #expect(NumberText.float(bytes(text)) == nil)
  }

  @Test(
    arguments: [
      (["1"], 10, "1"), (["9", "9", "9"], 10, "999"), (["15", "15", "15"], 16, "4095"),
      (["1"] + Array(repeating: "0", count: 30), 10, "1000000000000000000000000000000"),
    ] as [([String], UInt32, String)]
  )
  func `numbers grow digit by digit`(digits: [String], base: UInt32, expected: String) {
    var number = BigNumber()
    for digit in digits { number.multiply(by: base, adding: UInt32(digit) ?? 0) }
    #expect(number.digitCount == expected.utf8.count)
    let value = Int(expected).map { YAMLValue.integer($0) } ?? .bigInteger(expected)
    #expect(number.value(isNegative: false) == value)
  }

  @Test(arguments: [
    ("2024-01-02", true, true), ("2024-1-2", false, true), ("2024-1-2 3:04:05", true, true),
    ("2024-01-02T03:04:05.", true, true), ("2024-01-02T03:04:05 Z", true, true),
    ("2024-01-02T03:04:05+1:30", true, true), ("2024-01-02T3:4:05", false, false),
    ("2024-01-02T", false, false), ("2024-01-02 ", false, false), ("24-01-02", false, false),
    ("2024-001-02", false, false), ("2024-01-02T03:04:05z", false, false),
    ("2024-01-02T03:04:05+1:3", false, false),
  ])
  func `dates have a shape`(text: String, isImplicit: Bool, isDate: Bool) {
    #expect((TimestampText(bytes(text), requiresTwoDigits: true) != nil) == isImplicit)
    #expect((TimestampText(bytes(text), requiresTwoDigits: false) != nil) == isDate)
  }

  @Test(arguments: [
    ("null", PlainScalar.null), ("", .null), ("Yes", .bool(true)), ("OFF", .bool(false)),
    ("0x1", .integer), ("1.5", .float), ("2024-01-02", .timestamp), ("<<", .merge), ("=", .value),
    ("text", .string), ("-", .string), (".", .string), ("++1", .string), ("1:60", .string),
  ])
  func `plain text is taken for what it looks like`(text: String, kind: PlainScalar) {
    #expect(PlainScalar(bytes(text)) == kind)
  }
}
