import Foundation
import Testing

/// The cluster under test, and how to talk to it.
struct Cluster: Sendable {
  /// Who talks: the administrator, or someone who may less (see `Tests/Cluster/users.yaml`).
  enum User: String {
    case admin
    case noRights = "no-rights"
    case reader
    case noProxy = "no-proxy"
    case noProxyNoExec = "no-proxy-no-exec"
  }

  /// The administrator's kubeconfig; the others' lie beside it.
  let kubeconfig: String

  /// The cluster that the environment names, if it names one.
  static var named: Cluster? {
    ProcessInfo.processInfo.environment["SPAWNERCTL_TEST_KUBECONFIG"].map(Cluster.init(kubeconfig:))
  }

  /// The cluster that the environment names.
  static func required() throws -> Cluster { try #require(named) }

  func kubeconfig(of user: User) -> String {
    guard user != .admin else { return kubeconfig }
    return URL(filePath: kubeconfig).deletingLastPathComponent()
      .appending(path: "\(user.rawValue).kubeconfig").path
  }

  /// Runs kubectl as the administrator; anything but success is an error with kubectl's own words.
  @discardableResult
  func kubectl(_ arguments: [String], input: String = "") async throws -> String {
    let output = try await Program.kubectl.run(
      ["--kubeconfig", kubeconfig] + arguments,
      input: input
    )
    guard output.status == 0 else { throw UnexpectedOutput(arguments: arguments, output: output) }
    return output.stdout
  }

  /// Runs the spawnerctl that was just built.
  func spawnerctl(
    _ arguments: [String],
    as user: User = .admin,
    editor: String? = nil
  ) async throws -> CommandOutput {
    try await Program.spawnerctl.run(
      arguments + ["--kubeconfig", kubeconfig(of: user)],
      editor: editor
    )
  }
}

/// A command that had to succeed and did not.
struct UnexpectedOutput: Error, CustomStringConvertible {
  let arguments: [String]
  let output: CommandOutput

  var description: String { "'\(arguments.joined(separator: " "))': \(output)" }
}
