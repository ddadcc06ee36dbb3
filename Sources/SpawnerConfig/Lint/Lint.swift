internal import YAMLEdit

/// Checks the file by what the web app and its form do with it.
///
/// ```swift
/// for finding in Lint.findings(in: bytes) where finding.severity == .error {
///   report("\(finding.location): \(finding.message)")
/// }
/// ```
public enum Lint {
  /// Checks a file by every rule.
  ///
  /// A file that the web app could not read gives the findings about just that.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - appVersion: The release of the web app that reads it.
  /// - Returns: The findings in the order of the file, at one place the more serious first.
  public static func findings(
    in bytes: [UInt8],
    for appVersion: AppVersion = .newest
  ) -> [Finding] {
    findings(LintContext(bytes: bytes, appVersion: appVersion))
  }

  /// Checks a file that was read already by every rule.
  ///
  /// - Parameters:
  ///   - document: The file.
  ///   - appVersion: The release of the web app that reads it.
  /// - Returns: The findings in the order of the file, at one place the more serious first.
  public static func findings(
    in document: SpawnerDocument,
    for appVersion: AppVersion = .newest
  ) -> [Finding] {
    findings(LintContext(document: document.document, appVersion: appVersion))
  }

  private static func findings(_ context: LintContext) -> [Finding] {
    // What is said of broken YAML would lead astray where the file was never meant to be any.
    sorted((context.isTemplate ? [.brokenSyntax] : rules).flatMap { $0.check(context) })
  }

  private static func sorted(_ findings: [Finding]) -> [Finding] {
    findings.sorted { left, right in
      let (here, there) = (left.location, right.location)
      return (here.line, here.column, right.severity.rank, left.rule)
        < (there.line, there.column, left.severity.rank, right.rule)
    }
  }
}
