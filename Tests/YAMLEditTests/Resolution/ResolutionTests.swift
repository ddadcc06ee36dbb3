import Testing
import YAMLEdit

/// What a plain text is taken for.
struct ResolutionTests {
  @Test(arguments: [
    "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE",
  ])
  func `is true`(text: String) throws {
    #expect(try Document(text).value == true)
  }

  @Test(arguments: [
    "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE",
  ])
  func `is false`(text: String) throws {
    #expect(try Document(text).value == false)
  }

  @Test(arguments: ["~", "null", "Null", "NULL", "", "#a"])
  func `is null`(text: String) throws {
    #expect(try Document("- \(text)").value == [nil])
  }

  @Test(arguments: [
    ("0", 0), ("0123", 83), ("007", 7), ("0x1F", 31), ("0b101", 5), ("1_000", 1000), ("+1", 1),
    ("-12", -12), ("-0x1f", -31), ("0_", 0), ("1:30", 90), ("12:00", 720), ("99:5", 5945),
    ("5000:10", 300_010), ("1234567:30", 74_074_050), ("-1:30", -90), ("190:20:30", 685_230),
    ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
  ])
  func `is a whole number`(text: String, number: Int) throws {
    #expect(try Document(text).value == .integer(number))
  }

  @Test(arguments: [
    ("9223372036854775808", "9223372036854775808"),
    ("-9223372036854775809", "-9223372036854775809"),
    ("0xFFFFFFFFFFFFFFFFFFFF", "1208925819614629174706175"),
    ("1_000_000_000_000_000_000_000", "1000000000000000000000"),
    ("18446744073709551616:30", "1106804644422573096990"),
  ])
  func `is a whole number beyond the machine's`(text: String, digits: String) throws {
    #expect(try Document(text).value == .bigInteger(digits))
  }

  @Test(
    arguments: [
      ("1.0", 1), (".5", 0.5), ("5.", 5), ("1.10", 1.1), ("1.0e+3", 1000), ("-1.5E-3", -0.0015),
      ("1:30.5", 90.5), ("1_0.2_5", 10.25), (".inf", .infinity), ("-.INF", -.infinity),
    ] as [(String, Double)]
  )
  func `is a number with a fraction`(text: String, number: Double) throws {
    #expect(try Document(text).value == .float(number))
  }

  @Test(arguments: [".nan", ".NaN", ".NAN"])
  func `is not a number`(text: String) throws {
    #expect(try Document(text).value.float?.isNaN == true)
  }

  @Test(arguments: [
    "2024-01-02", "2024-02-29", "2024-01-02T03:04:05Z", "2024-1-2 3:04:05.123456789 +5:30",
    "2024-01-02t03:04:05-08",
  ])
  func `is a date`(text: String) throws {
    #expect(try Document(text).value == .timestamp(text))
  }

  @Test(arguments: [
    "2023-02-29", "2024-00-01", "2024-04-31", "0000-01-01", "2024-01-02T24:00:00Z",
    "2024-01-02T03:60:00Z", "2024-01-02T03:04:60Z", "2024-01-02T03:04:05+24:00",
  ])
  func `is a date that does not exist`(text: String) {
    #expect(failure { _ = try Document(text) }?.code == .badScalar)
  }

  @Test(
    arguments: [
      "y", "n", "Y", "N", "tRUE", "none", "None", "nUll", "~x", "08", "09", "0128", "0o17", "_1",
      "1,000", "0b2", "0:0", "1:60", "a:1", "1.5:30", "1e3", "1E3", "1.0e3", "1e-3", "1e+3",
      "1.2.3",
      "inf", "nan", "+.5", "2024-1-2", "2024-01", "1.0Gi", "500m", "v1.10", "a:b", "a#b",
      "a@sha256:x",
      "-a", "?a", ":a", "+", ".", "..", "0x", "0b", "==", "<", "<<<", "yes!", "truely",
      "nulll",
    ]
  )
  func `is text`(text: String) throws {
    #expect(try Document("k: \(text)").value == ["k": .string(text)])
  }

  @Test(arguments: ["yes", "1", "~", "1.5", "2024-01-02", "<<", "="])
  func `in quotes everything is text`(text: String) throws {
    #expect(try Document("'\(text)'").value == .string(text))
    #expect(try Document("\"\(text)\"").value == .string(text))
    #expect(try Document("!!str \(text)").value == .string(text))
    #expect(try Document("|-\n \(text)").value == .string(text))
  }

  @Test(
    arguments: [
      ("!!int \"7\"", 7), ("!!int 0x10", 16), ("!!float 2", 2.0), ("!!float \"1e3\"", 1000.0),
      ("!!float 1:30", 90.0), ("!!bool \"YES\"", true), ("!!bool off", false), ("!!null x", nil),
      ("!!timestamp 2001-1-1", .timestamp("2001-1-1")), ("!!map {a: 1}", ["a": 1]),
      ("!!seq [a]", ["a"]), ("!!set {a}", ["a": nil]),
    ] as [(String, YAMLValue)]
  )
  func `a tag decides what a text is`(text: String, value: YAMLValue) throws {
    #expect(try Document(text).value == value)
  }

  @Test(arguments: [
    "!!int x", "!!int 0b", "!!float x", "!!float \"\"", "!!float 0x1p3", "!!bool y",
    "!!timestamp x", "!!binary ü", "!!binary abc",
  ])
  func `a text that does not fit its tag is refused`(text: String) {
    #expect(failure { _ = try Document(text) }?.code == .badScalar)
  }
}
