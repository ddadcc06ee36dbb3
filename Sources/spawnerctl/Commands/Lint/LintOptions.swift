import ArgumentParser
import SpawnerConfig

/// What lint looks for, and what decides its exit status.
struct LintCheckOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Release of the web app that reads the files, such as v1.7; else that of the live web app, "
        + "else the newest known",
      valueName: "version"
    ),
    transform: AppVersion.init(typed:)
  )
  var appVersion: AppVersion?

  @Option(help: "The least serious findings to show")
  var severity: SeverityChoice = .info

  @Option(help: "The least serious findings for exit status 1, shown or not")
  var failOn: SeverityChoice = .error
}

/// A severity as it is typed.
enum SeverityChoice: String, CaseIterable, Sendable, ExpressibleByArgument {
  case error, warning, info

  /// The severity in the domain's terms.
  var severity: Finding.Severity {
    switch self {
    case .error: .error
    case .warning: .warning
    case .info: .info
    }
  }
}

/// What `-o` accepts for findings.
enum LintFormat: String, CaseIterable, Sendable, ExpressibleByArgument {
  /// For people, and for tools that look for `file:line:column:`.
  case text
  /// One object, keys sorted.
  case json
  /// The interchange format of static analysis, 2.1.0.
  case sarif
  /// Annotations of a GitHub workflow.
  case github
}

extension AppVersion {
  /// Reads what was typed for `--app-version`.
  ///
  /// - Throws: An error whose words the parser puts behind the option's name.
  init(typed text: String) throws {
    guard let version = AppVersion(parsing: text) else {
      throw ValidationError("expected a release such as v1.7 or 1.10.0")
    }
    self = version
  }
}
