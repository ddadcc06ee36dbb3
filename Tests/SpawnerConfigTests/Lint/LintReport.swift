import SpawnerConfig

/// What lint says about a text, one line each: `3:5 error Y010: the key …`.
///
/// - Parameter text: The file.
/// - Returns: The findings in order, without effect and remedy.
func lintReport(_ text: String) -> [String] {
  Lint.findings(in: Array(text.utf8)).map { finding in
    "\(finding.location) \(finding.severity) \(finding.rule): \(finding.message)"
  }
}

/// The findings of one rule.
///
/// - Parameters:
///   - rule: The rule's id.
///   - text: The file.
/// - Returns: The rule's findings in order.
func findings(of rule: String, in text: String) -> [Finding] {
  Lint.findings(in: Array(text.utf8)).filter { $0.rule == rule }
}

/// The errors that a text has and another one had not.
func newErrors(from old: [UInt8], to new: [UInt8]) -> [Finding] {
  FindingComparison(old: Lint.findings(in: old), new: Lint.findings(in: new)).addedErrors
}
