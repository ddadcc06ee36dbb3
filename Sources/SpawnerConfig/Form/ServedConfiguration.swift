internal import YAMLEdit

/// What reaches the form of a file: its sections, nothing, or another file altogether.
enum ServedConfiguration {
  /// The sections below `spawnerFormDefaults`.
  case configuration
  /// Nothing: the web app cannot send the file, or there is nothing in it.
  case nothing(Finding, failsLaunch: Bool)
  /// The sample in the web app's image, since the file is no YAML.
  case sample(Finding)

  init(_ context: LintContext) {
    let findings = Lint.rules.filter { Self.decisive.contains($0.id) }
      .flatMap { $0.check(context) }
    guard let finding = findings.first else {
      self = .configuration
      return
    }
    if let error = context.error, !Self.failing.contains(error.code) {
      self = .sample(finding)
    } else {
      self = .nothing(finding, failsLaunch: !Self.unsent.contains(finding.rule))
    }
  }

  /// The rules about files that never reach the form.
  private static let decisive: Set = [
    "Y001", "Y002", "Y003", "Y004", "Y005", "Y006", "Y007", "Y008", "Y009", "Y011", "Y012", "Y013",
  ]

  /// The rules about files that the form never gets, although the backend can read them.
  private static let unsent = ["Y011", "Y012"]

  /// Errors on which the web app fails instead of going on to its sample.
  private static let failing: Set<YAMLError.Code> = [
    .notUTF8, .badScalar, .tooDeep, .recursiveAlias,
  ]
}
