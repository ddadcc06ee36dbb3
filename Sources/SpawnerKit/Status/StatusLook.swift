import KubeCore

/// Looks once at what a pod serves.
struct StatusLook: Sendable {
  let api: any KubeAPI
  let installation: Installation
  let expectation: ExpectedFile

  private var namespace: String { installation.namespace }
  private var app: WebApp { installation.app }

  /// The state of a pod, and what it serves where it can be asked.
  func status(of pod: Pod) async throws -> PodStatus {
    var status = PodStatus(
      name: pod.name,
      isReady: pod.isReady,
      state: pod.stateWords,
      startTime: pod.status?.startTime,
      restarts: pod.allContainerStatuses.reduce(0) { $0 + ($1.restartCount ?? 0) },
      serving: .unknown,
      method: .none,
      detail: nil
    )
    guard pod.isReady else { return status }
    var closed: [String] = []
    for method in [ProofMethod.servedThroughProxy, .servedFromInside, .mountedFile] {
      let sighting = try await look(method, pod.name)
      if case .closed(let words) = sighting {
        closed.append(words)
        continue
      }
      status.method = method
      try await note(sighting, of: pod.name, in: &status)
      return status
    }
    status.detail = closed.joined(separator: "; ")
    return status
  }

  private func look(_ method: ProofMethod, _ pod: String) async throws -> Sighting {
    do {
      switch method {
      case .servedThroughProxy:
        return try await ProxyQuestion(api: api, namespace: namespace, app: app)
          .ask(pod, expectation)
      case .servedFromInside:
        return try await InsideQuestion(api: api, namespace: namespace, app: app)
          .ask(pod, expectation)
      case .mountedFile, .logLine, .none:
        return try await FileQuestion(api: api, namespace: namespace, app: app)
          .ask(pod, expectation)
      }
    } catch let error as KubeError where error.isNotFound {
      return .notYet("the pod is gone")
    }
  }

  private func note(
    _ sighting: Sighting,
    of pod: String,
    in status: inout PodStatus
  ) async throws {
    switch sighting {
    case .written: status.serving = .written
    case .previous: status.serving = .other
    case .failing(let words):
      status.serving = .failing
      status.detail = words
    case .notYet(let words), .closed(let words): status.detail = words
    case .other:
      let log = LogQuestion(api: api, namespace: namespace, app: app)
      let file = try await log.lastFile(of: pod)
      let isSample = file.map { !LogQuestion.isMounted($0) } ?? false
      // Without a readable file the sample is all that the app can serve.
      status.serving = isSample || expectation.obstacle != nil ? .sample : .other
      status.detail =
        status.serving == .sample
        ? "it serves the sample that is baked into the app's image" : "it serves another file"
    }
  }
}
