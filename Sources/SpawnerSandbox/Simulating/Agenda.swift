/// What is going to happen, in order of time; among equal times in order of entry.
struct Agenda: Sendable {
  /// A thing that happens.
  enum Step: Hashable, Sendable {
    case reconcileDeployment(uid: String)
    case reconcileReplicaSet(uid: String)
    case checkProgress(uid: String, since: Duration)
    case pod(uid: String, PodStep)
    case revert(ObjectKey, text: [String: String])
    /// Nothing but a moment at which streams look at the clock.
    case wake
  }

  private struct Entry: Sendable {
    let due: Duration
    let step: Step
  }

  /// The latest first, so that taking the next one is cheap.
  private var entries: [Entry] = []

  /// When the next thing happens.
  var nextDue: Duration? { entries.last?.due }

  mutating func add(_ step: Step, at due: Duration) {
    let place = entries.firstIndex { $0.due <= due } ?? entries.endIndex
    entries.insert(Entry(due: due, step: step), at: place)
  }

  /// Adds a step unless the same one happens by then already.
  mutating func addOnce(_ step: Step, at due: Duration) {
    guard !entries.contains(where: { $0.step == step && $0.due <= due }) else { return }
    add(step, at: due)
  }

  /// Takes the next thing that is due at a time.
  mutating func next(at now: Duration) -> (due: Duration, step: Step)? {
    guard let last = entries.last, last.due <= now else { return nil }
    entries.removeLast()
    return (last.due, last.step)
  }
}
