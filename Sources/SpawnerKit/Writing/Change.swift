import KubeCore

/// One change on its way; it knows at every moment how far it has come.
struct Change: Sendable {
  let spawner: Spawner
  let request: ChangeRequest
  let confirm: Spawner.Confirmation
  let progress: Spawner.Progress
  let stopwatch: Stopwatch
  /// When waiting ends; it begins with the approval, so that thinking takes no time from it.
  var deadline: Deadline
  var state: ChangeState = .nothing
  /// The plan as it was worked out last.
  var plan: ChangePlan?
  /// The plan that was sent last.
  var lastSent: ChangePlan?
  /// Whether the old text is being put back.
  var isTakingBack = false
  /// How the pods are renewed, once that has begun.
  var step: Roller.Step?

  var options: ChangeOptions { request.options }

  /// A change that is in the ConfigMap.
  struct Written: Sendable {
    let plan: ChangePlan
    let resourceVersion: String

    var installation: Installation { plan.installation }
  }

  init(
    _ request: ChangeRequest,
    by spawner: Spawner,
    confirm: @escaping Spawner.Confirmation,
    progress: @escaping Spawner.Progress
  ) {
    self.spawner = spawner
    self.request = request
    self.confirm = confirm
    self.progress = progress
    stopwatch = Stopwatch(spawner.clock)
    deadline = Deadline(after: request.options.timeout, on: stopwatch)
  }

  /// Goes all the way: to a live change, or to an error that says where it stands.
  mutating func perform() async throws -> ChangeReport {
    switch try await write() {
    case .ended(let outcome): return try report(outcome)
    case .written(let written): return try await makeLive(written)
    }
  }

  private mutating func makeLive(_ written: Written) async throws -> ChangeReport {
    let deployment = written.installation.deployment
    guard options.restart != nil || options.verify else { return try report(.written) }
    guard deployment.desiredReplicas > 0 else {
      progress(.scaledToZero(deployment: deployment.name))
      return try scaledToZero()
    }
    do {
      return try await established(written)
    } catch is NoPodsWanted {
      return try scaledToZero()
    } catch let failure where !Task.isCancelled && !(failure is CancellationError) {
      throw try await answer(to: failure, written)
    }
  }

  private mutating func established(_ written: Written) async throws -> ChangeReport {
    let wave = try await roll(written)
    let proofs: [PodProof]
    do {
      let expectation = ExpectedFile(written.plan.newText, previous: written.plan.oldText)
      let rules: ProofStateMachine.Rules = options.restart == nil ? .runningPod : .freshPod
      proofs = try await liveness(of: written.installation, serving: expectation, rules: rules)
        .established(by: wave)
    } catch let failure as LivenessFailure {
      guard let others = try await liveAmongOthers(written) else { throw failure }
      proofs = others
    }
    let isProved = options.verify && !proofs.contains { $0.method == .none }
    return try report(isProved ? .live : .ready, proofs)
  }

  private mutating func roll(_ written: Written) async throws -> Roller.Wave {
    let deployment = written.installation.deployment
    guard let strategy = options.restart else {
      return Roller.Wave(goal: .current, deployment: deployment, existing: [])
    }
    // What cannot be waited for is not begun: without a roll there is less to undo.
    guard !deadline.hasPassed else { throw LivenessFailure(.deadline(.beforeRoll)) }
    progress(.rolling(deployment: deployment.name, strategy: strategy))
    let roller = spawner.roller(in: written.installation.namespace)
    let step = roller.step(strategy, cause: options.message, on: deployment)
    self.step = step
    state = .rolling(resourceVersion: written.resourceVersion)
    var hasBegun = false
    do {
      return try await roller.take(step, on: deployment, hasBegun: &hasBegun)
    } catch let error as KubeError where !hasBegun && !error.leavesWriteOpen {
      state = .written(resourceVersion: written.resourceVersion)
      throw error
    }
  }

  func liveness(
    of installation: Installation,
    serving expectation: ExpectedFile,
    rules: ProofStateMachine.Rules
  ) -> Liveness {
    Liveness(
      spawner: spawner,
      installation: installation,
      expectation: expectation,
      rules: rules,
      verify: options.verify,
      deadline: deadline,
      progress: progress
    )
  }
}

extension Spawner {
  func roller(in namespace: String) -> Roller {
    Roller(api: api, namespace: namespace, now: surroundings.now)
  }
}
