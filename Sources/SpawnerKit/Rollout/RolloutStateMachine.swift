public import KubeCore

/// Decides from what is seen whether a rollout is done, still under way, or can never be done.
///
/// It does no I/O and knows no clock: what was seen goes in with the time that has passed, what is
/// to be done comes out. Snapshots may come in any order and any number of times.
///
/// ```swift
/// var machine = RolloutStateMachine(goal: .current, of: deployment)
/// for action in machine.receive(.pods(pods), at: elapsed) { … }
/// ```
public struct RolloutStateMachine: Sendable {
  /// When the waiting is over.
  public enum Goal: Hashable, Sendable {
    /// A generation of the Deployment is observed and all its pods are new and Ready.
    case rollout(generation: Int)
    /// As `rollout`, but pods that were there before count too: the template went back to an
    /// earlier one.
    case rollback(generation: Int)
    /// None of the pods that were there before is left and as many new ones are Ready.
    case replacement
    /// Whatever rollout is under way is complete.
    case current
  }

  /// What was seen.
  public enum Input: Sendable {
    /// The Deployment as it is now; nil when it is gone.
    case deployment(Deployment?)
    /// All ReplicaSets of the Deployment's labels.
    case replicaSets([ReplicaSet])
    /// All pods of the Deployment's labels.
    case pods([Pod])
    /// Something the cluster noted.
    case event(Event)
    /// Nothing but the passing of time.
    case tick
  }

  /// What is to be done.
  public enum Action: Hashable, Sendable {
    /// Tell it.
    case announce(ProgressEvent)
    /// Send a tick after this time, for what is suspicious now and fatal if it lasts.
    case wake(after: Duration)
    /// Stop: these pods are Ready.
    case succeed(pods: [String])
    /// Stop: it cannot succeed.
    case fail(RolloutFailure)
  }

  let goal: Goal
  /// The Deployment as it was before; only its name and identity count.
  let origin: Deployment
  /// The pods that were there before, by uid: what is wrong with them was wrong before.
  let existing: Set<String>
  var deployment: Deployment?
  var isDeploymentGone = false
  var replicaSets: [ReplicaSet]?
  var pods: [Pod]?
  var suspicions: [Trouble.Subject: Duration] = [:]
  var shownStates: [String: String] = [:]
  var lastWarning: String?
  var toldWarnings: Set<String> = []
  /// The pods for which the cluster is getting another node.
  var scaleUps: Set<String> = []
  private var isOver = false

  /// Starts to wait.
  ///
  /// - Parameters:
  ///   - goal: When the waiting is over.
  ///   - deployment: The Deployment as it was before.
  ///   - existing: The uids of the pods that were there before; empty for ``Goal/current``.
  public init(goal: Goal, of deployment: Deployment, existing: Set<String> = []) {
    self.goal = goal
    self.existing = existing
    origin = deployment
  }

  /// Takes in what was seen.
  ///
  /// - Parameters:
  ///   - input: What was seen.
  ///   - elapsed: The time since the waiting began.
  /// - Returns: What is to be done, in order; after `succeed` or `fail` nothing ever again.
  public mutating func receive(_ input: Input, at elapsed: Duration) -> [Action] {
    guard !isOver else { return [] }
    var actions = note(input)
    guard !isDeploymentGone else {
      isOver = true
      return actions + [.fail(.deploymentGone)]
    }
    if let pods = readyPods() {
      isOver = true
      return actions + [.succeed(pods: pods)]
    }
    let verdict = judge(troubles(), at: elapsed)
    if verdict.contains(where: \.isFailure) { isOver = true }
    actions += verdict
    return actions
  }

  private mutating func note(_ input: Input) -> [Action] {
    switch input {
    case .deployment(let deployment):
      self.deployment = deployment
      isDeploymentGone = deployment == nil
      return announcements()
    case .replicaSets(let replicaSets):
      self.replicaSets = replicaSets
      return announcements()
    case .pods(let pods):
      self.pods = pods
      return announcements()
    case .event(let event):
      return announcement(of: event)
    case .tick:
      return []
    }
  }

  /// Fails at once for what is fatal, waits and sees for what may pass.
  private mutating func judge(_ troubles: [Trouble], at elapsed: Duration) -> [Action] {
    let subjects = Set(troubles.map(\.subject))
    suspicions = suspicions.filter { subjects.contains($0.key) }
    var actions: [Action] = []
    for trouble in troubles {
      let since = suspicions[trouble.subject]
      if elapsed - (since ?? elapsed) >= trouble.patience {
        return [.fail(trouble.failure)]
      }
      guard since == nil else { continue }
      suspicions[trouble.subject] = elapsed
      actions.append(.wake(after: trouble.patience))
    }
    return actions
  }
}

extension RolloutStateMachine.Action {
  fileprivate var isFailure: Bool {
    if case .fail = self { true } else { false }
  }
}

extension RolloutFailure {
  static let deploymentGone = RolloutFailure(
    kind: .deploymentGone,
    message: "the Deployment was deleted"
  )
  static let beforeRoll = RolloutFailure(
    kind: .deadline,
    message: "no time was left to renew the pods"
  )
}
