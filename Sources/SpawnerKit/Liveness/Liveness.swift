import KubeCore

/// Waits for pods and proves what they serve, within one deadline.
struct Liveness: Sendable {
  let spawner: Spawner
  let installation: Installation
  let expectation: ExpectedFile
  let rules: ProofStateMachine.Rules
  /// Whether the app is asked at all.
  let verify: Bool
  let deadline: Deadline
  let progress: Spawner.Progress

  /// Waits for a wave of pods, then proves each of them.
  ///
  /// - Returns: What was learnt about each pod; empty where nothing was to be proved.
  /// - Throws: ``LivenessFailure``, as soon as the file is not the expected one any more too,
  ///   ``NoPodsWanted`` where there are no pods to prove anything of, or `KubeError` when the cluster
  ///   fails for good.
  func established(by wave: Roller.Wave) async throws -> [PodProof] {
    let file = FileWatch(
      spawner: spawner,
      installation: installation,
      expectation: expectation
    )
    return try await withThrowingTaskGroup(of: [PodProof]?.self) { group in
      defer { group.cancelAll() }
      group.addTask { try await proofs(of: wave) }
      group.addTask {
        guard let overwriting = try await file.overwriting() else { return nil }
        throw LivenessFailure(.overwritten(overwriting))
      }
      for try await case let proofs? in group { return proofs }
      throw CancellationError()
    }
  }

  private func proofs(of wave: Roller.Wave) async throws -> [PodProof] {
    let watch = RolloutWatch(
      api: spawner.api,
      clock: spawner.clock,
      namespace: installation.namespace,
      deadline: deadline,
      progress: progress
    )
    var wave = wave
    while true {
      let pods = try await watch.readyPods(of: wave)
      guard !pods.isEmpty else {
        progress(.scaledToZero(deployment: wave.deployment.name))
        throw NoPodsWanted()
      }
      progress(.ready(pods: pods))
      guard verify else { return [] }
      do {
        return try await prover.prove(pods)
      } catch let error as KubeError where error.isNotFound && !deadline.hasPassed {
        // A pod went away while it was asked; whichever takes its place is asked instead.
        try await spawner.clock.sleep(for: .milliseconds(500))
        wave = Roller.Wave(goal: .current, deployment: wave.deployment, existing: [])
      } catch is PodNotReady {
        // The wait tells a pod that will come back from one that cannot.
        wave = Roller.Wave(goal: .current, deployment: wave.deployment, existing: [])
      }
    }
  }

  /// Proves the pods that are Ready now, whatever the rollout has come to.
  ///
  /// - Returns: What was learnt about each; empty where none is Ready.
  func provedAsTheyAre(_ pods: [Pod]) async throws -> [PodProof] {
    let ready = pods.filter { $0.isReady && $0.isLiving }.map(\.name).sorted()
    guard verify else { return [] }
    do {
      return try await prover.prove(ready)
    } catch let error as PodNotReady {
      throw LivenessFailure(.servesOther("pod '\(error.name)' is not Ready any more"))
    }
  }

  private var prover: Prover {
    Prover(
      api: spawner.api,
      clock: spawner.clock,
      namespace: installation.namespace,
      app: installation.app,
      expectation: expectation,
      rules: rules,
      deadline: deadline,
      progress: progress
    )
  }
}

/// The Deployment wants no pods any more: there is nothing to wait for, and nothing serves a file.
struct NoPodsWanted: Error {}
