/// A question about an object or its absence, answered by looking at nothing else.
///
/// ```swift
/// let verdict = ObjectCondition.podReady().verdict(pod)
/// ```
public struct ObjectCondition<Object: KubeObject>: Sendable {
  private let judge: @Sendable (Object?) -> Verdict

  /// Makes a condition of a pure function.
  ///
  /// - Parameter judge: Looks at the object, nil where there is none.
  public init(_ judge: @escaping @Sendable (Object?) -> Verdict) { self.judge = judge }

  /// Judges an object.
  ///
  /// - Parameter object: The object, nil where there is none.
  /// - Returns: Whether the condition holds, may hold, or never will.
  public func verdict(_ object: Object?) -> Verdict { judge(object) }

  /// Both conditions: what can never be decides, then what is not yet.
  ///
  /// - Parameter other: The other condition.
  /// - Returns: A condition that holds where both do.
  public func and(_ other: ObjectCondition) -> ObjectCondition {
    ObjectCondition { object in
      let verdicts = [self.verdict(object), other.verdict(object)]
      for case .never(let obstacle) in verdicts { return .never(obstacle) }
      return verdicts.first { $0 != .met } ?? .met
    }
  }

  /// The object is gone: it is absent, or the one there now is another one.
  ///
  /// - Parameter uid: The object's identity.
  /// - Returns: The condition.
  public static func deleted(uid: String) -> ObjectCondition {
    ObjectCondition { object in
      guard let object, object.metadata.uid == uid else { return .met }
      let words = object.metadata.isTerminating ? "it is terminating" : "it is still there"
      return .notYet(Obstacle(.present, message: words))
    }
  }
}

extension KubeAPI {
  /// Watches one object until a condition holds or never will.
  ///
  /// There is no limit of its own: cancel the task when time is up.
  ///
  /// - Parameters:
  ///   - condition: What to wait for.
  ///   - name: The object.
  ///   - namespace: Its namespace; nil for what belongs to none.
  ///   - clock: Measures the pauses before a broken stream is opened again.
  /// - Returns: The object as last seen, and the verdict: `met` or `never`.
  /// - Throws: ``KubeError`` when the object cannot be watched, `CancellationError` when cancelled.
  public func wait<Object: KubeObject>(
    for condition: ObjectCondition<Object>,
    name: String,
    namespace: String?,
    clock: any Clock<Duration> = ContinuousClock()
  ) async throws -> (object: Object?, verdict: Verdict) {
    let options = WatchOptions(fieldSelector: "metadata.name=\(name)", timeout: .seconds(290))
    var seen = WatchedObjects<Object>()
    let watch = watch(Object.self, namespace: namespace, options: options, clock: clock)
    for try await event in watch {
      seen.apply(event)
      let object = seen.objects.first
      let verdict = condition.verdict(object)
      guard case .notYet = verdict else { return (object, verdict) }
    }
    // A watch ends by an error only.
    throw KubeError(code: .protocolViolation, message: "the watch ended by itself")
  }
}
