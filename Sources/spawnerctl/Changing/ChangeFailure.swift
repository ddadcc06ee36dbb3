import SpawnerConfig
import SpawnerKit

/// A use case that failed, with what is needed to say how to go on.
struct ChangeFailure: Error {
  /// The file that was to be changed.
  enum Place: Hashable, Sendable {
    /// A file on disk, or standard input as `-`.
    case file(String)
    /// A ConfigMap in the cluster.
    case configMap(String)
  }

  let cause: SpawnerError
  /// What names the installation, for the commands that messages propose.
  let installation: InstallationOptions
  /// The file, once it was found.
  var place: Place?
  /// Where in a file on disk the configuration stands, where it was said.
  var placeInFile: String?
  /// The command that takes the change back, where there is a single one.
  var undoCommand: String?
  /// The commands that do what was meant instead, by the refusal they help against.
  var alternatives: [SpawnerConfigError.Code: String] = [:]

  init(_ cause: SpawnerError, installation: InstallationOptions) {
    self.cause = cause
    self.installation = installation
  }

  /// What names the file, as it would be typed again.
  var words: String {
    guard case .file(let path)? = place else { return installation.words }
    return installation.words + word(name: "-f", value: path)
      + word(name: "--at", value: placeInFile)
  }
}

extension SourceOptions {
  /// What names the file or the cluster, as it would be typed again, each after a blank.
  var words: String {
    installation.words + word(name: "-f", value: files.file) + word(name: "--at", value: files.at)
  }
}

extension InstallationOptions {
  /// The options as they would be typed again, each after a blank; nothing for the usual ones.
  var words: String {
    let namespace = namespace == "kubeflow" ? nil : namespace
    return kubectlWords
      + [
        ("-n", namespace), ("--deployment", deployment), ("--configmap", configMap), ("--key", key),
      ]
      .map(word).joined()
  }

  /// The options that kubectl has too, but for the namespace, as they would be typed again.
  var kubectlWords: String {
    let single = [
      ("--kubeconfig", kubeconfig), ("--context", context), ("--cluster", cluster),
      ("--user", user), ("--as", impersonatedUser),
    ]
    return single.map(word).joined()
      + impersonatedGroups.map { word(name: "--as-group", value: $0) }.joined()
  }
}

private func word(name: String, value: String?) -> String {
  value.map { " \(name) \($0.shellQuoted)" } ?? ""
}
