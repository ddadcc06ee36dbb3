public import SpawnerConfig
public import YAMLEdit

/// Why a use case did not do what it was asked for, as data.
///
/// The code is what callers decide on, ``change`` says what is already different in the cluster,
/// the description is for people. Failures of the connection come as `KubeError` as long as
/// nothing was written; from then on they are the ``underlying`` error of one of these.
public struct SpawnerError: Error, Sendable {
  /// What kind of failure.
  public let code: Code
  /// What happened, in words.
  public let message: String
  /// How far the change had come.
  public var change: ChangeState
  /// The place in the file, when the file is to blame.
  public var location: SourceLocation?
  /// What is wrong with the file, when it is to blame.
  public var findings: [Finding]
  /// What there is to choose from, when several fit or none does, in words.
  public var candidates: [String]
  /// The part of the selector that nothing fits, be it named or found out; `nil` where it is the
  /// namespace.
  public var unmet: InstallationSelector.Part?
  /// The rule about the cluster that is broken, where one is the reason.
  public var rule: ClusterRule?
  /// Why the web app cannot become ready, or did not in time.
  public var rollout: RolloutFailure?
  /// The name under which somebody wrote another file meanwhile, where that is the reason and the
  /// cluster tells.
  public var overwriter: String?
  /// Whether it is not known what the pods serve, since the cluster could not be asked to the end:
  /// to wait once more may tell.
  public var isUnseen = false
  /// What the change would have done, once it was known.
  public var diff: UnifiedDiff?
  /// The error below this one.
  public var underlying: (any Error)?

  /// Describes a failure.
  ///
  /// - Parameters:
  ///   - code: What kind of failure.
  ///   - message: What happened, lower case, without a final full stop.
  ///   - change: How far the change had come.
  ///   - underlying: The error below this one.
  public init(
    _ code: Code,
    _ message: String,
    change: ChangeState = .nothing,
    underlying: (any Error)? = nil
  ) {
    self.code = code
    self.message = message
    self.change = change
    self.underlying = underlying
    findings = []
    candidates = []
  }
}

extension SpawnerError: CustomStringConvertible {
  /// The failure in words, the place first.
  public var description: String {
    location.map { "\($0): \(message)" } ?? message
  }
}
