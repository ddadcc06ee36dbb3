import KubeCore
import SpawnerConfig

/// A restart, or a mere wait, on its way: no text is changed by it.
struct Renewal: Sendable {
  let spawner: Spawner
  let selector: InstallationSelector
  let options: ChangeOptions
  let progress: Spawner.Progress
  let stopwatch: Stopwatch
  let deadline: Deadline
  var state: ChangeState = .nothing
  private var deployment = ""

  init(
    of selector: InstallationSelector,
    _ options: ChangeOptions,
    by spawner: Spawner,
    progress: @escaping Spawner.Progress
  ) {
    self.selector = selector
    self.options = options
    self.spawner = spawner
    self.progress = progress
    stopwatch = Stopwatch(spawner.clock)
    deadline = Deadline(after: options.timeout, on: stopwatch)
  }

  /// Renews the pods, waits and proves.
  mutating func restart() async throws -> ChangeReport {
    let installation = try await locate()
    try installation.requireRollable()
    let strategy = options.restart ?? .rollout
    guard installation.deployment.desiredReplicas > 0 else {
      progress(.scaledToZero(deployment: deployment))
      return scaledToZero(installation)
    }
    guard !deadline.hasPassed else { throw LivenessFailure(.deadline(.beforeRoll)) }
    if strategy == .delete {
      try await spawner.roller(in: installation.namespace)
        .requireReplacement(of: installation.deployment)
    }
    progress(.rolling(deployment: deployment, strategy: strategy))
    state = .rolling(resourceVersion: nil)
    let wave = try await roll(installation.deployment, strategy, in: installation.namespace)
    var report = try await established(installation, by: wave, .freshPod)
    report.restart = strategy
    return report
  }

  private mutating func roll(
    _ deployment: Deployment,
    _ strategy: RestartStrategy,
    in namespace: String
  ) async throws -> Roller.Wave {
    let roller = spawner.roller(in: namespace)
    var hasBegun = false
    do {
      return try await roller.take(
        roller.step(strategy, cause: options.message, on: deployment),
        on: deployment,
        hasBegun: &hasBegun
      )
    } catch let error as KubeError where !hasBegun && !error.leavesWriteOpen {
      state = .nothing
      throw error
    }
  }

  /// Waits for whatever is under way, and proves.
  mutating func wait() async throws -> ChangeReport {
    let installation = try await locate()
    guard installation.deployment.desiredReplicas > 0 else {
      progress(.scaledToZero(deployment: deployment))
      return scaledToZero(installation)
    }
    // A rollout that is paused half-way never ends.
    if !installation.deployment.isComplete { try installation.requireRollable() }
    let wave = Roller.Wave(
      goal: .current,
      deployment: installation.deployment,
      existing: []
    )
    return try await established(installation, by: wave, .runningPod)
  }

  private mutating func locate() async throws -> Installation {
    let installation = try await Locator(api: spawner.api, selector: selector).installation()
    deployment = installation.deployment.name
    progress(.located(installation))
    if options.verify { try installation.requireServable() }
    return installation
  }

  private func scaledToZero(_ installation: Installation) -> ChangeReport {
    var report = ChangeReport(.unchanged, of: installation, duration: stopwatch.elapsed)
    report.isScaledToZero = true
    return report
  }

  private func established(
    _ installation: Installation,
    by wave: Roller.Wave,
    _ rules: ProofStateMachine.Rules
  ) async throws -> ChangeReport {
    let liveness = Liveness(
      spawner: spawner,
      installation: installation,
      expectation: ExpectedFile(installation.text),
      rules: rules,
      verify: options.verify,
      deadline: deadline,
      progress: progress
    )
    let proofs: [PodProof]
    do {
      proofs = try await liveness.established(by: wave)
    } catch is NoPodsWanted {
      return scaledToZero(installation)
    }
    let isProved = options.verify && !proofs.contains { $0.method == .none }
    return ChangeReport(
      isProved ? .live : .ready,
      of: installation,
      pods: proofs,
      duration: stopwatch.elapsed
    )
  }

  /// Adds to an error what was changed.
  func explained(_ error: any Error) -> any Error {
    let words =
      state == .nothing
      ? "nothing was changed" : "the pods of Deployment '\(deployment)' are being renewed"
    if Task.isCancelled || error is CancellationError {
      return SpawnerError(
        .interrupted,
        "interrupted, \(words)",
        change: state,
        underlying: error
      )
    }
    if let failure = error as? LivenessFailure {
      var error = SpawnerError(
        .gaveUpWaiting,
        "gave up waiting: \(failure.words)",
        change: state,
        underlying: failure
      )
      error.rollout = failure.rollout
      error.overwriter = failure.overwriting?.writer
      return error
    }
    guard state != .nothing, !(error is SpawnerError) else { return error }
    return SpawnerError(
      .failed,
      "\(words); whether they serve the file is not known: \(error)",
      change: state,
      underlying: error
    )
  }
}

extension Installation {
  /// Says at once that no waiting will make the app serve a file that it cannot read.
  func requireServable() throws(SpawnerError) {
    do throws(SpawnerError) {
      _ = try SpawnerDocument(readable: text)
    } catch {
      var unreadable = SpawnerError(
        .invalidResult,
        "the web app serves the sample in its image instead of the file: \(error.message)",
        underlying: error.underlying
      )
      unreadable.location = error.location
      unreadable.findings = error.findings
      throw unreadable
    }
    guard let obstacle = ExpectedFile(text).obstacle else { return }
    throw SpawnerError(.invalidResult, "the web app cannot serve the file: \(obstacle)")
  }
}
