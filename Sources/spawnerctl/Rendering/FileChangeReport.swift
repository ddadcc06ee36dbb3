import SpawnerConfig
import SpawnerKit

/// What a change to a file reports.
struct FileChangeReport: Encodable, Sendable {
  /// How it ended.
  let outcome: Outcome
  /// The file's path, `-` for standard input.
  let file: String
  /// What was asked for, in words.
  let summaries: [String]
  /// The difference as a unified diff; empty where nothing changed.
  let diff: String
  /// The findings that the change itself brought; never an error.
  let addedFindings: [Finding]
  /// The errors that the file had before and still has.
  let keptErrors: [Finding]
  /// What will work differently from what was asked for.
  let notes: [Finding]
  /// What a conversion did; `nil` where there was none.
  let conversion: ConversionReport?
  /// What was settled, at its places before; only where the file was mended.
  let settled: [Finding]?
  /// What is still to be said about the file; only where it was mended.
  let remaining: [Finding]?
  /// The images that are listed elsewhere than was asked for, and stay there; `nil` where there
  /// are none.
  let stayingImages: [StayingImage]?

  /// The ends that are not failures.
  enum Outcome: String, Encodable {
    case unchanged, planned, written
  }

  init(_ plan: FilePlan, file: String, isDryRun: Bool) {
    self.file = file
    outcome = plan.isEmpty ? .unchanged : isDryRun ? .planned : .written
    summaries = plan.summaries
    diff = plan.diff(label: file == "-" ? "standard input" : file).text
    addedFindings = plan.review.addedFindings
    keptErrors = plan.review.keptErrors
    notes = plan.review.notes
    conversion = plan.review.conversion
    let isMended = plan.summaries == [SpawnerEdit.mend(for: nil).summary]
    settled = isMended ? plan.review.settled : nil
    remaining = isMended ? plan.review.remaining : nil
    stayingImages = plan.review.stayingImages.isEmpty ? nil : plan.review.stayingImages
  }
}
