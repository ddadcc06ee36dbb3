public import SpawnerConfig

/// What there is to know about a change beside its diff.
///
/// Nothing in it stops the change. Of a change that changes nothing there is nothing to know.
public struct ChangeReview: Hashable, Sendable {
  /// The findings that the change itself brings, beside its notes; never an error.
  public let addedFindings: [Finding]
  /// The errors that the file had before and still has.
  public let keptErrors: [Finding]
  /// What will work differently from what the edits say.
  public let notes: [Finding]
  /// What a conversion among the edits did, with places in the file before it; `nil` where there
  /// was none.
  public let conversion: ConversionReport?

  init(
    addedFindings: [Finding] = [],
    keptErrors: [Finding] = [],
    notes: [Finding] = [],
    conversion: ConversionReport? = nil
  ) {
    self.addedFindings = addedFindings
    self.keptErrors = keptErrors
    self.notes = notes
    self.conversion = conversion
  }

  /// The same with all places turned, for a file that lies inside another one.
  ///
  /// - Parameters:
  ///   - old: The other one before the change.
  ///   - new: The other one after it.
  /// - Returns: The same review with places in those files.
  func placed(in old: ConfigurationFile, and new: ConfigurationFile) -> ChangeReview {
    ChangeReview(
      addedFindings: new.relocated(addedFindings),
      keptErrors: new.relocated(keptErrors),
      notes: new.relocated(notes),
      conversion: conversion?.relocated { old.location(of: $0) }
    )
  }
}
