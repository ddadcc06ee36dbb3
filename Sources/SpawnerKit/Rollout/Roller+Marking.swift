import KubeCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Roller {
  /// How often a mark is looked at again when the Deployment changes between look and patch, as
  /// its status does all the time while it rolls.
  static let unmarkAttempts = 20

  /// What becomes of the reason noted on the Deployment.
  enum Cause: Hashable, Sendable {
    case untouched
    /// It becomes this one; nil takes it away.
    case changed(to: String?)
  }

  /// Marks the template.
  func marked(_ deployment: Deployment, with mark: Mark) async throws -> Wave {
    let existing = try await livingPods(of: deployment)
    let cause: Cause = mark.cause.map { .changed(to: $0) } ?? .untouched
    let patched = try await patched(
      deployment,
      MergePatch(Self.changes(mark: mark.time, cause: cause))
    )
    return Wave(
      goal: .rollout(generation: patched.metadata.generation ?? 0),
      deployment: patched,
      existing: existing
    )
  }

  /// Takes a mark out again, as long as it is still the last one.
  ///
  /// Whoever has restarted the pods since wants them restarted, and a mark that never arrived has
  /// rolled nothing: then the present template is what is waited for. The origin is the Deployment
  /// as it was before the mark.
  func unmarked(_ origin: Deployment, of mark: Mark) async throws -> Wave {
    var attempt = 1
    while true {
      let present = try await present(origin)
      guard present.mark == mark.time else {
        return Wave(goal: .current, deployment: present, existing: [])
      }
      let existing = try await livingPods(of: present)
      do {
        let patched = try await patched(present, Self.reversal(of: mark, to: origin, in: present))
        return Wave(
          goal: .rollback(generation: patched.metadata.generation ?? 0),
          deployment: patched,
          existing: existing
        )
      } catch let error as KubeError where error.isConflict && attempt < Self.unmarkAttempts {
        attempt += 1
      }
    }
  }

  /// A Deployment as it is now, or as it was where it is gone.
  ///
  /// It is listed like those that are watched, so that undoing needs no right that waiting does
  /// not.
  private func present(_ deployment: Deployment) async throws -> Deployment {
    try await api.list(
      Deployment.self,
      namespace: namespace,
      fieldSelector: "metadata.name=\(deployment.name)"
    )
    .items.first { $0.name == deployment.name } ?? deployment
  }

  /// A patch back to the marks that there were; it holds only for the state that was looked at.
  private static func reversal(
    of mark: Mark,
    to origin: Deployment,
    in present: Deployment
  ) -> MergePatch {
    let isCauseOurs = mark.cause != nil && present.cause == mark.cause
    return MergePatch(
      changes(mark: origin.mark, cause: isCauseOurs ? .changed(to: origin.cause) : .untouched),
      resourceVersion: present.metadata.resourceVersion
    )
  }

  func patched(_ deployment: Deployment, _ patch: MergePatch) async throws -> Deployment {
    var request = try KubeRequest.mergePatch(
      Deployment.self,
      name: deployment.name,
      namespace: namespace,
      patch: patch
    )
    // The same mark twice is one rollout.
    request.mayRetry = true
    return try await api.object(request)
  }

  private func livingPods(of deployment: Deployment) async throws -> Set<String> {
    let pods = try await labelledPods(of: deployment)
    return Set(pods.filter(\.isLiving).compactMap(\.metadata.uid))
  }

  /// A patch of the marks; nil takes one away.
  static func changes(mark: String?, cause: Cause) -> JSONValue {
    func annotation(_ name: String, _ value: String?) -> JSONValue {
      ["metadata": ["annotations": .object([name: value.map { .string($0) } ?? .null])]]
    }
    var changes: JSONValue =
      if case .changed(let cause) = cause { annotation(changeCause, cause) } else { [:] }
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

extension Deployment {
  /// What last made the Deployment roll by a restart.
  var mark: String? { spec.template?.metadata?.annotations[Roller.restartedAt] }

  /// The reason noted for the last change.
  fileprivate var cause: String? { metadata.annotations[Roller.changeCause] }
}
