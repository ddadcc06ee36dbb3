import Testing

/// R001 to R005: amounts of CPU and memory.
struct ResourceRuleTests {
  private static func cpu(_ value: String, _ rest: String = "limitFactor: none") -> String {
    "cpu: {value: \(value), \(rest)}"
  }

  private static func memory(_ value: String, _ rest: String = "limitFactor: none") -> String {
    "memory: {value: \(value), \(rest)}"
  }

  private static let locked = "limitFactor: \"2\", readOnly: true"
  private static let unlimited = "limitFactor: none, readOnly: true"

  // MARK: R001

  @Test(arguments: [
    ("500m", "'500m'", "the form shows 1 instead, without a word", "write \"0.5\""),
    (
      "1,5", "'1,5'", "the form shows 1 instead, without a word",
      "write cores as a decimal number, such as \"0.5\""
    ),
    (
      "\"0x10\"", "'0x10'", "the form shows 16",
      "write cores as a decimal number, such as \"0.5\""
    ),
    (
      "Infinity", "'Infinity'", "every launch fails with 400",
      "write cores as a decimal number, such as \"0.5\""
    ),
    (
      "yes", "'yes', which is the boolean true",
      "the form shows 1, or another number that nobody wrote",
      "write cores as a decimal number, such as \"0.5\""
    ),
    (
      "[1]", "a list", "the form shows 1, or another number that nobody wrote",
      "write cores as a decimal number, such as \"0.5\""
    ),
  ])
  func `finds cores that are no decimal number`(
    _ value: String,
    _ found: String,
    _ effect: String,
    _ remedy: String
  ) {
    let value = value == "1,5" ? "\"1,5\"" : value
    #expect(
      said(by: "R001", about: Self.cpu(value)) == [
        """
        2:16 error: expected a decimal number at 'spawnerFormDefaults.cpu.value', found \(found)
        \(effect)
        \(remedy)
        """
      ]
    )
    #expect(rated(Self.cpu(value)) == ["error R001"])
  }

  @Test func `is stricter with cores that users cannot change`() {
    let remedy = "write cores as a decimal number, such as \"0.5\""
    let message =
      "2:16 error: expected a decimal number at 'spawnerFormDefaults.cpu.value', found 'much'"
    #expect(
      said(by: "R001", about: Self.cpu("much", Self.locked)) == [
        "\(message)\nevery launch fails with 500\n\(remedy)"
      ]
    )
    #expect(
      said(by: "R001", about: Self.cpu("much", Self.unlimited)) == [
        "\(message)\nKubernetes refuses every notebook with 422\n\(remedy)"
      ]
    )
  }

  @Test func `finds blanks around cores`() {
    #expect(
      said(by: "R001", about: Self.cpu("\" 1\"")) == [
        """
        2:16 warning: the value ' 1' at 'spawnerFormDefaults.cpu.value' has blanks
        the form removes them
        write "1"
        """
      ]
    )
    #expect(
      said(by: "R001", about: Self.cpu("\" 1\"", Self.locked)) == [
        """
        2:16 error: the value ' 1' at 'spawnerFormDefaults.cpu.value' has blanks
        Kubernetes refuses every notebook with 422
        write "1"
        """
      ]
    )
  }

  @Test(arguments: [".5", "5.", "+1", "1e-1", "0.5", "08", "2"])
  func `lets decimal numbers be`(_ value: String) {
    #expect(rated(Self.cpu("\"\(value)\"")) == [])
  }

  @Test func `mends cores with one meaning`() {
    expectMending(of: Self.cpu("250m"), gives: Self.cpu("\"0.25\""), settling: ["R001"])
    expectMending(of: Self.cpu("\"1 \""), gives: Self.cpu("\"1\""), settling: ["R001"])
    expectMending(of: Self.cpu("\"1,5\""), gives: Self.cpu("\"1,5\""), settling: [])
  }

  // MARK: R002

  @Test func `finds amounts without quotes`() {
    #expect(
      said(by: "R002", about: Self.cpu("0.5")) == [
        """
        2:16 info: expected text at 'spawnerFormDefaults.cpu.value', \
        found '0.5', which is the number 0.5
        the form takes the number
        write "0.5", in quotes
        """
      ]
    )
    #expect(
      said(by: "R002", about: Self.memory("2")) == [
        """
        2:19 warning: expected text at 'spawnerFormDefaults.memory.value', \
        found '2', which is the number 2
        the form takes it for that many Gi
        write "2Gi", in quotes
        """
      ]
    )
    #expect(
      said(by: "R002", about: Self.cpu("010", Self.unlimited)) == [
        """
        2:16 error: expected text at 'spawnerFormDefaults.cpu.value', \
        found '010', which is the number 8
        every launch fails with 500
        put the number in quotes
        """
      ]
    )
  }

  @Test func `reports an amount without quotes once`() {
    #expect(rated(Self.cpu("0.5")) == ["info R002"])
    #expect(rated(Self.memory("2", Self.locked)) == ["error R002"])
    #expect(rated(Self.cpu("0")) == ["error R003"])
    #expect(rated(Self.memory("1073741824")) == ["error R004"])
  }

  @Test func `mends amounts without quotes where they are plain`() {
    expectMending(of: Self.cpu("1"), gives: Self.cpu("\"1\""), settling: ["R002"])
    expectMending(of: Self.memory("1.5"), gives: Self.memory("1.5Gi"), settling: ["R002"])
    expectMending(of: Self.cpu("1:30"), gives: Self.cpu("1:30"), settling: [])
    expectMending(of: Self.cpu("010"), gives: Self.cpu("010"), settling: [])
  }

  // MARK: R003

  @Test(arguments: ["\"\"", "\"0\"", "\"-1\"", "\" \"", "0.0"])
  func `finds cores that are nothing`(_ value: String) {
    #expect(rated(Self.cpu(value)) == ["error R003"])
  }

  @Test func `says what follows from no memory`() {
    #expect(
      said(by: "R003", about: Self.memory("Gi")) == [
        """
        2:19 error: expected more than nothing at 'spawnerFormDefaults.memory.value', found 'Gi'
        the launch button stays off
        write an amount, such as "1.0Gi"
        """
      ]
    )
    #expect(
      said(by: "R003", about: Self.memory("0Gi", Self.locked)) == [
        """
        2:19 warning: expected more than nothing at 'spawnerFormDefaults.memory.value', found '0Gi'
        notebooks ask for nothing, and get what is left on their node
        write an amount, such as "1.0Gi"
        """
      ]
    )
    #expect(
      said(by: "R003", about: Self.cpu("\"-1\"", Self.locked)) == [
        """
        2:16 error: expected more than nothing at 'spawnerFormDefaults.cpu.value', found '-1'
        every launch fails
        write an amount, such as "0.5"
        """
      ]
    )
    #expect(rated(Self.memory("0.1Gi")) == [])
  }

  // MARK: R004

  @Test(arguments: [
    ("512Mi", "write \"0.5Gi\""), ("1Ti", "write \"1024Gi\""), ("1gi", "write \"1Gi\""),
    ("2GiB", "write \"2Gi\""), ("1G", "write the size in Gi; \"0.931Gi\" is about as much"),
    ("100Mi", "write the size in Gi; \"0.098Gi\" is about as much"),
    ("much", "write the size in Gi, such as \"1.0Gi\""),
  ])
  func `finds memory that is not in Gi`(_ value: String, _ remedy: String) {
    #expect(
      said(by: "R004", about: Self.memory(value)) == [
        """
        2:19 error: expected a decimal number with Gi at 'spawnerFormDefaults.memory.value', \
        found '\(value)'
        the form shows 1 Gi instead, without a word
        \(remedy)
        """
      ]
    )
    #expect(rated(Self.memory(value)) == ["error R004"])
    #expect(rated(Self.memory(value, Self.locked)) == ["error R004"])
  }

  @Test func `finds memory without a unit`() {
    let message = "expected a decimal number with Gi at 'spawnerFormDefaults.memory.value', found"
    #expect(
      said(by: "R004", about: Self.memory("\"2\"")) == [
        "2:19 warning: \(message) '2'\nthe form takes it for that many Gi\nwrite \"2Gi\""
      ]
    )
    #expect(
      said(by: "R004", about: Self.memory("\"2\"", Self.locked)) == [
        "2:19 error: \(message) '2'\nnotebooks ask for that many bytes\nwrite \"2Gi\""
      ]
    )
    #expect(
      said(by: "R004", about: Self.memory("\"536870912\"")) == [
        "2:19 error: \(message) '536870912'\nthe form takes it for that many Gi\nwrite \"0.5Gi\""
      ]
    )
  }

  @Test func `finds memory that stops the form`() {
    #expect(
      said(by: "R004", about: Self.memory("[1Gi]")) == [
        """
        2:19 error: expected a decimal number with Gi at 'spawnerFormDefaults.memory.value', \
        found a list
        the form stops here, and later fields keep their built-in defaults
        write the size in Gi, such as "1.0Gi"
        """
      ]
    )
    #expect(rated(Self.memory("yes")) == ["error R004"])
  }

  @Test func `is milder about blanks, unless nobody removes them`() {
    #expect(
      said(by: "R004", about: Self.memory("1 Gi")) == [
        """
        2:19 warning: the value '1 Gi' at 'spawnerFormDefaults.memory.value' has blanks
        the form removes them
        write "1Gi"
        """
      ]
    )
    #expect(rated(Self.memory("1 Gi", Self.locked)) == ["error R004"])
  }

  @Test func `mends memory with one meaning`() {
    for (written, meant) in [
      ("512Mi", "0.5Gi"), ("1 Gi", "1Gi"), ("1TiB", "1024Gi"), ("\"3\"", "\"3Gi\""),
      ("2147483648", "2Gi"),
    ] {
      expectMending(
        of: Self.memory(written),
        gives: Self.memory(meant),
        settling: ["R004"]
      )
    }
    expectMending(of: Self.memory("1G"), gives: Self.memory("1G"), settling: [])
  }

  // MARK: R005

  @Test func `finds what is passed on unread`() {
    #expect(
      said(by: "R005", about: Self.cpu("500m", Self.unlimited)) == [
        """
        2:16 warning: the form cannot show '500m' at 'spawnerFormDefaults.cpu.value'
        notebooks get it, while the form shows 1
        write "0.5"
        """
      ]
    )
    #expect(
      said(by: "R005", about: Self.memory("1G", Self.unlimited)) == [
        """
        2:19 warning: the form cannot show '1G' at 'spawnerFormDefaults.memory.value'
        notebooks get it, while the form shows 1
        write the size in Gi; "0.931Gi" is about as much
        """
      ]
    )
    #expect(rated(Self.memory("512Mi", Self.unlimited)) == ["warning R005"])
    #expect(rated(Self.memory("512mi", Self.unlimited)) == ["error R004"])
    #expect(rated(Self.cpu("\"0.5\"", Self.unlimited)) == [])
  }
}
