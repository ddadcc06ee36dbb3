/// What the user says besides the kubeconfig; each replaces what stands there.
public struct ConnectionOverrides: Hashable, Sendable {
  /// The context to use instead of the current one.
  public var context: String?
  /// The cluster to use instead of the context's.
  public var cluster: String?
  /// The user to use instead of the context's.
  public var user: String?
  /// The namespace to use instead of the context's.
  public var namespace: String?
  /// The user to act as.
  public var impersonatedUser: String?
  /// The groups to act as.
  public var impersonatedGroups: [String] = []

  /// Overrides nothing but what is named.
  ///
  /// - Parameters:
  ///   - context: The context to use.
  ///   - cluster: The cluster to use.
  ///   - user: The user to use.
  ///   - namespace: The namespace to use.
  public init(
    context: String? = nil,
    cluster: String? = nil,
    user: String? = nil,
    namespace: String? = nil
  ) {
    self.context = context
    self.cluster = cluster
    self.user = user
    self.namespace = namespace
  }

  /// Whether something of a kubeconfig is named, which then has to be there.
  var namesEntries: Bool { context != nil || cluster != nil || user != nil }
}

/// Where to look for a connection.
public struct ConnectionSettings: Sendable {
  /// The kubeconfig given by the user.
  public var kubeconfigPath: String?
  /// What the user says besides.
  public var overrides: ConnectionOverrides
  /// The environment variables.
  public var environment: [String: String]
  /// Where a pod finds its service account.
  public var serviceAccountFolder: String

  /// Says where to look.
  ///
  /// - Parameters:
  ///   - kubeconfigPath: The kubeconfig given by the user.
  ///   - overrides: What the user says besides.
  ///   - environment: The environment variables.
  ///   - serviceAccountFolder: Where a pod finds its service account.
  public init(
    kubeconfigPath: String? = nil,
    overrides: ConnectionOverrides = ConnectionOverrides(),
    environment: [String: String],
    serviceAccountFolder: String = Connection.serviceAccountFolder
  ) {
    self.kubeconfigPath = kubeconfigPath
    self.overrides = overrides
    self.environment = environment
    self.serviceAccountFolder = serviceAccountFolder
  }
}

extension Connection {
  /// Finds the connection that is meant: by kubeconfig, or in a pod without one by its account.
  ///
  /// - Parameter settings: Where to look.
  /// - Throws: ``KubeError`` with one of the codes for which ``KubeError/isConfigurationProblem``
  ///   holds, naming file and entry.
  public init(_ settings: ConnectionSettings) throws(KubeError) {
    let kubeconfig: Kubeconfig
    do {
      kubeconfig = try Kubeconfig.load(
        explicitPath: settings.kubeconfigPath,
        environment: settings.environment
      )
    } catch {
      guard error.code == .kubeconfigMissing, Self.mayUseServiceAccount(settings) else {
        throw error
      }
      try self.init(inClusterWith: settings)
      return
    }
    if kubeconfig.isEmpty, Self.mayUseServiceAccount(settings) {
      try self.init(inClusterWith: settings)
    } else {
      self = try kubeconfig.resolved(settings.overrides)
    }
  }

  private static func mayUseServiceAccount(_ settings: ConnectionSettings) -> Bool {
    settings.kubeconfigPath?.isEmpty != false && !settings.overrides.namesEntries
      && settings.environment["KUBERNETES_SERVICE_HOST"] != nil
  }
}
