public import KubeCore

/// The use cases: everything that can be asked of an installation of the web app.
///
/// A small value over a cluster and a clock. It opens no socket and prints nothing; what happens
/// is told to a callback, what came of it is returned.
///
/// ```swift
/// let spawner = Spawner(api: client, clock: ContinuousClock())
/// let request = ChangeRequest([.addImages(["registry.example/lab:1"], to: .jupyter, at: .last, makeDefault: false)])
/// let report = try await spawner.change(request) { plan in true } progress: { event in }
/// ```
public struct Spawner: Sendable {
  /// Says whether a plan may be carried out; asked before every write.
  public typealias Confirmation = @Sendable (ChangePlan) async throws -> Bool
  /// Hears of every step.
  public typealias Progress = @Sendable (ProgressEvent) -> Void

  /// How long undoing may take, after the deadline of the change itself if need be.
  ///
  /// A running pod may need two minutes to take the old file back: one until the mounted file is
  /// renewed, one until every worker has forgotten the other.
  public static let undoAllowance: Duration = .seconds(180)
  /// How often a write is tried when others write too.
  public static let writeAttempts = 5

  let api: any KubeAPI
  let clock: any Clock<Duration>
  let surroundings: Surroundings

  /// Makes the use cases for a cluster.
  ///
  /// - Parameters:
  ///   - api: The cluster.
  ///   - clock: What deadlines and pauses are measured by.
  ///   - surroundings: The time of day and the source of chance.
  public init(
    api: any KubeAPI,
    clock: any Clock<Duration>,
    surroundings: Surroundings = .live
  ) {
    self.api = api
    self.clock = clock
    self.surroundings = surroundings
  }
}
