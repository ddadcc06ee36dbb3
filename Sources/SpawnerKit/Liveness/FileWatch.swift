import KubeCore

/// Watches the file in the ConfigMap while its being live is waited for.
///
/// When somebody puts another file there, the pods will never serve the one that is waited for.
struct FileWatch: Sendable {
  let spawner: Spawner
  let installation: Installation
  let expectation: ExpectedFile

  /// How often the file is looked at where it may not be watched.
  static let pause: Duration = .seconds(5)

  /// Waits until the file is not the expected one any more.
  ///
  /// - Returns: What was done to it; nil where that cannot be seen.
  /// - Throws: `CancellationError` when nobody wants to know any more.
  func overwriting() async throws -> Overwriting? {
    do {
      return try await watched()
    } catch let error as KubeError where error.isForbidden {
      return try await polled()
    } catch is KubeError {
      // What is wrong with the cluster is met, and told, by whoever waits for the pods.
      return nil
    }
  }

  private func watched() async throws -> Overwriting? {
    let options = WatchOptions(
      fieldSelector: "metadata.name=\(installation.configMapName)",
      timeout: WatchOptions.usualTimeout
    )
    var known = WatchedObjects<ConfigMap>()
    for try await event in spawner.api.watch(
      ConfigMap.self,
      namespace: installation.namespace,
      options: options,
      clock: spawner.clock
    ) {
      known.apply(event)
      guard overwriting(in: known.objects.first) != nil else { continue }
      // A watch may lag; only what is there now counts.
      if let overwriting = try await look() { return overwriting }
    }
    return nil
  }

  private func polled() async throws -> Overwriting? {
    while true {
      try await spawner.clock.sleep(for: Self.pause)
      do {
        if let overwriting = try await look() { return overwriting }
      } catch let error as KubeError where error.isTransient {
        continue
      } catch is KubeError {
        return nil
      }
    }
  }

  private func look() async throws -> Overwriting? {
    overwriting(
      in: try await spawner.api.getIfPresent(
        ConfigMap.self,
        name: installation.configMapName,
        namespace: installation.namespace
      )
    )
  }

  private func overwriting(in configMap: ConfigMap?) -> Overwriting? {
    Overwriting(of: expectation, in: configMap, installation)
  }
}
