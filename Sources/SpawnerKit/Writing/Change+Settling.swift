import KubeCore

extension Change {
  /// The pauses between looks for a write whose answer was lost: it may be late.
  static let settlingPauses: [Duration] = [
    .zero, .milliseconds(500), .seconds(1), .milliseconds(1500), .seconds(2),
  ]

  /// Looks whether a write whose answer was lost has been made.
  ///
  /// That it is not there is no proof by itself that it never will be: only where the server has
  /// answered, if only with a failure, nothing of it is on the way any more.
  ///
  /// - Throws: The error itself; ``state`` is then `nothing` or `maybeWritten`.
  mutating func settled(
    _ plan: ChangePlan,
    after error: KubeError
  ) async throws -> Written {
    var isUntouched = false
    for pause in Self.settlingPauses {
      if pause > .zero { try await spawner.clock.sleep(for: pause) }
      let configMap = try await present(in: plan.installation)
      if let configMap, plan.installation.text(in: configMap) == plan.newText {
        let version = configMap.metadata.resourceVersion ?? ""
        return noted(Written(plan: plan, resourceVersion: version))
      }
      let version = configMap?.metadata.resourceVersion
      isUntouched = configMap != nil && version == plan.installation.resourceVersion
      // Another version means that others have written: what was guarded cannot arrive any more.
      guard configMap == nil || isUntouched, !deadline.hasPassed else { break }
    }
    if isUntouched, error.isAnswer { state = .nothing }
    throw error
  }

  /// The ConfigMap as it is now; nil where the cluster cannot say.
  private func present(in installation: Installation) async throws -> ConfigMap? {
    do {
      return try await spawner.api.get(
        ConfigMap.self,
        name: installation.configMapName,
        namespace: installation.namespace
      )
    } catch is KubeError {
      return nil
    }
  }
}

extension KubeError {
  /// Whether the server has ended the request by itself, so that nothing of it is on the way.
  fileprivate var isAnswer: Bool { status != nil && code != .timeout }
}
