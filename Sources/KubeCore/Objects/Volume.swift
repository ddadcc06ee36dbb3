/// A volume of a pod; sources other than ConfigMaps are known by name only.
public struct Volume: Codable, Hashable, Sendable {
  /// The name within the pod.
  public var name: String
  /// A ConfigMap whose keys become files.
  public var configMap: ConfigMapSource?
  /// Several sources in one directory.
  public var projected: ProjectedSource?

  /// Every ConfigMap in this volume, projected ones included.
  public var configMaps: [ConfigMapSource] {
    let projections = projected?.sources ?? []
    return (configMap.map { [$0] } ?? []) + projections.compactMap(\.configMap)
  }
}

/// A ConfigMap as the source of files.
public struct ConfigMapSource: Codable, Hashable, Sendable {
  /// The ConfigMap's name.
  public var name: String?
  /// The keys that become files; empty means all of them, each under its own name.
  @EmptyIfMissing public var items: [KeyToPath] = []
  /// Whether the pod starts without it.
  public var optional: Bool?

  /// One key and the file it becomes.
  public struct KeyToPath: Codable, Hashable, Sendable {
    /// The key.
    public var key: String
    /// The file, relative to the volume.
    public var path: String

    /// Makes a file of a key.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - path: The file, relative to the volume.
    public init(key: String, path: String) {
      self.key = key
      self.path = path
    }
  }
}

/// Several sources in one directory.
public struct ProjectedSource: Codable, Hashable, Sendable {
  /// The sources.
  @EmptyIfMissing public var sources: [Source] = []

  /// One source; those that are not ConfigMaps are not read.
  public struct Source: Codable, Hashable, Sendable {
    /// A ConfigMap whose keys become files.
    public var configMap: ConfigMapSource?
  }
}
