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
  /// - Parameter bytes: The whole file.
  /// - Returns: The findings in the order of the file, at one place the more serious first.
  public static func findings(in bytes: [UInt8]) -> [Finding] {
    let context = LintContext(bytes: bytes)
    return sorted(rules.flatMap { $0.check(context) })
  }

  /// Tells which errors a change brings.
  ///
  /// Errors are compared by rule, place and words, not by line; in lists the index does not
  /// count, since an edit may shift it.
  ///
  /// - Parameters:
  ///   - old: The file before the change.
  ///   - new: The file after the change.
  /// - Returns: The errors of the new file that the old one did not have.
  public static func newErrors(from old: [UInt8], to new: [UInt8]) -> [Finding] {
    var known: [ErrorIdentity: Int] = [:]
    for finding in findings(in: old) where finding.severity == .error {
      known[ErrorIdentity(finding), default: 0] += 1
    }
    return findings(in: new).filter { finding in
      guard finding.severity == .error else { return false }
      let identity = ErrorIdentity(finding)
      let count = known[identity, default: 0]
      known[identity] = count - 1
      return count <= 0
    }
  }

  private static func sorted(_ findings: [Finding]) -> [Finding] {
    findings.sorted { left, right in
      let (here, there) = (left.location, right.location)
      return (here.line, here.column, right.severity.rank, left.rule)
        < (there.line, there.column, left.severity.rank, right.rule)
    }
  }
}

/// What makes two errors the same one in two states of a file.
private struct ErrorIdentity: Hashable {
  let rule: String
  let path: String?
  let message: String

  init(_ finding: Finding) {
    rule = finding.rule
    message = Self.withoutIndexes(finding.message)
    path = finding.path.map(Self.withoutIndexes)
  }

  /// The text with `[3]` turned into `[]` throughout.
  private static func withoutIndexes(_ text: String) -> String {
    text.split(separator: "[", omittingEmptySubsequences: false)
      .map { $0.drop(while: \.isNumber) }
      .joined(separator: "[")
  }
}
