internal import YAMLEdit

/// A file after everything in it that has one right answer has been mended.
public struct FixedFile: Hashable, Sendable {
  /// The file as it is now.
  public let bytes: [UInt8]
  /// The findings that were settled, in the order in which that was done.
  public let settled: [Finding]

  /// Mends a file.
  ///
  /// Each fix is tried by itself, from the end of the file to its start, and kept only if its
  /// finding is gone and no error has come; what cannot be mended is left as it is. Mending one
  /// thing can bring another to light, so this is done again until nothing changes.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - appVersion: The release of the web app that reads it.
  public init(mending bytes: [UInt8], for appVersion: AppVersion = .newest) {
    var bytes = bytes
    var settled: [Finding] = []
    var refused: Set<Finding> = []
    while true {
      let findings = Lint.findings(in: bytes, for: appVersion)
      let fixable = findings.filter { $0.fix != nil && !refused.contains($0) }
      guard let finding = fixable.last, let fix = finding.fix else { break }
      guard let mended = Self.mended(bytes, by: fix, settling: finding, for: appVersion) else {
        refused.insert(finding)
        continue
      }
      bytes = mended
      settled.append(finding)
    }
    self.bytes = bytes
    self.settled = settled
  }

  /// The file with one fix applied; `nil` if that would not help, or would break something.
  private static func mended(
    _ bytes: [UInt8],
    by fix: LintFix,
    settling finding: Finding,
    for appVersion: AppVersion
  ) -> [UInt8]? {
    do throws(YAMLError) {
      let mended = try fix.applied(to: bytes)
      let before = Lint.findings(in: bytes, for: appVersion)
      let after = Lint.findings(in: mended, for: appVersion)
      let isSettled =
        after.count(where: finding.hasSameRule(as:)) < before.count(where: finding.hasSameRule(as:))
      let isSound = after.count(where: \.isError) <= before.count(where: \.isError)
      return isSettled && isSound ? mended : nil
    } catch {
      return nil
    }
  }
}

extension Finding {
  fileprivate func hasSameRule(as other: Finding) -> Bool { rule == other.rule }

  fileprivate var isError: Bool { severity == .error }
}
