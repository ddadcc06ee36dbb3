import KubeCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Renews the pods of a Deployment, and puts its template back.
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

  /// The way the pods are renewed.
  enum Step: Sendable {
    /// A new mark in the template, so that the Deployment rolls.
    case mark(cause: String?)
    /// The marks that the Deployment had when it was read, so that it goes back.
    case unmark(cause: Bool)
    /// The pods are deleted.
    case delete
  }

  /// Has the server check a step that would be taken, without taking it.
  func rehearse(_ step: Step, on deployment: Deployment) async throws {
    switch step {
    case .mark, .unmark:
      _ = try await patch(deployment, step, isDryRun: true)
    case .delete:
      for pod in try await ownPods(of: deployment) {
        try await delete(pod, isDryRun: true)
      }
    }
  }

  /// Takes a step.
  func take(_ step: Step, on deployment: Deployment) async throws -> Wave {
    switch step {
    case .mark, .unmark:
      let pods = try await labelledPods(of: deployment)
      let existing = Set(pods.filter(\.isLiving).compactMap(\.metadata.uid))
      let patched = try await patch(deployment, step, isDryRun: false)
      let generation = patched.metadata.generation ?? 0
      let goal: RolloutStateMachine.Goal =
        if case .unmark = step { .rollback(generation: generation) } else {
          .rollout(generation: generation)
        }
      return Wave(goal: goal, deployment: patched, existing: existing)
    case .delete:
      let pods = try await ownPods(of: deployment)
      for pod in pods { try await delete(pod, isDryRun: false) }
      return Wave(
        goal: .replacement,
        deployment: deployment,
        existing: Set(pods.compactMap(\.metadata.uid))
      )
    }
  }

  private func patch(
    _ deployment: Deployment,
    _ step: Step,
    isDryRun: Bool
  ) async throws -> Deployment {
    let old = deployment.spec.template?.metadata?.annotations[Self.restartedAt]
    let changes: JSONValue
    switch step {
    case .mark(let cause):
      let mark = Self.mark(at: now(), after: old)
      changes = Self.changes(mark: mark, isCauseChanged: cause != nil, cause: cause)
    case .unmark(let isCauseChanged):
      let cause = deployment.metadata.annotations[Self.changeCause]
      changes = Self.changes(mark: old, isCauseChanged: isCauseChanged, cause: cause)
    case .delete:
      return deployment
    }
    var request = try KubeRequest.mergePatch(
      Deployment.self,
      name: deployment.name,
      namespace: namespace,
      patch: MergePatch(changes, isDryRun: isDryRun)
    )
    // The same mark twice is one rollout.
    request.mayRetry = true
    return try await api.object(request)
  }

  /// A patch of the marks; nil takes one away.
  private static func changes(
    mark: String?,
    isCauseChanged: Bool,
    cause: String?
  ) -> JSONValue {
    func annotation(_ name: String, _ value: String?) -> JSONValue {
      ["metadata": ["annotations": .object([name: value.map { .string($0) } ?? .null])]]
    }
    var changes = isCauseChanged ? annotation(changeCause, cause) : [:]
    changes["spec"] = ["template": annotation(restartedAt, mark)]
    return changes
  }

  /// The time in RFC 3339; later than an equal mark, which would start nothing.
  ///
  /// To the millisecond, where kubectl stops at the second: of two who restart at once, each must
  /// start pods of its own, since the first one's may have read the file before the second wrote it.
  static func mark(at time: Date, after old: String?) -> String {
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    let mark = time.formatted(style)
    return mark == old ? time.addingTimeInterval(0.001).formatted(style) : mark
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
