import KubeCore
import SpawnerConfig

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the rules about the cluster look at: an installation, its neighbours, and what is served.
struct ClusterScene: Sendable {
  let installation: Installation
  /// ConfigMaps of the same name with another hash.
  let staleSiblings: [String]
  let pods: [PodStatus]
  let now: Date

  /// What every rule finds, in the order of the rules.
  var findings: [ClusterFinding] {
    [staleNames, subPath, immutability, size, ownership].compactMap(\.self) + servings
  }

  private var staleNames: ClusterFinding? {
    guard !staleSiblings.isEmpty else { return nil }
    let names = staleSiblings.map { "'\($0)'" }.joined(separator: ", ")
    return ClusterFinding(
      .staleSiblings,
      .configMap(of: installation),
      .init(
        message: "the namespace also has \(names), which this Deployment does not mount",
        effect: "an edit of one of these changes nothing",
        remedy: "edit '\(installation.configMapName)', and delete what no Deployment mounts"
      )
    )
  }

  private var subPath: ClusterFinding? {
    guard installation.isSubPath else { return nil }
    return ClusterFinding(
      .mountedAlone,
      .deployment(of: installation),
      .init(
        message: "container '\(installation.app.container)' mounts the file with a subPath",
        effect: "a running pod never sees a new file",
        remedy: "restart the pods after each change, or mount the whole folder '/etc/config'"
      )
    )
  }

  private var immutability: ClusterFinding? {
    guard installation.configMap.isImmutable else { return nil }
    return ClusterFinding(
      .unchangeable,
      .configMap(of: installation),
      .init(
        message: "the ConfigMap is immutable",
        effect: "the cluster refuses every change of the file",
        remedy: "make another ConfigMap without 'immutable', and let the Deployment mount that one"
      )
    )
  }

  private var size: ClusterFinding? {
    let size = installation.configMap.size(
      replacing: installation.key,
      by: installation.text
    )
    guard size > ChangePlan.sizeLimit else { return nil }
    return ClusterFinding(
      .unchangeable,
      .configMap(of: installation),
      .init(
        message: "the ConfigMap holds \(size) bytes, expected \(ChangePlan.sizeLimit) at most",
        effect: "the cluster refuses every change of the file",
        remedy: "shorten the file, or move other keys to a ConfigMap of their own"
      )
    )
  }

  private var ownership: ClusterFinding? {
    guard let owner = installation.owners.first(where: { $0.owner != .kubectlApply }) else {
      return nil
    }
    return ClusterFinding(
      .ownedElsewhere,
      .configMap(of: installation),
      .init(
        message: "\(owner.owner.rawValue) writes the ConfigMap, too (\(owner.evidence))",
        effect: owner.effect,
        remedy: "make the same change in the source that it is made from"
      )
    )
  }

  private var servings: [ClusterFinding] {
    pods.compactMap { pod in
      guard pod.isReady, [.other, .sample, .failing].contains(pod.serving) else { return nil }
      let object = ClusterFinding.Object(
        kind: "Pod",
        namespace: installation.namespace,
        name: pod.name
      )
      return ClusterFinding(.notServed, object, words(about: pod))
    }
  }

  private func words(about pod: PodStatus) -> ClusterFinding.Words {
    let detail = pod.detail ?? "it serves another file"
    guard let age = ageOfText, age < Self.patience else {
      return .init(
        message: "the pod does not serve the file: \(detail)",
        effect: "users do not get what is written",
        remedy: "mend the file's errors if it has any, then restart the pods"
      )
    }
    return .init(
      message: "the pod does not serve the file yet: \(detail)",
      effect: "users get the file of before for up to three minutes after it was written",
      remedy: "restart the pods, or look again in three minutes",
      severity: .warning
    )
  }

  /// How long a running pod may take for a new file: a minute or so until it is mounted, one until
  /// each worker has forgotten the old one, and some room.
  private static let patience: TimeInterval = 180

  /// The time since somebody wrote the ConfigMap last; nil where the cluster does not tell.
  private var ageOfText: TimeInterval? {
    let times = installation.configMap.metadata.managedFields.compactMap { entry in
      entry.time.flatMap { Self.date($0) }
    }
    return times.max().map { now.timeIntervalSince($0) }
  }

  private static func date(_ text: String) -> Date? {
    do { return try Date(text, strategy: .iso8601) } catch { return nil }
  }
}

extension Ownership {
  fileprivate var effect: String {
    switch owner {
    case .kustomize: "the next build and apply brings the file of its source back"
    case .argoCD, .flux, .juju: "its next run brings the file of its source back"
    case .helm: "the next upgrade brings the file of its source back"
    case .kubectlApply: "the next apply brings the file of its source back"
    }
  }
}
