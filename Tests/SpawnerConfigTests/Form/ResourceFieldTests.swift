import SpawnerConfig
import Testing
import YAMLEdit

/// Cores and memory: what the form shows, the limits it works out, and what is sent.
struct ResourceFieldTests {
  struct Row: Sendable, CustomStringConvertible {
    let cpu: String
    let shown: [String]
    let limit: String
    let verdict: String
    var description: String { cpu }

    init(_ cpu: String, _ shown: [String], limit: String, _ verdict: String) {
      self.cpu = cpu
      self.shown = shown
      self.limit = limit
      self.verdict = verdict
    }
  }

  @Test(arguments: [
    Row(#""0.5""#, ["0.5"], limit: "0.6", "200"),
    Row(#""500m""#, ["1", "'500m' → 1"], limit: "", "200"),
    Row(#""1,5""#, ["1", "'1,5' → 1"], limit: "", "200"),
    Row("abc", ["1", "'abc' → 1"], limit: "", "200"),
    Row("2", ["2"], limit: "2.4", "200"),
    Row(#"".5""#, ["0.5"], limit: "0.6", "200"),
    Row(#""5.""#, ["5"], limit: "6.0", "200"),
    Row(#""+1""#, ["1"], limit: "1.2", "200"),
    Row(#""1e-1""#, ["0.1"], limit: "0.1", "200"),
    Row(#"" 1 ""#, ["1"], limit: "1.2", "200"),
    Row(#""0x10""#, ["16", "'0x10' → 16"], limit: "19.2", "200"),
    Row("true", ["1", "the boolean true → 1"], limit: "1.2", "200"),
    Row("[]", ["0", "a list → 0", "LAUNCH stays off: 0 is not enough"], limit: "0.0", "off"),
    Row(#""""#, ["0", "'' → 0", "LAUNCH stays off: 0 is not enough"], limit: "0.0", "off"),
    Row("null", ["0", "null → 0", "LAUNCH stays off: 0 is not enough"], limit: "0.0", "off"),
    Row(#""-1""#, ["-1", "LAUNCH stays off: -1 is not enough"], limit: "-1.2", "off"),
    Row("Infinity", ["Infinity", "'Infinity' → Infinity"], limit: "Infinity", "400"),
    Row(#""4""#, ["4"], limit: "4.8", "200"),
  ])
  func `shows a number of cores as the form reads it`(row: Row) {
    let shown = Shown("cpu: {value: \(row.cpu), limitFactor: \"1.2\"}")
    #expect(shown["cpu"] == row.shown)
    #expect(shown.field("cpu-limit")?.shown == row.limit)
    #expect(shown.verdict == row.verdict)
  }

  @Test(arguments: [
    (#""1.0Gi""#, ["1"], "1Gi"), (#""1.5Gi""#, ["1.5"], "1.5Gi"),
    (#""512Mi""#, ["1", "'512Mi' → 1Gi"], "1Gi"), (#""1G""#, ["1", "'1G' → 1Gi"], "1Gi"),
    (#""1Ti""#, ["1", "'1Ti' → 1Gi"], "1Gi"), (#""1gi""#, ["1", "'1gi' → 1Gi"], "1Gi"),
    (#""1 Gi""#, ["1"], "1Gi"), (#""2""#, ["2", "'2' → 2Gi"], "2Gi"),
    ("2", ["2", "the number 2 → 2Gi"], "2Gi"), ("null", ["1", "null → 1Gi"], "1Gi"),
    (
      "1073741824", ["1073741824", "the number 1073741824 → 1073741824Gi"], "1073741824Gi"
    ),
  ])
  func `shows memory in Gi, whatever the file says`(
    value: String,
    field: [String],
    posted: String
  ) {
    let shown = Shown("memory: {value: \(value), limitFactor: none}")
    #expect(shown["memory"] == field)
    #expect(shown.posted("memory") == .string(posted))
    #expect(shown.posted("memoryLimit") == nil)
  }

  @Test(arguments: ["Gi", "", "0", "0Gi"])
  func `keeps LAUNCH off for no memory`(value: String) {
    let shown = Shown("memory: {value: \"\(value)\", limitFactor: \"1.2\"}")
    #expect(shown.verdict == "off")
    #expect(shown["memory"].last == "LAUNCH stays off: 0 is not enough")
  }

  @Test(arguments: [
    ("0.04", "1.2", "0.0", "off"), ("0.12", "1", "0.1", "400"), ("0.35", "1", "0.3", "400"),
    ("0.25", "1", "0.3", "200"), ("0.5", "none", "", "200"), ("1", "0.5", "0.5", "400"),
    ("1", "0", "0.0", "off"), ("1", "-1", "-1.0", "off"), ("1", "inf", "", "422"),
    ("1", "Infinity", "Infinity", "422"),
    ("1", "None", "", "500"), ("1", "abc", "", "500"), ("1", "1.25", "1.3", "200"),
  ])
  func `works out the limit as the form does`(
    cpu: String,
    factor: String,
    limit: String,
    verdict: String
  ) {
    let shown = Shown("cpu: {value: \"\(cpu)\", limitFactor: \"\(factor)\"}")
    #expect(shown.field("cpu-limit")?.shown == limit)
    #expect(shown.verdict == verdict)
  }

  @Test func `says where a limit was rounded, and where it falls below the request`() {
    let shown = Shown("cpu: {value: \"0.12\", limitFactor: 1}")
    #expect(
      shown["cpu-limit"] == [
        "0.1", "0.12 → 0.1: one decimal place",
        "launching is answered with 400: the limit 0.1 is below the request 0.12",
      ]
    )
    #expect(shown.field("cpu-limit")?.hint == "0.12 × 1")
  }

  @Test func `says what notebooks get where the limit's field is blank`() {
    let shown = Shown(
      "cpu: {value: 500m, limitFactor: \"1.25\"}\nmemory: {value: 512Mi, limitFactor: 2}"
    )
    #expect(shown["cpu-limit"] == ["", "blank → notebooks get 1.2"])
    #expect(shown["memory-limit"] == ["", "blank → notebooks get 2Gi"])
    #expect(shown.posted("cpuLimit") == nil)
  }

  @Test func `has no limit and no answer without a factor`() {
    let shown = Shown("cpu: {value: \"1\"}")
    #expect(
      shown["cpu-limit"] == [
        "", "launching is answered with 500: there is no limit and no factor for it",
      ]
    )
    #expect(shown.posted("cpuLimit") == nil)
  }

  @Test(arguments: [
    (#""0.5""#, "1.2", "200"), ("0.5", "1.2", "500"), (#""500m""#, "1.2", "500"),
    (#""500m""#, "none", "200"), (#""lots""#, "none", "422"), (#"" 1 ""#, "1.2", "422"),
    (#""0""#, "1.2", "200"), (#""0.25""#, "1", "400"), (#""0.04""#, "1.2", "400"),
  ])
  func `leaves a locked field to the backend`(value: String, factor: String, verdict: String) {
    let shown = Shown("cpu: {value: \(value), limitFactor: \"\(factor)\", readOnly: true}")
    #expect(shown.field("cpu")?.isLocked == true)
    #expect(shown.field("cpu-limit")?.isLocked == true)
    #expect(shown.posted("cpu") == nil)
    #expect(shown.posted("cpuLimit") == nil)
    #expect(shown.verdict == verdict)
  }

  @Test(arguments: [
    (#""false""#, ["0.5 (locked)", "readOnly 'false' → locked, as it counts as true"], "200"),
    ("[]", ["0.5 (locked)", "readOnly a list → locked, as it counts as true"], "400"),
    ("0", ["0.5"], "200"), (#""""#, ["0.5"], "200"), ("null", ["0.5"], "200"),
  ])
  func `locks by what counts as true`(lock: String, field: [String], verdict: String) {
    let shown = Shown("cpu: {value: \"0.5\", limitFactor: \"1.2\", readOnly: \(lock)}")
    #expect(shown["cpu"] == field)
    #expect(shown.verdict == verdict)
  }

  @Test(arguments: [
    ("cpu: 5", "500", "1"), ("cpu: {}", "500", "1"), ("cpu: {limitFactor: \"1.2\"}", "500", "1"),
    ("memory: [1]", "500", "0.5"),
  ])
  func `goes on with a section that is not as it should be, and fails later`(
    section: String,
    verdict: String,
    cpu: String
  ) {
    let shown = Shown(section)
    #expect(shown.form.remarks.isEmpty)
    #expect(shown.field("cpu")?.shown == cpu)
    #expect(shown.verdict == verdict)
  }
}
