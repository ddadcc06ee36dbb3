import SpawnerKit

/// A use case that failed, with what is needed to say how to go on.
struct ChangeFailure: Error {
  let cause: SpawnerError
  /// The command that takes the change back, where there is a plain one.
  let undoCommand: String?
  /// Where it happened, for the commands that messages propose.
  let installation: InstallationOptions
  /// The file that a line number in the cause is about, once it was found.
  var place: String?

  init(_ cause: SpawnerError, undoCommand: String?, installation: InstallationOptions) {
    self.cause = cause
    self.undoCommand = undoCommand
    self.installation = installation
  }
}

extension InstallationOptions {
  /// The options as they would be typed again, each after a blank; nothing for the usual ones.
  var words: String {
    let named: [(String, String?)] = [
      ("--kubeconfig", connection.kubeconfig), ("--context", connection.context),
      ("--cluster", connection.cluster), ("--user", connection.user),
      ("-n", connection.namespace == "kubeflow" ? nil : connection.namespace),
      ("--as", connection.impersonatedUser), ("--deployment", deployment),
      ("--configmap", configMap), ("--key", key),
    ]
    return named.map { name, value in value.map { " \(name) \($0)" } ?? "" }.joined()
  }
}
