/// What goes wrong with a stream after some lines.
enum StreamFault: Sendable {
  /// Its connection is closed.
  case cut(after: Int)
  /// It stays open and tells nothing more.
  case silence(after: Int)

  /// The fault that an effect means; nil where it means none.
  init?(_ effect: Fault.Effect) {
    switch effect {
    case .cutStream(let lines): self = .cut(after: lines)
    case .silence(let lines): self = .silence(after: lines)
    default: return nil
    }
  }

  /// How many lines are sent before it.
  var lines: Int {
    switch self {
    case .cut(let lines), .silence(let lines): lines
    }
  }

  /// What follows the lines: a cut, or nothing until the client goes.
  func end(_ wakeups: Wakeups) async throws -> [UInt8]? {
    if case .cut = self { throw StreamCut() }
    while await wakeups.next() {}
    return nil
  }
}

extension APIServer {
  /// What goes wrong with a stream that starts now.
  func fault(
    ofStream path: ResourcePath,
    verb: String
  ) throws(APIFailure) -> StreamFault? {
    let occasion = FaultBook.Occasion(verb: verb, resource: path.ruleName, name: path.name)
    let effects = try cluster.withState { state in
      state.faults.take(for: occasion) { StreamFault($0) != nil }
    }
    return effects.first.flatMap { StreamFault($0) }
  }
}
