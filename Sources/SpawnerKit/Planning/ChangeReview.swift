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
  /// What mending settles, at its places before the change, in the order in which it is done.
  public private(set) var settled: [Finding] = []
  /// What lint has to say after mending, of every severity; empty for all other changes.
  public private(set) var remaining: [Finding] = []

  init(addedFindings: [Finding] = [], keptErrors: [Finding] = [], notes: [Finding] = []) {
    self.addedFindings = addedFindings
    self.keptErrors = keptErrors
    self.notes = notes
  }

  init(of mended: FixedFile) {
    self.init()
    settled = mended.settled
    remaining = mended.remaining
  }

  /// The same with all places turned, for a file that lies inside another one.
  func placed(
    by place: ([Finding]) -> [Finding],
    settledBy placeBefore: ([Finding]) -> [Finding]
  ) -> ChangeReview {
    var review = ChangeReview(
      addedFindings: place(addedFindings),
      keptErrors: place(keptErrors),
      notes: place(notes)
    )
    review.settled = placeBefore(settled)
    review.remaining = place(remaining)
    return review
  }
}
