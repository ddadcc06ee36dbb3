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
  /// - Throws: ``SpawnerError`` as ``Spawner/plan(_:on:)`` does, with places in this file; but
  ///   where a text is replaced, an error of the new one has its place there.
  public func plan(
    _ edits: [SpawnerEdit],
    for appVersion: AppVersion = .newest
  ) throws(SpawnerError) -> FilePlan {
    let isReplaced = edits.contains { if case .replaceText = $0 { true } else { false } }
    let edited = try placed(by: isReplaced ? nil : self) { () throws(SpawnerError) in
      try EditedText(applying: edits, to: text, for: appVersion, readAs: document)
    }
    let newBytes = try replacing(edited.new)
    let changed = try changed(to: newBytes)
    let review = try placed(by: isReplaced ? nil : changed) { () throws(SpawnerError) in
      try edited.reviewed()
    }
    return FilePlan(
      file: self,
      summaries: edits.map(\.summary),
      newText: edited.new,
      newBytes: newBytes,
      review: review.placed(in: self, and: changed)
    )
  }

  /// Runs a step and turns the places of its error into those in a file.
  private func placed<Result>(
    by file: ConfigurationFile?,
    _ step: () throws(SpawnerError) -> Result
  ) throws(SpawnerError) -> Result {
    do throws(SpawnerError) {
      return try step()
    } catch {
      guard let file else { throw error }
      var error = error
      error.location = error.location.map { file.location(of: $0) }
      error.findings = file.relocated(error.findings)
      throw error
    }
  }

  /// Findings with their places in the file instead of those in the configuration.
  ///
  /// - Parameter findings: Findings of the configuration.
  /// - Returns: The same findings, placed in the file.
  public func relocated(_ findings: [Finding]) -> [Finding] {
    findings.map { $0.relocated(to: location(of: $0.location)) }
  }
}

extension ChangeReview {
  /// The same with all places turned, for a file that lies inside another one.
  ///
  /// - Parameters:
  ///   - old: The other one before the change.
  ///   - new: The other one after it.
  /// - Returns: The same review with places in those files.
  fileprivate func placed(in old: ConfigurationFile, and new: ConfigurationFile) -> ChangeReview {
    var review = self
    review.addedFindings = new.relocated(addedFindings)
    review.keptErrors = new.relocated(keptErrors)
    review.notes = new.relocated(notes)
    review.conversion = conversion?.relocated { old.location(of: $0) }
    review.settled = old.relocated(settled)
    review.remaining = new.relocated(remaining)
    return review
  }
}
