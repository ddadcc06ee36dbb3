/// Why the pods did not become ready, or do not serve the file.
struct LivenessFailure: Error {
  enum Reason: Sendable {
    /// The pods cannot become ready.
    case cannotSucceed(RolloutFailure)
    /// The deadline passed; what was still missing.
    case deadline(RolloutFailure)
    /// A pod serves something else, in words.
    case servesOther(String)
    /// What the pods are to serve is not in the ConfigMap any more.
    case overwritten(Overwriting)
  }

  let reason: Reason

  init(_ reason: Reason) { self.reason = reason }

  /// What went wrong, in words.
  var words: String {
    switch reason {
    case .cannotSucceed(let failure), .deadline(let failure): failure.words
    case .servesOther(let words): words
    case .overwritten(let overwriting): overwriting.words
    }
  }

  /// The rollout's failure, where that is the reason.
  var rollout: RolloutFailure? {
    switch reason {
    case .cannotSucceed(let failure), .deadline(let failure): failure
    case .servesOther, .overwritten: nil
    }
  }

  /// Who wrote another file meanwhile, where that is the reason.
  var overwriting: Overwriting? {
    if case .overwritten(let overwriting) = reason { overwriting } else { nil }
  }
}
