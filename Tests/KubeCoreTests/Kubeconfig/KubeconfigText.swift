/// A kubeconfig of one context, with room for what a test is about.
func kubeconfigText(
  cluster: String = "server: https://10.0.0.1:6443",
  user: String = "token: t0k3n",
  context: String = "namespace: team-a"
) -> String {
  func block(_ text: String) -> String {
    text.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
  }
  return """
    apiVersion: v1
    kind: Config
    current-context: main
    contexts:
    - name: main
      context:
        cluster: east
        user: admin
    \(block(context))
    clusters:
    - name: east
      cluster:
    \(block(cluster))
    users:
    - name: admin
      user:
    \(block(user))
    """
}

/// A certificate and a key by the look of them; nothing here checks what is inside.
let certificateText = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
let keyText = "-----BEGIN PRIVATE KEY-----\nBBBB\n-----END PRIVATE KEY-----\n"
