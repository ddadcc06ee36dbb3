public import SpawnerConfig

/// How far a change goes before it is sent.
public enum DryRun: String, Hashable, Sendable, CaseIterable {
  /// All the way.
  case none
  /// Up to the diff; nothing is sent.
  case client
  /// The write is sent for the server to check and not to keep.
  case server
}

/// What happens to a change that does not become live.
public enum FailurePolicy: String, Hashable, Sendable, CaseIterable {
  /// The old text is put back and made live again.
  case undo
  /// The new text stays.
  case keep
}

/// How a change is carried out.
public struct ChangeOptions: Hashable, Sendable {
  /// How far the change goes.
  public var dryRun: DryRun
  /// How the pods are renewed; nil leaves them running.
  public var restart: RestartStrategy?
  /// Whether the running app is asked for what it serves.
  public var verify: Bool
  /// What happens when the change does not become live.
  public var onFailure: FailurePolicy
  /// The one deadline for waiting and proving; nil is forever.
  ///
  /// It begins with the approval. Once it has passed nothing is begun, neither the write nor the
  /// roll. Undoing what did not become live in time is not cut short by it: it has
  /// ``Spawner/undoAllowance`` of its own.
  public var timeout: Duration?
  /// Why the change is made; noted on the Deployment as `kubernetes.io/change-cause` by a rollout.
  public var message: String?

  /// Chooses how a change is carried out.
  ///
  /// - Parameters:
  ///   - dryRun: How far the change goes.
  ///   - restart: How the pods are renewed; nil leaves them running.
  ///   - verify: Whether the running app is asked for what it serves.
  ///   - onFailure: What happens when the change does not become live.
  public init(
    dryRun: DryRun = .none,
    restart: RestartStrategy? = .rollout,
    verify: Bool = true,
    onFailure: FailurePolicy = .undo
  ) {
    self.dryRun = dryRun
    self.restart = restart
    self.verify = verify
    self.onFailure = onFailure
    timeout = .seconds(300)
  }
}

/// A change as it is asked for: the intents, where they go, and how.
public struct ChangeRequest: Hashable, Sendable {
  /// What is to be done, in order.
  public var edits: [SpawnerEdit]
  /// Which installation is meant.
  public var selector: InstallationSelector
  /// How it is carried out.
  public var options: ChangeOptions
  /// The text that the edits were made for; nil for edits that fit any text.
  ///
  /// Where another one is found nothing is written.
  public var basis: [UInt8]?

  /// Makes a request.
  ///
  /// - Parameters:
  ///   - edits: What is to be done, in order.
  ///   - selector: Which installation is meant.
  ///   - options: How it is carried out.
  public init(
    _ edits: [SpawnerEdit],
    selector: InstallationSelector = InstallationSelector(),
    options: ChangeOptions = ChangeOptions()
  ) {
    self.edits = edits
    self.selector = selector
    self.options = options
  }
}
