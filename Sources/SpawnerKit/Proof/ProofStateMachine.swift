/// Decides from one look after the other whether a pod serves the file; no I/O, no clock.
///
/// Several workers answer for one pod, each with a memory of its own, so one equal answer proves
/// little: it takes some in a row.
struct ProofStateMachine: Sendable {
  /// What follows from a look.
  enum Verdict: Hashable, Sendable {
    /// Look again after a pause; where there is something to tell, in words.
    case lookAgain(after: Duration, news: String?)
    /// It serves the file: this many answers in a row said so.
    case proved(answers: Int)
    /// This way of looking leads nowhere, in words.
    case closed(String)
    /// It has not answered for longer than one waits for this way of looking.
    case silent
    /// It serves something else and will go on doing so.
    case failed(Failure)
  }

  /// What is wrong for good.
  enum Failure: Hashable, Sendable {
    /// It serves neither the file nor the one before it.
    case servesOther
    /// It answers errors, in words.
    case answersError(String)
  }

  /// How sure one must be, and how long a wrong answer may last.
  struct Rules: Sendable {
    /// How many equal answers in a row are a proof.
    var answers: Int
    /// How long wrong answers may last before they count as final.
    var patience: Duration
    /// How long it may not answer at all; nil waits for ever.
    var silence: Duration?

    /// For a pod that was started after the file was written: nothing old is in its memory.
    static let freshPod = Rules(answers: 3, patience: .seconds(3))
    /// For a pod that was running before: the mounted file is renewed within about a minute, and
    /// each worker remembers the old one for another.
    static let runningPod = Rules(answers: 9, patience: .seconds(150))
  }

  private let rules: Rules
  private var equalAnswers = 0
  private var wrongSince: Duration?
  private var silentSince: Duration?
  private var pause: Duration = .milliseconds(100)
  private var lastNews: String?

  init(_ rules: Rules) { self.rules = rules }

  /// Takes in what was seen.
  mutating func receive(_ sighting: Sighting, at elapsed: Duration) -> Verdict {
    silentSince = sighting.isSilence ? silentSince ?? elapsed : nil
    guard case .written = sighting else {
      equalAnswers = 0
      return judge(sighting, at: elapsed)
    }
    equalAnswers += 1
    wrongSince = nil
    guard equalAnswers < rules.answers else { return .proved(answers: equalAnswers) }
    return .lookAgain(after: .zero, news: nil)
  }

  private mutating func judge(_ sighting: Sighting, at elapsed: Duration) -> Verdict {
    switch sighting {
    case .written: .lookAgain(after: .zero, news: nil)
    case .previous: later("it still serves the file as it was before")
    case .notYet(let words): isSilent(at: elapsed) ? .silent : later(words)
    case .closed(let words): .closed(words)
    case .other: wrong(.servesOther, "it serves another file", at: elapsed)
    case .failing(let words): wrong(.answersError(words), words, at: elapsed)
    }
  }

  private func isSilent(at elapsed: Duration) -> Bool {
    guard let silence = rules.silence, let silentSince else { return false }
    return elapsed - silentSince >= silence
  }

  /// Not wrong, only early.
  private mutating func later(_ words: String) -> Verdict {
    wrongSince = nil
    return lookAgain(words)
  }

  private mutating func wrong(
    _ failure: Failure,
    _ words: String,
    at elapsed: Duration
  ) -> Verdict {
    let since = wrongSince ?? elapsed
    wrongSince = since
    return elapsed - since >= rules.patience ? .failed(failure) : lookAgain(words)
  }

  /// Pauses grow from a tenth of a second to one second.
  private mutating func lookAgain(_ words: String) -> Verdict {
    let verdict = Verdict.lookAgain(after: pause, news: words == lastNews ? nil : words)
    lastNews = words
    pause = min(pause * 2, .seconds(1))
    return verdict
  }
}
