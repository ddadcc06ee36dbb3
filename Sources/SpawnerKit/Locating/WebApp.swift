/// The container of the web app, and how it wants to be asked.
public struct WebApp: Hashable, Sendable {
  /// The container's name.
  public let container: String
  /// The port it listens on.
  public let port: Int
  /// The header that names the user, such as `kubeflow-userid`.
  public let identityHeader: String
  /// What stands before the user's name in that header; usually nothing.
  public let identityPrefix: String
  /// Where the file is mounted, such as `/etc/config/spawner_ui_config.yaml`.
  public let mountedPath: String
  /// The URL prefix the app was told it is reached under, such as `/jupyter`.
  public let urlPrefix: String?

  /// Describes a container of the web app.
  ///
  /// - Parameters:
  ///   - container: The container's name.
  ///   - port: The port it listens on.
  ///   - identityHeader: The header that names the user.
  ///   - identityPrefix: What stands before the user's name in that header.
  ///   - mountedPath: Where the file is mounted.
  ///   - urlPrefix: The URL prefix the app was told it is reached under.
  public init(
    container: String,
    port: Int = 5000,
    identityHeader: String = "kubeflow-userid",
    identityPrefix: String = "",
    mountedPath: String = "/etc/config/spawner_ui_config.yaml",
    urlPrefix: String? = nil
  ) {
    self.container = container
    self.port = port
    self.identityHeader = identityHeader
    self.identityPrefix = identityPrefix
    self.mountedPath = mountedPath
    self.urlPrefix = urlPrefix
  }
}
