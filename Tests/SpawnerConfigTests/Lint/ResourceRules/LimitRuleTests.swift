import Testing

@testable import SpawnerConfig

/// R006 to R012: the factors that limits are made with.
struct LimitRuleTests {
  private static func cpu(_ factor: String, _ value: String = "\"0.5\"") -> String {
    "cpu: {value: \(value), limitFactor: \(factor)}"
  }

  private static let place = "2:36"
  private static let path = "spawnerFormDefaults.cpu.limitFactor"
  private static let remedy = "write a number such as \"1.2\", or \"none\" for no limit"

  // MARK: R006

  @Test func `misses a factor`() {
    let words = """
      'cpu' has no 'limitFactor'
      every launch fails with 500 unless the user types a limit
      write 'limitFactor: "1.2"', as the web app's own file has it, or "none"
      """
    #expect(said(by: "R006", about: "cpu: {value: \"1\"}") == ["2:3 error: \(words)"])
    #expect(said(by: "R006", about: Self.cpu("null")) == ["2:23 error: \(words)"])
    expectMending(
      of: "cpu:\n  value: \"1\"",
      gives: "cpu:\n  value: \"1\"\n  limitFactor: \"1.2\"",
      settling: ["R006"]
    )
    #expect(said(by: "R006", about: "cpu: {value: \"1\"}", for: "v1.2.0") == [])
  }

  // MARK: R007

  @Test(arguments: [
    ("None", "write \"none\""), ("\"1,2\"", "write \"1.2\""),
    ("120%", "write a number such as \"1.2\", or \"none\""),
  ])
  func `finds a factor that nobody can read`(_ factor: String, _ remedy: String) {
    let found = factor.replacing("\"", with: "")
    #expect(
      said(by: "R007", about: Self.cpu(factor)) == [
        """
        \(Self.place) error: expected a number or 'none' at '\(Self.path)', found '\(found)'
        every launch fails with 500 unless the user types a limit
        \(remedy)
        """
      ]
    )
    #expect(rated(Self.cpu(factor)) == ["error R007"])
  }

  @Test func `mends a factor that has one meaning`() {
    expectMending(of: Self.cpu("NONE"), gives: Self.cpu("none"), settling: ["R007"])
    expectMending(of: Self.cpu("\"1,5\""), gives: Self.cpu("\"1.5\""), settling: ["R007"])
    expectMending(of: Self.cpu("120%"), gives: Self.cpu("120%"), settling: [])
  }

  @Test(arguments: ["none", "\"none\"", "\"1\"", "\"1.5\"", "\"2.\"", "\" 2\""])
  func `lets factors be that are read`(_ factor: String) {
    #expect(rated(Self.cpu(factor)) == [])
  }

  // MARK: R008

  @Test(arguments: [
    ("\"\"", "''", "the launch button stays off"),
    ("\"0\"", "'0'", "the launch button stays off"),
    ("-1", "'-1', which is the number -1", "the launch button stays off"),
    (
      "\"0.5\"", "'0.5'",
      "every launch with the default fails with 400: the limit is below the request"
    ),
  ])
  func `finds a factor below 1`(_ factor: String, _ found: String, _ effect: String) {
    #expect(
      said(by: "R008", about: Self.cpu(factor)) == [
        """
        \(Self.place) error: expected a number from 1 at '\(Self.path)', found \(found)
        \(effect)
        \(Self.remedy)
        """
      ]
    )
    #expect(rated(Self.cpu(factor)) == ["error R008"])
  }

  @Test func `is milder where rounding lifts the limit`() {
    #expect(
      said(by: "R008", about: Self.cpu("\"0.95\"")) == [
        """
        \(Self.place) warning: expected a number from 1 at '\(Self.path)', found '0.95'
        rounding lifts the limit to the request; with other requests launching fails with 400
        \(Self.remedy)
        """
      ]
    )
  }

  // MARK: R009 and R010

  @Test(arguments: [
    ("off", "'off', which is the boolean false"), ("[1]", "a list"), ("{}", "a mapping"),
  ])
  func `finds a factor that stops the form`(_ factor: String, _ found: String) {
    #expect(
      said(by: "R009", about: Self.cpu(factor)) == [
        """
        \(Self.place) error: expected a number or 'none' at '\(Self.path)', found \(found)
        the form stops here, and later fields keep their built-in defaults
        \(Self.remedy)
        """
      ]
    )
    #expect(rated(Self.cpu(factor)) == ["error R009"])
  }

  @Test(arguments: ["nan", "inf", "-Infinity"])
  func `finds a factor without end`(_ factor: String) {
    #expect(
      said(by: "R010", about: Self.cpu(factor)) == [
        """
        \(Self.place) error: expected a finite number at '\(Self.path)', found '\(factor)'
        Kubernetes refuses every notebook with 422
        \(Self.remedy)
        """
      ]
    )
  }

  @Test func `leaves to another rule what is no JSON`() {
    #expect(rated(Self.cpu(".inf")) == ["error Y012"])
  }

  // MARK: R011

  @Test(arguments: [
    ("0.04", "1.2", "0.0", "the launch button stays off"),
    (
      "0.12", "1.0", "0.1",
      "every launch with the default fails with 400: the limit is below the request"
    ),
    (
      "0.35", "1.0", "0.3",
      "every launch with the default fails with 400: the limit is below the request"
    ),
  ])
  func `finds a limit that rounding makes too low`(
    _ request: String,
    _ factor: String,
    _ limit: String,
    _ effect: String
  ) {
    #expect(
      said(by: "R011", about: "cpu: {value: \"\(request)\", limitFactor: \"\(factor)\"}") == [
        """
        2:37 error: expected a cpu limit of at least \(request), found \(limit), \
        which is \(request) × \(factor) rounded to one decimal place
        \(effect)
        write a request with one decimal place, a greater 'limitFactor', or "none" for no limit
        """
      ]
    )
  }

  @Test func `rounds a locked limit to the even digit`() {
    let memory = "memory: {value: 0.25Gi, limitFactor: \"1\""
    #expect(rated("\(memory)}") == [])
    #expect(
      said(by: "R011", about: "\(memory), readOnly: true}").first?.hasPrefix(
        "2:40 error: expected a memory limit of at least 0.25, found 0.2, which is 0.25 × 1.0 "
      ) == true
    )
    #expect(rated("memory: {value: 0.75Gi, limitFactor: \"1\", readOnly: true}") == [])
  }

  @Test(arguments: [
    (0.25, 0.3, 0.2), (0.75, 0.8, 0.8), (0.35, 0.3, 0.3), (0.45, 0.5, 0.5), (0.05, 0.1, 0.1),
    (1.25, 1.3, 1.2), (0.048, 0.0, 0.0), (0.95, 0.9, 0.9), (2.0, 2.0, 2.0), (0.6, 0.6, 0.6),
    (0.3, 0.3, 0.3), (1_048_576.25, 1_048_576.3, 1_048_576.2), (1e300, 1e300, 1e300),
  ])
  func `rounds as the form and the backend do`(_ exact: Double, _ form: Double, _ backend: Double) {
    #expect(RoundedLimit(exact, .form).number == form)
    #expect(RoundedLimit(exact, .backend).number == backend)
  }

  // MARK: R012

  @Test func `finds a factor without quotes`() {
    #expect(
      said(by: "R012", about: Self.cpu("1.2")) == [
        """
        \(Self.place) info: '\(Self.path)' is a number without quotes
        it works just as well
        put it in quotes, as the web app's own file has it
        """
      ]
    )
    #expect(rated(Self.cpu("2")) == ["info R012"])
    expectMending(of: Self.cpu("1.2"), gives: Self.cpu("\"1.2\""), settling: ["R012"])
    expectMending(of: Self.cpu("010"), gives: Self.cpu("010"), settling: [])
  }
}
