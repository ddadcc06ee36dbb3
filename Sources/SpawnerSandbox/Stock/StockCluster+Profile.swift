import KubeCore

/// The namespace of somebody who works with notebooks, and what pods there can be given.
extension StockCluster {
  static let profileName = "sandbox-user"

  static func installProfile(in state: inout ClusterState) {
    var namespace = namespaceObject(profileName)
    namespace.put(
      "kubeflow-profile",
      at: "metadata",
      "labels",
      "app.kubernetes.io/part-of"
    )
    namespace.put("user@example.com", at: "metadata", "annotations", "owner")
    state.create(namespace, as: .namespaces, in: nil)
    for podDefault in podDefaults {
      state.create(podDefault, as: .podDefaults, in: profileName)
    }
  }

  /// Two PodDefaults, of which one goes by another key than its name, as many real ones do.
  ///
  /// The other has a key like its name, so that either seems to work.
  private static let podDefaults: [JSONValue] = [
    [
      "metadata": ["name": "team-git-login"],
      "spec": [
        "desc": "Log in to the team's git server",
        "selector": ["matchLabels": ["use-git-login": "true"]],
        "env": [["name": "GIT_TERMINAL_PROMPT", "value": "0"]],
      ],
    ],
    [
      "metadata": ["name": "package-mirror"],
      "spec": [
        "desc": "Install packages from the mirror",
        "selector": ["matchLabels": ["package-mirror": "true"]],
        "env": [["name": "PIP_INDEX_URL", "value": "https://mirror.example.com/simple"]],
      ],
    ],
  ]
}
