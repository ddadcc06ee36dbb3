import KubeCore
import SpawnerConfig

/// What lint has to say about an installation, and the installation if there is one.
public struct ClusterLint: Sendable {
  /// The installation; nil where the objects do not lead to a file.
  public let installation: Installation?
  /// What is wrong with the objects around the file.
  public let findings: [ClusterFinding]
}

extension Spawner {
  /// Checks the objects around the file by every rule about the cluster.
  ///
  /// The file itself is not checked; its text is in the installation. Objects that do not lead to
  /// a file, because no ConfigMap is mounted or the key is missing, are findings and no failure.
  ///
  /// - Parameter selector: Which installation is meant.
  /// - Returns: The installation and the findings.
  /// - Throws: ``SpawnerError`` as ``locate(_:)`` for what no rule is about; `KubeError` when the
  ///   cluster does not answer.
  public func lint(
    _ selector: InstallationSelector = InstallationSelector()
  ) async throws -> ClusterLint {
    try await interruptible {
      do {
        let installation = try await Locator(api: api, selector: selector).installation()
        return ClusterLint(
          installation: installation,
          findings: try await scene(of: installation).findings
        )
      } catch let error as SpawnerError {
        guard let finding = ClusterFinding(error, in: selector) else { throw error }
        return ClusterLint(installation: nil, findings: [finding])
      }
    }
  }

  private func scene(of installation: Installation) async throws -> ClusterScene {
    ClusterScene(
      installation: installation,
      staleSiblings: try await staleSiblings(of: installation),
      pods: try await podStatuses(of: installation),
      now: surroundings.now()
    )
  }
}

extension ClusterFinding {
  /// The rule that an error is about, as a finding; nil where it is about none.
  fileprivate init?(_ error: SpawnerError, in selector: InstallationSelector) {
    let object = Object(
      kind: selector.deployment == nil ? "Namespace" : "Deployment",
      namespace: selector.namespace,
      name: selector.deployment
    )
    switch error.rule {
    case .keyMissing?:
      self.init(
        .keyMissing,
        object,
        Words(
          message: error.message,
          effect: "the app serves the sample that is baked into its image",
          remedy: "store the file under the key 'spawner_ui_config.yaml', and let the volume keep "
            + "that name"
        )
      )
    case .notMounted?:
      self.init(
        .notMounted,
        object,
        Words(
          message: error.message,
          effect: "no ConfigMap changes what the form offers",
          remedy: error.code == .refused
            ? "change the file where the charm takes it from"
            : "mount the ConfigMap with the file at '/etc/config' in the web app's Deployment"
        )
      )
    default: return nil
    }
  }
}
