/// A cluster that did not do what it was asked for, with what is needed to say how to go on.
struct ClusterFailure: Error {
  /// A `KubeError`, or a `SpawnerError` of a command that only reads.
  let cause: any Error
  /// Where it happened, for the commands that messages propose.
  let installation: InstallationOptions
  /// How the connection came about, such as `context 'admin'`.
  let origin: String
  /// Whether a change was asked for, of which nothing has been written.
  var isChange = false

  init(_ cause: any Error, installation: InstallationOptions, origin: String) {
    self.cause = cause
    self.installation = installation
    self.origin = origin
  }
}
