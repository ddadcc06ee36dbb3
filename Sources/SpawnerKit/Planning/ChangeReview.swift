public import SpawnerConfig

/// What there is to know about a change beside its diff.
///
/// Nothing in it stops the change. Of a change that changes nothing there is hardly anything to
/// know.
public struct ChangeReview: Hashable, Sendable {
  /// The findings that the change itself brings, beside its notes; never an error.
  public private(set) var addedFindings: [Finding]
  /// The errors that the file had before and still has.
  public private(set) var keptErrors: [Finding]
  /// What will work differently from what the edits say.
  public private(set) var notes: [Finding]
  /// What a conversion among the edits did, with places in the file before it; `nil` where there
  /// was none.
  public private(set) var conversion: ConversionReport?
  /// The images that stay where they are, although another place was named for them; the one thing
  /// that is said of a change that changes nothing, too.
  public private(set) var stayingImages: [StayingImage] = []
  /// What mending settles, at its places before the change, in the order in which it is done.
  public private(set) var settled: [Finding] = []
  /// What lint has to say after mending, of every severity; empty for all other changes.
  public private(set) var remaining: [Finding] = []

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

  /// The same with images that stay where they are.
  func telling(of stayingImages: [StayingImage]) -> ChangeReview {
    var review = self
    review.stayingImages = stayingImages
    return review
  }

  init(of mended: FixedFile) {
    self.init()
    settled = mended.settled
    remaining = mended.remaining
  }

  /// The same with all places turned, for a file that lies inside another one.
  ///
  /// - Parameters:
  ///   - old: The other one before the change.
  ///   - new: The other one after it.
  /// - Returns: The same review with places in those files.
  func placed(in old: ConfigurationFile, and new: ConfigurationFile) -> ChangeReview {
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
