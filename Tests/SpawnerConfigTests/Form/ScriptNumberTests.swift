import Testing
import YAMLEdit

@testable import SpawnerConfig

/// Numbers as the form's language writes and reads them.
struct ScriptNumberTests {
  @Test(arguments: [
    (0.5, "0.5"), (1, "1"), (-2, "-2"), (0, "0"), (1.25, "1.25"), (1e21, "1e+21"),
    (1.2e20, "120000000000000000000"), (0.00001, "0.00001"),
    (0.000001, "0.000001"), (1.5e-7, "1.5e-7"), (1e-7, "1e-7"), (-0.00002, "-0.00002"),
    (1e300, "1e+300"), (.infinity, "Infinity"), (.nan, "NaN"),
  ])
  func `are written as in a field`(number: Double, text: String) {
    #expect(ScriptNumber.text(number) == text)
  }

  @Test(arguments: [
    (0.25, "0.3"), (0.35, "0.3"), (0.45, "0.5"), (1.2, "1.2"), (2, "2.0"), (0.04, "0.0"),
    (-1.25, "-1.3"), (-0.01, "0.0"), (.infinity, "Infinity"),
  ])
  func `are rounded to one decimal place`(number: Double, text: String) {
    #expect(ScriptNumber.fixed(number) == text)
  }

  @Test func `have no text where they are none`() {
    #expect(ScriptNumber.fixed(.nan) == nil)
  }

  @Test(
    arguments: [
      (.string(" 0x1F "), 31), (.string("0b11"), 3), (.string("0o17"), 15), (.string(""), 0),
      (.bool(true), 1), (.null, 0), (.sequence([]), 0), (.sequence(["4"]), 4),
      (.string("-Infinity"), -.infinity), (.bigInteger("99999999999999999999"), 1e20),
    ] as [(YAMLValue, Double)]
  )
  func `are read from whatever stands there`(value: YAMLValue, number: Double) {
    #expect(value.scriptNumber == number)
  }

  @Test(
    arguments: [
      .string("0xZ"), .string("1_000"), .string("inf"), .timestamp("2024-01-02"), .mapping([:]),
      .sequence([1, 2]),
    ] as [YAMLValue]
  )
  func `are none in most texts`(value: YAMLValue) {
    #expect(value.scriptNumber.isNaN)
  }
}
