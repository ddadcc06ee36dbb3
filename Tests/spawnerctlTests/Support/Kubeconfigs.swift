/// Kubeconfigs that lead nowhere.
enum Kubeconfigs {
  /// One that cannot be used, and how.
  struct Broken: Sendable, CustomStringConvertible {
    let name: String
    /// The text; without one there is no file.
    let text: String?
    var options: [String] = []
    var description: String { name }
  }

  /// Nobody listens on port 1.
  static let unreachable = text(server: "http://127.0.0.1:1")

  static let insecure = text(server: "https://127.0.0.1:1")
    .replacing("    server:", with: "    insecure-skip-tls-verify: true\n    server:")

  static let broken = [
    Broken(name: "missing", text: nil),
    Broken(name: "syntax", text: "apiVersion: v1\nclusters: [größe\n"),
    Broken(name: "context", text: unreachable, options: ["--context", "prod"]),
    Broken(
      name: "cluster",
      text: unreachable.replacing("    cluster: there", with: "    cluster: gone")
    ),
    Broken(
      name: "certificate",
      text: unreachable.replacing(
        "    server:",
        with: "    certificate-authority: missing.crt\n    server:"
      ).replacing("http:", with: "https:")
    ),
  ]

  /// Ones with secrets at every place where there may be one; none leads anywhere.
  static let withSecrets = [
    Broken(name: "path", text: text(server: "http://127.0.0.1:1/hunter2")),
    Broken(name: "path of a bad URL", text: text(server: "http://127.0.0.1:x/hunter2")),
    Broken(name: "path without a scheme", text: text(server: "127.0.0.1:1/hunter2")),
    Broken(name: "user in the URL", text: text(server: "http://me:hunter2@127.0.0.1:1")),
    Broken(name: "query", text: text(server: "http://127.0.0.1:1/?token=hunter2")),
    Broken(name: "token", text: unreachable(login: "token: hunter2")),
    Broken(name: "token with a blank", text: unreachable(login: "token: hunter2 hunter2")),
    Broken(name: "token that is a list", text: unreachable(login: "token: [hunter2]")),
    Broken(name: "broken behind a token", text: unreachable(login: "token: hunter2\tx: [")),
    Broken(
      name: "password",
      text: unreachable(login: "username: me\n    password: hunter2")
    ),
    Broken(name: "key", text: unreachable(login: "client-key-data: hunter2")),
    Broken(
      name: "key and certificate",
      text: unreachable(login: "client-key-data: hunter2\n    client-certificate-data: hunter2")
    ),
    Broken(
      name: "proxy",
      text: unreachable.replacing(
        "    server:",
        with: "    proxy-url: http://me:hunter2@127.0.0.1:1\n    server:"
      )
    ),
    Broken(
      name: "proxy that is none",
      text: unreachable.replacing(
        "    server:",
        with: "    proxy-url: 'me:hunter2@127.0.0.1'\n    server:"
      )
    ),
    Broken(
      name: "login program",
      text: unreachable(
        login: """
          exec:
                apiVersion: client.authentication.k8s.io/v1
                command: echo
                args: [hunter2]
                env: [{name: PASSWORD, value: hunter2}]
          """
      )
    ),
  ]

  private static func unreachable(login: String) -> String {
    unreachable.replacing("  user: {}", with: "  user:\n    \(login)")
  }

  private static func text(server: String) -> String {
    """
    apiVersion: v1
    kind: Config
    clusters:
    - name: there
      cluster:
        server: \(server)
    users:
    - name: me
      user: {}
    contexts:
    - name: there
      context:
        cluster: there
        user: me
    current-context: there

    """
  }
}
