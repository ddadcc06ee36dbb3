public import SpawnerConfig

/// What a change would do to a file, before it is written.
public struct FilePlan: Sendable {
  /// The file as it was opened.
  public let file: ConfigurationFile
  /// What is to be done, in words, one entry per edit.
  public let summaries: [String]
  /// The configuration after the change.
  public let newText: [UInt8]
  /// The file's bytes after the change.
  public let newBytes: [UInt8]
  /// What there is to know about the change beside the diff; places are those in the file after
  /// the change.
  public let review: ChangeReview

  /// Whether the change changes nothing.
  public var isEmpty: Bool { newBytes == file.bytes }

  /// The difference of the whole file.
  ///
  /// - Parameter label: The file's name, for the heading.
  /// - Returns: A unified diff, empty where nothing changes.
  public func diff(label: String) -> UnifiedDiff {
    UnifiedDiff(old: file.bytes, new: newBytes, oldLabel: label, newLabel: label)
  }
}

extension ConfigurationFile {
  /// Works out what edits would do to the file.
  ///
  /// - Parameters:
  ///   - edits: What is to be done, in order.
  ///   - appVersion: The release of the web app that reads the file.
  /// - Returns: The plan; an empty one where the file already says what is asked for.
  /// - Throws: ``SpawnerError`` as ``Spawner/plan(_:on:)`` does, with places in this file.
  public func plan(
    _ edits: [SpawnerEdit],
    for appVersion: AppVersion = .newest
  ) throws(SpawnerError) -> FilePlan {
    do throws(SpawnerError) {
      // What is to be mended need not be readable.
      let edited =
        EditedText.isMending(edits)
        ? try EditedText(applying: edits, to: text, for: appVersion)
        : try EditedText(applying: edits, to: readDocument(), for: appVersion)
      let newBytes = try replacing(edited.new)
      // Places in a bare file are those in the configuration.
      let changed = place == nil ? self : try ConfigurationFile(newBytes, selector: selector)
      return FilePlan(
        file: self,
        summaries: edits.map(\.summary),
        newText: edited.new,
        newBytes: newBytes,
        review: edited.review.placed(by: changed.relocated, settledBy: relocated)
      )
    } catch {
      var error = error
      error.location = error.location.map { location(of: $0) }
      error.findings = relocated(error.findings)
      throw error
    }
  }

  /// Findings with their places in the file instead of those in the configuration.
  ///
  /// - Parameter findings: Findings of the configuration.
  /// - Returns: The same findings, placed in the file.
  public func relocated(_ findings: [Finding]) -> [Finding] {
    guard let locator = place?.locator(), !findings.isEmpty else { return findings }
    return findings.map { $0.relocated(to: locator($0.location)) }
  }
}
