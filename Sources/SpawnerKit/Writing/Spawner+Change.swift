extension Spawner {
  /// Changes the file and sees to it that the change is live, or that it was never made.
  ///
  /// Locates, plans, asks `confirm`, writes guarded by the version that was read, renews the pods,
  /// waits for them and asks them what they serve. When others write at the same time the intent
  /// is worked out again on their text, up to ``writeAttempts`` times. When the change does not
  /// become live the old text is put back, unless the options say to keep it.
  ///
  /// - Parameters:
  ///   - request: What is to be done, where and how.
  ///   - confirm: Says whether the plan may be carried out; asked before every write, so again
  ///     after a conflict. It is not asked when there is nothing to change.
  ///   - progress: Hears of every step.
  /// - Returns: How it ended; `unchanged`, `planned` and `declined` are no failures.
  /// - Throws: ``SpawnerError``, whose `change` says what is different in the cluster; `KubeError`
  ///   when the cluster fails before anything was written; whatever `confirm` throws.
  public func change(
    _ request: ChangeRequest,
    confirm: @escaping Confirmation,
    progress: @escaping Progress = { _ in }
  ) async throws -> ChangeReport {
    var change = Change(request, by: self, confirm: confirm, progress: progress)
    do {
      return try await change.perform()
    } catch {
      throw change.explained(error)
    }
  }
}
