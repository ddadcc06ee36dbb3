extension Spawner {
  /// Finds the installation that a selector means.
  ///
  /// The Deployments of the namespace are asked what they mount; no name is taken for granted.
  ///
  /// - Parameter selector: Which installation is meant.
  /// - Returns: The Deployment, its ConfigMap and the file's text, as they are now.
  /// - Throws: ``SpawnerError`` with code `notFound`, `ambiguous` or `refused`, with what there is
  ///   instead among its `candidates`; `KubeError` when the cluster does not answer or forbids it.
  public func locate(
    _ selector: InstallationSelector = InstallationSelector()
  ) async throws -> Installation {
    try await interruptible {
      try await Locator(api: api, selector: selector).installation()
    }
  }

  /// Turns a cancellation into an error that says that nothing was changed.
  func interruptible<Result>(
    _ body: () async throws -> Result
  ) async throws -> Result {
    do {
      return try await body()
    } catch let error where error is CancellationError || Task.isCancelled {
      throw SpawnerError(.interrupted, "interrupted, nothing was changed", underlying: error)
    }
  }
}
