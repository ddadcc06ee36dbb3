import KubeCore

/// Finds the installation that a selector means, by what the Deployments mount.
struct Locator: Sendable {
  let api: any KubeAPI
  let selector: InstallationSelector

  /// A mount with the ConfigMap behind it, and the key that holds the file.
  struct Candidate {
    let mount: ConfigurationMount
    let configMap: ConfigMap
    let key: String

    var words: String {
      "Deployment '\(mount.deployment.name)', ConfigMap '\(configMap.name)', key '\(key)'"
    }
  }

  /// Finds the one installation, or says what there is instead.
  func installation() async throws -> Installation {
    let mounts = try await mounts()
    let configMaps = try await configMaps(of: mounts)
    var candidates: [Candidate] = []
    for mount in mounts {
      guard let configMap = configMaps[mount.configMapName],
        let key = selector.key ?? mount.key, configMap.holds(key),
        !candidates.contains(where: { $0.isSame(as: mount, key: key) })
      else { continue }
      candidates.append(Candidate(mount: mount, configMap: configMap, key: key))
    }
    guard let candidate = candidates.first else {
      throw keyless(mounts, configMaps)
    }
    guard candidates.count == 1 else { throw ambiguous(candidates) }
    return try candidate.installation()
  }

  private func mounts() async throws -> [ConfigurationMount] {
    let deployments = try await deployments()
    let mounts = deployments.flatMap(ConfigurationMount.all)
    guard !mounts.isEmpty else { throw try await nothingMounted(among: deployments) }
    guard let name = selector.configMap else { return mounts }
    let chosen = mounts.filter { $0.configMapName == name }
    guard !chosen.isEmpty else {
      var error = SpawnerError(
        .notFound,
        "no Deployment in namespace '\(selector.namespace)' mounts ConfigMap '\(name)' at "
          + "'\(ConfigurationMount.folder)'"
      )
      error.unmet = .configMap
      error.candidates = Set(mounts.map { "ConfigMap '\($0.configMapName)'" }).sorted()
      throw error
    }
    return chosen
  }

  private func deployments() async throws -> [Deployment] {
    let namespace = selector.namespace
    guard let name = selector.deployment else {
      return try await api.list(Deployment.self, namespace: namespace).items
    }
    if let found = try await api.getIfPresent(Deployment.self, name: name, namespace: namespace) {
      return [found]
    }
    let others = try await api.list(Deployment.self, namespace: namespace).items
    if others.isEmpty { try await requireNamespace() }
    var error = SpawnerError(
      .notFound,
      "no Deployment '\(name)' in namespace '\(namespace)'"
    )
    error.unmet = .deployment
    error.candidates =
      others
      .filter { !ConfigurationMount.all(in: $0).isEmpty }.map { "Deployment '\($0.name)'" }
    throw error
  }

  private func configMaps(of mounts: [ConfigurationMount]) async throws -> [String: ConfigMap] {
    var result: [String: ConfigMap] = [:]
    for name in Set(mounts.map(\.configMapName)).sorted() {
      result[name] = try await api.getIfPresent(
        ConfigMap.self,
        name: name,
        namespace: selector.namespace
      )
    }
    return result
  }
}

extension Locator.Candidate {
  /// Whether a further mount shows the same key again, as a sidecar's does.
  func isSame(as other: ConfigurationMount, key: String) -> Bool {
    mount.deployment.name == other.deployment.name && configMap.name == other.configMapName
      && self.key == key
  }

  func installation() throws(SpawnerError) -> Installation {
    let storage: Installation.Storage = configMap.data[key] == nil ? .binaryData : .data
    return Installation(
      deployment: mount.deployment,
      configMap: configMap,
      key: key,
      storage: storage,
      text: try text(in: storage),
      app: WebApp(reading: mount.container),
      owners: Ownership.owners(of: configMap.metadata),
      isSubPath: mount.isSubPath
    )
  }

  private func text(in storage: Installation.Storage) throws(SpawnerError) -> [UInt8] {
    switch storage {
    case .data: return Array((configMap.data[key] ?? "").utf8)
    case .binaryData:
      guard let bytes = Base64.decoded(configMap.binaryData[key] ?? "") else {
        throw SpawnerError(
          .invalidResult,
          "ConfigMap '\(configMap.name)': key '\(key)' of 'binaryData' is not base64"
        )
      }
      return bytes
    }
  }
}

extension ConfigMap {
  /// Whether a key is there, as text or as bytes.
  func holds(_ key: String) -> Bool { data[key] != nil || binaryData[key] != nil }
  /// Every key, sorted.
  var keys: [String] { (Array(data.keys) + Array(binaryData.keys)).sorted() }
}
