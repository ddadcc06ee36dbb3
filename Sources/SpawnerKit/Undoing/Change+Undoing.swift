import KubeCore

extension Change {
  /// Answers a change that did not become live: undoes it, or says that it stays.
  ///
  /// - Returns: The error that tells how it ended; there is no good end from here on.
  mutating func answer(
    to failure: any Error,
    _ written: Written
  ) async throws -> SpawnerError {
    let reason = Self.words(of: failure)
    guard options.onFailure == .undo else {
      if let overwriting = (failure as? LivenessFailure)?.overwriting {
        return error(
          .notUndone,
          "the change did not become live: \(overwriting.words)",
          failure
        )
      }
      return error(
        .notUndone,
        "the change did not become live and was kept in ConfigMap "
          + "'\(written.installation.configMapName)': \(reason)",
        failure
      )
    }
    progress(.undoing(reason: reason))
    let isRolled = if case .rolling = state { true } else { false }
    let undo = Undo(
      spawner: spawner,
      written: written,
      step: isRolled ? step : nil,
      verify: options.verify,
      deadline: Deadline(after: Spawner.undoAllowance, on: stopwatch),
      progress: progress
    )
    return try await finish(undo, after: failure)
  }

  /// Undoes step by step, so that each way to fail says how far it came.
  private mutating func finish(_ undo: Undo, after failure: any Error) async throws -> SpawnerError
  {
    let reason = Self.words(of: failure)
    let earlier = state
    do {
      // Cut short from here on, the old file may be back or not.
      state = .maybeWritten
      isTakingBack = true
      state = .restored(resourceVersion: try await undo.putBack())
    } catch let obstacle where !Task.isCancelled && !(obstacle is CancellationError) {
      state = Self.state(after: obstacle, from: earlier) ?? state
      return error(
        .notUndone,
        "the change did not become live (\(reason)) and could not be undone: "
          + Self.words(of: obstacle),
        failure
      )
    }
    do {
      try await undo.makeLive()
    } catch let obstacle where !Task.isCancelled && !(obstacle is CancellationError) {
      return error(
        .notUndone,
        "the change did not become live (\(reason)); the old file is back in ConfigMap "
          + "'\(undo.written.installation.configMapName)', but is not proved to be live: "
          + Self.words(of: obstacle),
        failure
      )
    }
    state = .undone
    return error(.undone, "the change did not become live and was undone: \(reason)", failure)
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
    _ failure: any Error
  ) -> SpawnerError {
    var error = SpawnerError(code, message, change: state, underlying: failure)
    error.rollout = (failure as? LivenessFailure)?.rollout
    error.overwriter = (failure as? LivenessFailure)?.overwriting?.writer
    error.diff = plan?.diff
    return error
  }

  static func words(of error: any Error) -> String {
    (error as? LivenessFailure)?.words ?? "\(error)"
  }
}
