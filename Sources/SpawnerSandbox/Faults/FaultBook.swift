/// The faults that are waiting to happen.
struct FaultBook: Sendable {
  /// What a request is, as far as faults can tell requests apart.
  struct Occasion: Hashable, Sendable {
    var verb: String
    var resource: String
    var name: String?
  }

  private var faults: [Fault] = []

  mutating func inject(_ fault: Fault) { faults.append(fault) }

  mutating func clear() { faults = [] }

  /// Whether there is a fault with this effect, whatever it acts on.
  func contains(_ effect: Fault.Effect) -> Bool { faults.contains { $0.effect == effect } }

  /// Whether a fault would happen; it is not used up.
  func holds(_ effect: Fault.Effect, for occasion: Occasion) -> Bool {
    faults.contains { $0.effect == effect && $0.meets(occasion) }
  }

  /// Takes what happens on an occasion, in the order it was injected, each effect used up once.
  mutating func take(
    for occasion: Occasion,
    where isWanted: (Fault.Effect) -> Bool
  ) -> [Fault.Effect] {
    var effects: [Fault.Effect] = []
    for index in faults.indices
    where isWanted(faults[index].effect) && faults[index].meets(occasion) {
      effects.append(faults[index].effect)
      faults[index].times = faults[index].times.map { $0 - 1 }
    }
    faults.removeAll { $0.times == 0 }
    return effects
  }
}

extension Fault {
  fileprivate func meets(_ occasion: FaultBook.Occasion) -> Bool {
    times != 0
      && (verb == nil || verb == occasion.verb)
      && (resource == nil || resource == occasion.resource)
      && (name == nil || name == occasion.name)
  }
}

extension Fault.Effect {
  /// Whether this is about how a request is answered, before it is acted on.
  var isOfRequests: Bool {
    switch self {
    case .refuse, .delay, .status, .forbidden: true
    default: false
    }
  }

  /// Whether this is about a write that has come through.
  var isOfWrites: Bool {
    switch self {
    case .conflict, .secondWriter: true
    default: false
    }
  }

  /// Whether this is about what becomes of a pod.
  var isOfPods: Bool {
    switch self {
    case .crashLoop, .neverReady, .imagePull, .invalidImage, .unschedulable, .servesSample: true
    default: false
    }
  }
}
