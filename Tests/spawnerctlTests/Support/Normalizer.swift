/// Takes out of a text what differs from run to run: random names, ports, versions, times.
struct Normalizer {
  let hidden: [String: String]

  init(hiding hidden: [String: String] = [:]) {
    self.hidden = hidden
  }

  func normalized(_ text: String) -> String {
    var text = text
    for (secret, name) in hidden.sorted(by: { $0.key.count > $1.key.count }) {
      text = text.replacing(secret, with: name)
    }
    text = text.replacing(/127\.0\.0\.1:[0-9]{4,}/, with: "127.0.0.1:PORT")
    text = text.replacing(/web-app-config-[2456789bcdfghkmt]{10}/, with: "web-app-config-HASH")
    text = text.replacing(/web-app-deployment-[a-z0-9]{8,10}-[a-z0-9]{5}\b/, with: "web-app-POD")
    text = text.replacing(/web-app-deployment-[a-z0-9]{8,10}\b/, with: "web-app-REPLICASET")
    text = text.replacing(/hash '[2456789bcdfghkmt]{10}'/, with: "hash 'HASH'")
    text = text.replacing(/resourceVersion [0-9]+/, with: "resourceVersion N")
    text = text.replacing(/\b([0-9]+ min )?[0-9]+(\.[0-9])? m?s\b/, with: "TIME")
    return withoutStates(withRegistryAnswers(text))
  }

  /// Whether a failed pull is met before or after the kubelet backs off is a matter of moments.
  private func withRegistryAnswers(_ text: String) -> String {
    text.replacing(/Back-off pulling image "([^"]+)"/) { match in
      """
      rpc error: code = NotFound desc = failed to pull and unpack image "\(match.1)": not found
      """
    }
  }

  /// Pods change their states as fast as they like, and events come when they come, so these lines
  /// are left to other tests; what is said of two pods alike is said once.
  private func withoutStates(_ text: String) -> String {
    var lines: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isState =
        ["pod '", "asking pod '", "ready: ", "warning: jupyter-web-app-POD: "]
        .contains { line.hasPrefix($0) }
      let isRepeated = line.hasPrefix("proved: ") && line == lines.last
      if !isState && !isRepeated { lines.append(line) }
    }
    return lines.joined(separator: "\n")
  }
}
