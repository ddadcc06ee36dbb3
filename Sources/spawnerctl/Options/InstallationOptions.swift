import ArgumentParser

/// Which web app in the namespace, for when there is more than one to choose from.
struct InstallationOptions: ParsableArguments {
  @OptionGroup var connection: ConnectionOptions

  @Option(help: "Deployment of the web app, if there are several")
  var deployment: String?

  @Option(
    name: .customLong("configmap"),
    help: "ConfigMap that holds the file, if there are several"
  )
  var configMap: String?

  @Option(help: "Key of the file in the ConfigMap, if it is not spawner_ui_config.yaml")
  var key: String?

  /// Whether a cluster is meant by any option.
  var namesCluster: Bool {
    connection.namesCluster || deployment != nil
  }
}
