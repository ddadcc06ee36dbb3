import KubeCore

extension Change {
  /// Answers a change that did not become live: undoes it, or says that it stays.
  ///
  /// - Returns: The error that tells how it ended; there is no good end from here on.
  mutating func answer(
    to failure: any Error,
    _ written: Written
  ) async throws -> SpawnerError {
    let shortfall = shortfall(failure, written)
    guard options.onFailure == .undo else {
      return error(.notUndone, shortfall.kept(written), failure)
    }
    progress(.undoing(reason: shortfall.reason))
    let isRolled = if case .rolling = state { true } else { false }
    let undo = Undo(
      spawner: spawner,
      written: written,
      step: isRolled ? step : nil,
      verify: options.verify,
      deadline: Deadline(after: Spawner.undoAllowance, on: stopwatch),
      progress: progress
    )
    return try await finish(undo, after: failure, shortfall)
  }

  /// Undoes step by step, so that each way to fail says how far it came.
  private mutating func finish(
    _ undo: Undo,
    after failure: any Error,
    _ shortfall: Shortfall
  ) async throws -> SpawnerError {
    let earlier = state
    do {
      // Cut short from here on, the old file may be back or not.
      state = .maybeWritten
      isTakingBack = true
      state = .restored(resourceVersion: try await undo.putBack())
    } catch let obstacle where !Task.isCancelled && !(obstacle is CancellationError) {
      let known = Self.state(after: obstacle, from: earlier)
      state = known ?? state
      let words = shortfall.notUndone(undo.written, obstacle, isOpen: known == nil)
      return error(.notUndone, words, failure, obstacle)
    }
    do {
      try await undo.makeLive()
    } catch let obstacle where !Task.isCancelled && !(obstacle is CancellationError) {
      var error = error(.notUndone, shortfall.restored(undo.written, obstacle), failure, obstacle)
      error.isUnseen = !(obstacle is LivenessFailure)
      return error
    }
    state = .undone
    return error(.undone, shortfall.undone, failure)
  }

  /// How far the change has come where the old text could not be put back; nil where that is open.
  private static func state(after obstacle: any Error, from earlier: ChangeState) -> ChangeState? {
    if (obstacle as? KubeError)?.leavesWriteOpen == true { return nil }
    guard (obstacle as? SpawnerError)?.code == .notFound else { return earlier }
    // With the ConfigMap the new text has gone, too.
    return if case .rolling = earlier { .rolling(resourceVersion: nil) } else { .nothing }
  }

  private func error(
    _ code: SpawnerError.Code,
    _ message: String,
    _ failure: any Error,
    _ obstacle: (any Error)? = nil
  ) -> SpawnerError {
    // What the cluster refuses is what is to be mended first, be it in the waiting or the undoing.
    let underlying = obstacle is KubeError ? obstacle : failure
    var error = SpawnerError(code, message, change: state, underlying: underlying)
    error.rollout = (failure as? LivenessFailure)?.rollout
    error.overwriter = (failure as? LivenessFailure)?.overwriting?.writer
    error.isUnseen = code == .notUndone && !(failure is LivenessFailure)
    error.diff = plan?.diff
    return error
  }

  /// What is known of the change after a failure.
  private func shortfall(_ failure: any Error, _ written: Written) -> Shortfall {
    let kind: Shortfall.Kind =
      switch (failure, state) {
      case (let failure as LivenessFailure, _): .notLive(failure.overwriting)
      case (_, .written) where options.restart != nil: .notRenewed
      default: .unseen
      }
    return Shortfall(kind: kind, reason: Shortfall.words(of: failure))
  }
}
