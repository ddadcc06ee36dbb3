import KubeCore

/// Proves pod by pod that the file is served, by the surest way that is open.
struct Prover: Sendable {
  let api: any KubeAPI
  let clock: any Clock<Duration>
  let namespace: String
  let app: WebApp
  let expectation: ExpectedFile
  let rules: ProofStateMachine.Rules
  let deadline: Deadline
  let progress: Spawner.Progress

  /// Proves every pod.
  ///
  /// - Throws: ``LivenessFailure`` when a pod serves something else or the deadline passes first.
  func prove(_ pods: [String]) async throws -> [PodProof] {
    var proofs: [PodProof] = []
    for pod in pods {
      let proof = try await prove(pod)
      progress(.proved(proof))
      proofs.append(proof)
    }
    return proofs
  }

  private func prove(_ pod: String) async throws -> PodProof {
    var reasons = expectation.obstacle.map { [$0] } ?? []
    var ways = self.ways[...]
    while let way = ways.popFirst() {
      progress(.proving(pod: pod, method: way.method))
      switch try await attempt(way, pod) {
      case .proved(let answers):
        return PodProof(
          pod: pod,
          method: way.method,
          answers: way.method >= .servedFromInside ? answers : 0,
          reason: reasons.isEmpty ? nil : reasons.joined(separator: "; ")
        )
      case .closed(let words):
        if !reasons.contains(words) { reasons.append(words) }
      case .silent where way.method == .logLine:
        reasons.append("the app's log does not say which file it reads")
      case .silent:
        reasons.append("the app did not answer through the API server")
        ways = ways.prefix(1) + [Way(way.method)] + ways.dropFirst()
      case .failed(let failure): throw try await explained(failure, of: pod)
      case .lookAgain: continue
      }
    }
    // Ways that our own cancellation has closed say nothing about the pod.
    try Task.checkCancellation()
    return PodProof(
      pod: pod,
      method: .none,
      answers: 0,
      reason: reasons.joined(separator: "; ")
    )
  }

  /// One way to look, and how long it may stay silent before the next one is tried.
  private struct Way {
    let method: ProofMethod
    var patience: Duration?

    init(_ method: ProofMethod, patience: Duration? = nil) {
      self.method = method
      self.patience = patience
    }
  }

  /// The ways, the surest first.
  ///
  /// A mesh that admits only its own may drop the proxy's connections, which looks like an app
  /// that has not started: after a while the app is asked from inside. Where that is not allowed
  /// the proxy is asked again, until the deadline.
  private var ways: [Way] {
    let asking = [Way(.servedThroughProxy, patience: .seconds(10)), Way(.servedFromInside)]
    let looking = [Way(.mountedFile), Way(.logLine, patience: Self.logPatience)]
    return expectation.obstacle == nil ? asking + looking : looking
  }

  /// How long the app may take to say which file it reads: it does so when somebody first asks it,
  /// which may be never.
  private static let logPatience: Duration = .seconds(5)

  /// Looks until there is a verdict.
  private func attempt(
    _ way: Way,
    _ pod: String
  ) async throws -> ProofStateMachine.Verdict {
    // A file or a log has no memory of its own: one look is as good as many.
    var rules = way.method <= .mountedFile ? self.rules.forFile : self.rules
    rules.silence = way.patience
    var machine = ProofStateMachine(rules)
    while true {
      try Task.checkCancellation()
      let sighting = try await look(way.method, pod)
      let verdict = machine.receive(sighting, at: deadline.stopwatch.elapsed)
      guard case .lookAgain(let pause, let news) = verdict else { return verdict }
      if let news { progress(.notYet(pod: pod, reason: news)) }
      guard !deadline.hasPassed else {
        // What nobody made the app log is no failure.
        if way.method == .logLine { return .silent }
        throw try await tooLate(pod, sighting)
      }
      if sighting.isSilence, try await !isStillReady(pod) {
        throw PodNotReady(name: pod)
      }
      if pause > .zero { try await clock.sleep(for: min(pause, deadline.remaining ?? pause)) }
    }
  }

  /// Whether a pod that does not answer is Ready all the same; where that may not be asked it is.
  private func isStillReady(_ pod: String) async throws -> Bool {
    do {
      return try await api.get(Pod.self, name: pod, namespace: namespace).isReady
    } catch let error as KubeError where !error.isNotFound {
      return true
    }
  }

  private func look(_ method: ProofMethod, _ pod: String) async throws -> Sighting {
    switch method {
    case .servedThroughProxy:
      try await ProxyQuestion(api: api, namespace: namespace, app: app, deadline: deadline)
        .ask(pod, expectation)
    case .servedFromInside:
      try await InsideQuestion(api: api, namespace: namespace, app: app, deadline: deadline)
        .ask(pod, expectation)
    case .mountedFile:
      try await FileQuestion(api: api, namespace: namespace, app: app, deadline: deadline)
        .ask(pod, expectation)
    case .logLine, .none:
      try await logQuestion.ask(pod)
    }
  }

  private var logQuestion: LogQuestion {
    LogQuestion(api: api, namespace: namespace, app: app, deadline: deadline)
  }

  /// The deadline has passed: what was seen last, and what the app has to say about it.
  private func tooLate(_ pod: String, _ sighting: Sighting) async throws -> LivenessFailure {
    let failure = RolloutFailure(
      kind: .deadline,
      message: "pod '\(pod)': \(sighting.words)",
      pod: pod,
      container: app.container
    )
    let lastWords = LastWords(api: api, namespace: namespace)
    return LivenessFailure(.deadline(try await lastWords.added(to: failure)))
  }

  /// Says what it is that a pod serves instead.
  private func explained(
    _ failure: ProofStateMachine.Failure,
    of pod: String
  ) async throws -> LivenessFailure {
    switch failure {
    case .answersError(let words):
      return LivenessFailure(.servesOther("pod '\(pod)': \(words)"))
    case .servesOther:
      let file = try await logQuestion.lastFile(of: pod)
      if let file, LogQuestion.isMounted(file) {
        return LivenessFailure(
          .servesOther("pod '\(pod)' serves neither the new file nor the one before it")
        )
      }
      return LivenessFailure(.servesSample(pod, file))
    }
  }
}

extension LivenessFailure.Reason {
  /// The app does not read the mounted file at all.
  static func servesSample(_ pod: String, _ file: String?) -> Self {
    guard let file else {
      return .servesOther(
        "pod '\(pod)' serves neither the new file nor the one before it, probably the sample that "
          + "is baked into the app's image"
      )
    }
    return .servesOther(
      "pod '\(pod)' serves the sample that is baked into the app's image ('\(file)'), as the app "
        + "does when it cannot read its own file"
    )
  }
}

extension ProofStateMachine.Rules {
  /// The rules for a file or a log, which has one reader.
  var forFile: Self { Self(answers: 1, patience: patience) }
}

extension Sighting {
  /// What was seen, in words.
  var words: String {
    switch self {
    case .written: "serves the file, but not often enough in a row yet"
    case .previous: "still serves the file as it was before"
    case .other: "serves another file"
    case .failing(let words), .notYet(let words), .closed(let words): words
    }
  }
}

/// A pod was Ready and is not any more, as one whose program crashes after it has started.
struct PodNotReady: Error {
  let name: String
}
