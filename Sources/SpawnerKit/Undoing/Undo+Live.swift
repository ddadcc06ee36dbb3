import KubeCore

extension Undo {
  /// Renews the pods as for the change, waits for them and proves that they serve the old text.
  ///
  /// A rollout is undone by putting the template back as it was, so that an old pod that is still
  /// there stays. Where the pods cannot become ready for reasons of their own, those that are
  /// Ready count: when all of them serve the old text, it is live.
  func makeLive() async throws {
    do {
      let wave = try await roll()
      let ready = isCompletable ? [] : try await readyPods()
      if ready.isEmpty {
        _ = try await liveness(until: renewalDeadline).established(by: wave)
      } else {
        _ = try await liveness(until: deadline).provedAsTheyAre(ready)
      }
    } catch is NoPodsWanted {
      // No pod is wanted, so none serves another file.
      return
    } catch let failure where failure is LivenessFailure || failure is KubeError {
      try Task.checkCancellation()
      // Pods that are Ready prove nothing of a file that is not there any more.
      if let failure = failure as? LivenessFailure, failure.overwriting != nil { throw failure }
      try await settleForReadyPods(after: failure)
    }
  }

  private func roll() async throws -> Roller.Wave {
    let roller = spawner.roller(in: written.installation.namespace)
    let deployment = written.installation.deployment
    let back: Roller.Step
    switch step {
    case nil: return asTheyAre
    case .mark(let mark), .unmark(let mark): back = .unmark(mark)
    case .delete:
      // Pods that cannot be replaced are better than none.
      guard try await isReplaceable(by: roller) else { return asTheyAre }
      back = .delete
    }
    progress(.rolling(deployment: deployment.name, strategy: isDeleting ? .delete : .rollout))
    var attempt = 0
    while true {
      attempt += 1
      do {
        var hasBegun = false
        return try await roller.take(back, on: deployment, hasBegun: &hasBegun)
      } catch let error as KubeError where error.isWorthRepeating && !deadline.hasPassed {
        try await pause(after: attempt)
      }
    }
  }

  /// No renewal: the pods that are there are waited for.
  private var asTheyAre: Roller.Wave {
    Roller.Wave(goal: .current, deployment: written.installation.deployment, existing: [])
  }

  private func isReplaceable(by roller: Roller) async throws -> Bool {
    do {
      try await roller.requireReplacement(of: written.installation.deployment)
      return true
    } catch let error as SpawnerError where error.code == .refused {
      return false
    }
  }

  private func settleForReadyPods(after failure: any Error) async throws {
    let ready = try await readyPods()
    guard !ready.isEmpty, !deadline.hasPassed else { throw failure }
    _ = try await liveness(until: deadline).provedAsTheyAre(ready)
  }

  /// Whether undoing leads back to a state in which every pod was there and available.
  ///
  /// Where it was not so before the change, waiting for it would only find out the same trouble
  /// again. Pods that were deleted for the change have to come back all the same.
  private var isCompletable: Bool {
    isDeleting || written.installation.deployment.isComplete
  }

  private var isDeleting: Bool { step == .delete }

  private func readyPods() async throws -> [Pod] {
    try await spawner.roller(in: written.installation.namespace)
      .ownPods(of: written.installation.deployment)
      .filter { $0.isReady && $0.isLiving }
  }

  /// Keeps back the time to look at the pods as they are.
  private var renewalDeadline: Deadline {
    Deadline(
      after: max((deadline.remaining ?? .zero) - .seconds(30), .zero),
      on: deadline.stopwatch
    )
  }

  private func liveness(until deadline: Deadline) -> Liveness {
    Liveness(
      spawner: spawner,
      installation: written.installation,
      expectation: ExpectedFile(written.plan.oldText, previous: written.plan.newText),
      rules: isDeleting ? .freshPod : .runningPod,
      verify: verify,
      deadline: deadline,
      progress: progress
    )
  }
}
