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
