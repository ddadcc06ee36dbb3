extension Spawner {
  /// Says where the file lives, who owns it, and whether what is served is what is written.
  ///
  /// Every Ready pod is asked once; nothing is waited for and nothing is changed.
  ///
  /// - Parameter selector: Which installation is meant.
  /// - Returns: What was found.
  /// - Throws: ``SpawnerError`` as ``locate(_:)``; `KubeError` when the cluster does not answer.
  public func status(
    _ selector: InstallationSelector = InstallationSelector()
  ) async throws -> StatusReport {
    throw SpawnerError(.failed, "not there yet")
  }
}
