import KubeCore

/// Puts the old text back and makes it live again.
struct Undo: Sendable {
  let spawner: Spawner
  let written: Change.Written
  /// How the pods were renewed for the change; nil where they were not.
  let step: Roller.Step?
  let verify: Bool
  let deadline: Deadline
  let progress: Spawner.Progress

  private var installation: Installation { written.installation }

  /// Puts the old text back, but never over what somebody else has written since.
  ///
  /// - Returns: The ConfigMap's version with the old text.
  func putBack() async throws -> String {
    let write = ConfigurationWrite(installation: installation, text: written.plan.oldText)
    var version = written.resourceVersion
    var attempt = 0
    while true {
      attempt += 1
      do {
        let configMap: ConfigMap = try await spawner.api.object(
          write.request(guardedBy: version)
        )
        return restored(configMap)
      } catch let error as KubeError where error.isNotFound {
        throw gone
      } catch let error as KubeError where error.isConflict || error.isWorthRepeating {
        guard !deadline.hasPassed else { throw error }
        try await pause(after: attempt)
      }
      guard let configMap = try await present() else { continue }
      let text = installation.text(in: configMap)
      if text == written.plan.oldText { return restored(configMap) }
      guard text == written.plan.newText else {
        throw SpawnerError(
          .conflict,
          "somebody else has changed ConfigMap '\(installation.configMapName)' since",
          change: .written(resourceVersion: written.resourceVersion)
        )
      }
      version = configMap.metadata.resourceVersion ?? version
    }
  }

  /// The ConfigMap as it is now; nil while the cluster cannot say.
  private func present() async throws -> ConfigMap? {
    do {
      return try await spawner.api.get(
        ConfigMap.self,
        name: installation.configMapName,
        namespace: installation.namespace
      )
    } catch let error as KubeError where error.isNotFound {
      throw gone
    } catch let error as KubeError where error.isWorthRepeating {
      return nil
    }
  }

  /// Waits a little longer after each attempt.
  func pause(after attempt: Int) async throws {
    try await spawner.clock.sleep(for: min(.milliseconds(100) * attempt, .seconds(2)))
  }

  /// There is nothing to put the old text into.
  private var gone: SpawnerError {
    SpawnerError(.notFound, "ConfigMap '\(installation.configMapName)' is not there any more")
  }

  private func restored(_ configMap: ConfigMap) -> String {
    let version = configMap.metadata.resourceVersion ?? ""
    progress(.restored(resourceVersion: version))
    return version
  }
}
