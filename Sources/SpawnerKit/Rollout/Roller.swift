import KubeCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Renews the pods of a Deployment, and puts its template back.
///
/// A rollout is started by a mark in the template and undone by taking that very mark out again:
/// what somebody else has started since is theirs.
struct Roller: Sendable {
  static let restartedAt = "kubectl.kubernetes.io/restartedAt"
  static let changeCause = "kubernetes.io/change-cause"

  let api: any KubeAPI
  let namespace: String
  let now: @Sendable () -> Date

  /// What has been started, and what was there before it.
  struct Wave: Sendable {
    let goal: RolloutStateMachine.Goal
    let deployment: Deployment
    let existing: Set<String>
  }

  /// What makes a Deployment roll, and the reason that is noted with it.
  struct Mark: Hashable, Sendable {
    let time: String
    let cause: String?
  }

  /// The way the pods are renewed.
  enum Step: Hashable, Sendable {
    /// A new mark in the template, so that the Deployment rolls.
    case mark(Mark)
    /// That mark gives way to those the Deployment had when it was read, so that it goes back.
    case unmark(Mark)
    /// The pods are deleted.
    case delete
  }

  /// The step that renews the pods.
  func step(
    _ strategy: RestartStrategy,
    cause: String? = nil,
    on deployment: Deployment
  ) -> Step {
    switch strategy {
    case .rollout: .mark(Mark(time: Self.mark(at: now(), after: deployment.mark), cause: cause))
    case .delete: .delete
    }
  }

  /// Has the server check what renewing the pods would ask of it, without doing it.
  func rehearse(_ strategy: RestartStrategy, on deployment: Deployment) async throws {
    switch strategy {
    case .rollout:
      let mark = Self.mark(at: now(), after: deployment.mark)
      let patch = MergePatch(Self.changes(mark: mark, cause: .untouched), isDryRun: true)
      _ = try await patched(deployment, patch)
    case .delete:
      for pod in try await ownPods(of: deployment) {
        try await delete(pod, isDryRun: true)
      }
      try await requireReplacement(of: deployment)
    }
  }

  /// Takes a step.
  ///
  /// `hasBegun` becomes true with the first pod that is gone, since what fails after that cannot
  /// be said to have renewed nothing.
  func take(
    _ step: Step,
    on deployment: Deployment,
    hasBegun: inout Bool
  ) async throws -> Wave {
    switch step {
    case .mark(let mark):
      return try await marked(deployment, with: mark)
    case .unmark(let mark):
      return try await unmarked(deployment, of: mark)
    case .delete:
      let pods = try await ownPods(of: deployment)
      for pod in pods {
        try await delete(pod, isDryRun: false)
        hasBegun = true
      }
      return Wave(
        goal: .replacement,
        deployment: deployment,
        existing: Set(pods.compactMap(\.metadata.uid))
      )
    }
  }
}

extension Roller {
  /// Every pod with the Deployment's labels.
  func labelledPods(of deployment: Deployment) async throws -> [Pod] {
    try await api.list(
      Pod.self,
      namespace: namespace,
      labelSelector: deployment.spec.selector?.queryString
    ).items
  }

  /// The pods that are really the Deployment's own: by labels, and by the chain of owners.
  func ownPods(of deployment: Deployment) async throws -> [Pod] {
    let selector = deployment.spec.selector?.queryString
    let sets = try await api.list(
      ReplicaSet.self,
      namespace: namespace,
      labelSelector: selector
    ).items
    guard let uid = deployment.metadata.uid else { return [] }
    let own = Set(sets.filter { $0.metadata.isOwned(by: uid) }.compactMap(\.metadata.uid))
    return try await labelledPods(of: deployment).filter { pod in
      guard let owner = pod.metadata.controller?.uid else { return false }
      return own.contains(owner) && pod.isLiving
    }
  }

  private func delete(_ pod: Pod, isDryRun: Bool) async throws {
    do {
      try await api.delete(
        Pod.self,
        name: pod.name,
        namespace: namespace,
        options: DeleteOptions(uid: pod.metadata.uid, isDryRun: isDryRun)
      )
    } catch let error as KubeError where error.isNotFound || error.isConflict {
      // Gone already, or another pod has taken the name: either way this one is no more.
      return
    }
  }
}
