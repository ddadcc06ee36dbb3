public import SpawnerConfig

/// What there is to know about a change beside its diff.
///
/// Nothing in it stops the change. Of a change that changes nothing there is hardly anything to
/// know.
public struct ChangeReview: Hashable, Sendable {
  /// The findings that the change itself brings, beside its notes; never an error.
  public internal(set) var addedFindings: [Finding]
  /// The errors that the file had before and still has.
  public internal(set) var keptErrors: [Finding]
  /// What will work differently from what the edits say.
  public internal(set) var notes: [Finding]
  /// What a conversion among the edits did, with places in the file before it; `nil` where there
  /// was none.
  public internal(set) var conversion: ConversionReport?
  /// The images that stay where they are, although another place was named for them; the one thing
  /// that is said of a change that changes nothing, too.
  public internal(set) var stayingImages: [StayingImage] = []
  /// What mending settles, at its places before the change, in the order in which it is done.
  public internal(set) var settled: [Finding] = []
  /// What lint has to say after mending, of every severity; empty for all other changes.
  public internal(set) var remaining: [Finding] = []

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
}
