public import SpawnerConfig

/// Where the file lives, who owns it, and whether what is served is what is written.
public struct StatusReport: Sendable, Encodable {
  /// The namespace.
  public var namespace: String
  /// The Deployment's name.
  public var deployment: String
  /// The container that reads the file.
  public var container: String
  /// The ConfigMap's name.
  public var configMap: String
  /// The data key.
  public var key: String
  /// Where in the ConfigMap the key stands.
  public var storage: Installation.Storage
  /// The ConfigMap's version.
  public var resourceVersion: String?
  /// Whether the cluster refuses to change the ConfigMap.
  public var isImmutable: Bool
  /// Whether a running pod never sees a new text.
  public var isSubPath: Bool
  /// Whether the Deployment is paused.
  public var isPaused: Bool
  /// Whoever else writes the ConfigMap, the surest first.
  public var owners: [Ownership]
  /// ConfigMaps of the same name with another hash, which nothing mounts.
  public var staleSiblings: [String]
  /// How many pods the Deployment wants.
  public var wantedPods: Int
  /// The pods that are there.
  public var pods: [PodStatus]
  /// The image of the web app's container.
  public var image: String?
  /// The release of the web app, by its image; nil where that says none.
  public var appVersion: String?
  /// The Kubeflow release that first read such a file; nil where there is no form in it.
  public var generation: Generation?
  /// The Kubeflow releases that the file is for, in words; nil where it could be any.
  public var writtenFor: String?
  /// Whether the web app, or the newest where its release is not known, reads such a file.
  public var fitsApp: Bool
  /// How many errors lint finds in the file.
  public var lintErrors: Int
  /// How many warnings lint finds in the file.
  public var lintWarnings: Int
  /// Whether every pod is Ready and serves what is written; nil where it could not be learnt.
  public var isLive: Bool?
}

/// One pod of the web app.
public struct PodStatus: Hashable, Sendable, Encodable {
  /// What a pod serves, compared with the file.
  public enum Serving: String, Hashable, Sendable, Encodable {
    /// The file as it is written.
    case written
    /// The sample that is baked into the app's image: the app cannot read the file.
    case sample
    /// Another text, such as an older one.
    case other
    /// An error instead of an answer.
    case failing
    /// Nothing was learnt.
    case unknown
  }

  /// The pod's name.
  public var name: String
  /// Whether it is Ready.
  public var isReady: Bool
  /// Its state in words.
  public var state: String
  /// When it started, in RFC 3339 text.
  public var startTime: String?
  /// How often its containers were restarted.
  public var restarts: Int
  /// What it serves.
  public var serving: Serving
  /// How that was learnt.
  public var method: ProofMethod
  /// What there is to say about it, in words; nil where all is well.
  public var detail: String?
}
