/// What a change would do, before anything is sent.
public struct ChangePlan: Sendable {
  /// Where the change goes.
  public let installation: Installation
  /// What is to be done, in words, one entry per edit.
  public let summaries: [String]
  /// The bytes before.
  public let oldText: [UInt8]
  /// The bytes after.
  public let newText: [UInt8]
  /// The difference as a unified diff, empty where nothing changes.
  public let diff: UnifiedDiff
  /// What there is to know about the change beside the diff.
  public let review: ChangeReview
  /// Which attempt this is, counted from 1; higher after a conflict.
  public let attempt: Int

  /// Whether the change changes nothing.
  public var isEmpty: Bool { oldText == newText }

}
