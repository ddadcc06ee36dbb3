import ArgumentParser

/// Which cluster, as whom and in which namespace, named as in kubectl; and which web app there, for
/// when there is more than one to choose from.
struct InstallationOptions: ParsableArguments {
  @Option(
    help: "Kubeconfig to use instead of $KUBECONFIG or ~/.kube/config",
    completion: .file()
  )
  var kubeconfig: String?

  @Option(
    help: "Kubeconfig context to use",
    completion: .shellCommand("kubectl config get-contexts -o name 2>/dev/null")
  )
  var context: String?

  @Option(help: "Kubeconfig cluster to use")
  var cluster: String?

  @Option(help: "Kubeconfig user to use")
  var user: String?

  @Option(name: .joinable("n"), help: "Namespace of the Jupyter web app")
  var namespace = "kubeflow"

  @Option(name: .customLong("as"), help: "User to act as")
  var impersonatedUser: String?

  @Option(name: .customLong("as-group"), help: "Group to act as; may be repeated")
  var impersonatedGroups: [String] = []

  @Option(help: "Longest time one request may take, 60s if left out; 0 is no limit")
  var requestTimeout: DurationArgument?

  @Option(help: "Deployment of the web app, if there are several")
  var deployment: String?

  @Option(
    name: .customLong("configmap"),
    help: "ConfigMap that holds the file, if there are several"
  )
  var configMap: String?

  @Option(help: "Key of the file in the ConfigMap, if it is not spawner_ui_config.yaml")
  var key: String?

  func validate() throws {
    if namespace.isEmpty { throw ValidationError("--namespace must not be empty.") }
    if impersonatedUser == nil && !impersonatedGroups.isEmpty {
      throw ValidationError("--as-group needs --as.")
    }
  }

  /// Whether a cluster is meant by any option.
  var namesCluster: Bool {
    kubeconfig != nil || context != nil || cluster != nil || user != nil
      || impersonatedUser != nil || requestTimeout != nil || namespace != "kubeflow"
      || deployment != nil
  }
}
