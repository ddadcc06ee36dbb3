extension Spawner {
  /// Renews the pods without a change, waits for them and proves that they serve the file.
  ///
  /// - Parameters:
  ///   - selector: Which installation is meant.
  ///   - options: How; `dryRun` and `onFailure` have no meaning here.
  ///   - progress: Hears of every step.
  /// - Returns: How it ended.
  /// - Throws: ``SpawnerError`` with code `gaveUpWaiting` when the pods do not become ready or do
  ///   not serve the file, `invalidResult` when the web app could not read the file anyway;
  ///   `KubeError` when the cluster fails before the pods were renewed.
  public func restart(
    _ selector: InstallationSelector = InstallationSelector(),
    options: ChangeOptions = ChangeOptions(),
    progress: @escaping Progress = { _ in }
  ) async throws -> ChangeReport {
    var renewal = Renewal(of: selector, options, by: self, progress: progress)
    do {
      return try await renewal.restart()
    } catch {
      throw renewal.explained(error)
    }
  }

  /// Waits until the pods are ready and serve the file; changes nothing.
  ///
  /// - Parameters:
  ///   - selector: Which installation is meant.
  ///   - options: Of these, `verify` and `timeout` count.
  ///   - progress: Hears of every step.
  /// - Returns: How it ended.
  /// - Throws: As ``restart(_:options:progress:)``.
  public func wait(
    _ selector: InstallationSelector = InstallationSelector(),
    options: ChangeOptions = ChangeOptions(),
    progress: @escaping Progress = { _ in }
  ) async throws -> ChangeReport {
    var renewal = Renewal(of: selector, options, by: self, progress: progress)
    do {
      return try await renewal.wait()
    } catch {
      throw renewal.explained(error)
    }
  }
}
