import ArgumentParser

/// What is said, and how loudly.
struct OutputOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Say nothing but the result, warnings and errors")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Log each request on stderr, credentials redacted")
  var verbose = false

  @Option(help: "When to use colour")
  var color: Style.Choice = .auto

  func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
  }
}

extension Style.Choice: ExpressibleByArgument {}

/// The form a report takes on stdout.
struct FormatOptions: ParsableArguments {
  @Option(name: .joinable("o"), help: "Form of the result")
  var output: OutputFormat = .text
}

/// What `-o` accepts wherever a command reports.
enum OutputFormat: String, CaseIterable, Sendable, ExpressibleByArgument {
  /// For people: a table, a diff, a few lines.
  case text
  /// One object, keys sorted, a newline at the end.
  case json
  /// The same object in YAML.
  case yaml
  /// Only the names of what was found or changed, one a line.
  case name
}

extension NameSpecification {
  /// A long name and a letter that its value may follow directly, as kubectl takes it: `-ojson`.
  static func joinable(_ letter: Character) -> NameSpecification {
    [.customShort(letter, allowingJoined: true), .long]
  }
}
