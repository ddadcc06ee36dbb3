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
  /// The fixes are made together where they do not touch each other, from the end of the file to
  /// its start, and kept only if each finding is gone and nothing as serious has come. Where that
  /// fails it is tried with half of them, in the end with each by itself; what cannot be mended is
  /// left as it is. Once a file can be read there is more to say about it, so this is done until
  /// nothing changes.
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
    var limit = remaining.count
    let before = settled.count
    while true {
      let candidates = remaining.reversed().lazy.filter { $0.fix != nil && !refused.contains($0) }
      let batch = FixBatch(of: candidates, atMost: limit)
      guard let first = batch.findings.first else { break }
      if let mended = batch.mending(bytes, among: remaining, for: appVersion) {
        bytes = mended.bytes
        remaining = mended.findings
        settled += batch.findings
        limit = max(1, min(limit * 2, remaining.count))
      } else if batch.findings.count > 1 {
        limit = batch.findings.count / 2
      } else {
        refused.insert(first)
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
  ///   - findings: All that is said about that file.
  ///   - appVersion: The release of the web app that reads it.
  /// - Returns: The file with the finding's fix; `nil` where there is none, or it would not help.
  public func mending(
    _ bytes: [UInt8],
    among findings: [Finding],
    for appVersion: AppVersion = .newest
  ) -> [UInt8]? {
    let batch = FixBatch(of: [self], atMost: 1)
    return batch.mending(bytes, among: findings, for: appVersion)?.bytes
  }
}

extension FixBatch {
  /// The file with all the fixes, and what is said about it then; `nil` where one does not help.
  fileprivate func mending(
    _ bytes: [UInt8],
    among before: [Finding],
    for appVersion: AppVersion
  ) -> (bytes: [UInt8], findings: [Finding])? {
    guard !findings.isEmpty else { return nil }
    do throws(YAMLError) {
      let mended = try applied(to: bytes)
      let after = Lint.findings(in: mended, for: appVersion)
      guard settlesEach(before, after) else { return nil }
      // About a file that could not be read nothing else was said before.
      let isFine =
        isSoundYAML(bytes)
        ? isImprovement(before, after) : isSoundYAML(mended)
      return isFine ? (mended, after) : nil
    } catch {
      return nil
    }
  }

  /// Whether of each rule at least as many findings are gone as there are fixes for it.
  private func settlesEach(_ before: [Finding], _ after: [Finding]) -> Bool {
    let (old, new) = (Self.perRule(before), Self.perRule(after))
    return Self.perRule(findings).allSatisfy { rule, count in
      new[rule, default: 0] + count <= old[rule, default: 0]
    }
  }

  private static func perRule(_ findings: [Finding]) -> [String: Int] {
    findings.reduce(into: [:]) { $0[$1.rule, default: 0] += 1 }
  }

  private func isSoundYAML(_ bytes: [UInt8]) -> Bool {
    do throws(YAMLError) {
      _ = try Document(bytes)
      return true
    } catch {
      return false
    }
  }

  /// Whether nothing as serious as the findings has come, and all in all there is less to say.
  private func isImprovement(_ before: [Finding], _ after: [Finding]) -> Bool {
    let added = FindingComparison(old: before, new: after).added
    let least = findings.map(\.severity).min() ?? .info
    return added.allSatisfy { $0.severity < least }
      && Self.counts(after).lexicographicallyPrecedes(Self.counts(before))
  }

  private static func counts(_ findings: [Finding]) -> [Int] {
    [Finding.Severity.error, .warning, .info].map { severity in
      findings.count { $0.severity == severity }
    }
  }
}
