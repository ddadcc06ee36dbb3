internal import YAMLEdit

/// A file after everything in it that has one right answer has been mended.
public struct FixedFile: Hashable, Sendable {
  /// The file as it is now.
  public private(set) var bytes: [UInt8]
  /// The findings that were settled, in the order in which that was done.
  public private(set) var settled: [Finding] = []
  /// What is still to be said about the file.
  public private(set) var remaining: [Finding]

  /// Mends a file.
  ///
  /// Each fix is tried by itself, from the end of the file to its start, and kept only if its
  /// finding is gone and nothing as serious has come; what cannot be mended is left as it is. Once
  /// a file can be read there is more to say about it, so this is done until nothing changes.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - appVersion: The release of the web app that reads it.
  public init(mending bytes: [UInt8], for appVersion: AppVersion = .newest) {
    self.bytes = bytes
    remaining = Lint.findings(in: bytes, for: appVersion)
    while mendOnce(for: appVersion) {}
  }

  /// Goes through the file once, and says whether anything was mended.
  private mutating func mendOnce(for appVersion: AppVersion) -> Bool {
    var refused: Set<Finding> = []
    let before = settled.count
    while let finding = remaining.last(where: { $0.fix != nil && !refused.contains($0) }) {
      if let mended = finding.mending(bytes, among: remaining, for: appVersion) {
        bytes = mended.bytes
        remaining = mended.findings
        settled.append(finding)
      } else {
        refused.insert(finding)
      }
    }
    return settled.count > before
  }
}

extension Finding {
  /// Settles this one finding.
  ///
  /// - Parameters:
  ///   - bytes: The file that the finding is about.
  ///   - appVersion: The release of the web app that reads it.
  /// - Returns: The file with the finding's fix; `nil` where there is none, or it would not help.
  public func mending(_ bytes: [UInt8], for appVersion: AppVersion = .newest) -> [UInt8]? {
    guard fix != nil else { return nil }
    let findings = Lint.findings(in: bytes, for: appVersion)
    return mending(bytes, among: findings, for: appVersion)?.bytes
  }

  /// The file with the finding's fix, and what is said about it then.
  fileprivate func mending(
    _ bytes: [UInt8],
    among before: [Finding],
    for appVersion: AppVersion
  ) -> (bytes: [UInt8], findings: [Finding])? {
    guard let fix else { return nil }
    do throws(YAMLError) {
      let mended = try fix.applied(to: bytes)
      let after = Lint.findings(in: mended, for: appVersion)
      guard after.count(where: hasSameRule(as:)) < before.count(where: hasSameRule(as:)) else {
        return nil
      }
      // About a file that could not be read nothing else was said before.
      let isFine =
        isSoundYAML(bytes)
        ? isImprovement(before, after) : isSoundYAML(mended)
      return isFine ? (mended, after) : nil
    } catch {
      return nil
    }
  }

  private func isSoundYAML(_ bytes: [UInt8]) -> Bool {
    do throws(YAMLError) {
      _ = try Document(bytes)
      return true
    } catch {
      return false
    }
  }

  /// Whether nothing as serious as the finding has come, and all in all there is less to say.
  private func isImprovement(_ before: [Finding], _ after: [Finding]) -> Bool {
    FindingComparison(old: before, new: after).added.allSatisfy { $0.severity < severity }
      && Self.counts(after).lexicographicallyPrecedes(Self.counts(before))
  }

  private static func counts(_ findings: [Finding]) -> [Int] {
    [Severity.error, .warning, .info].map { severity in
      findings.count { $0.severity == severity }
    }
  }

  private func hasSameRule(as other: Finding) -> Bool { rule == other.rule }
}
