import KubeCore
import SpawnerConfig

/// A namespace, of which only the metadata is of interest.
struct Namespace: KubeObject {
  static let resource = ResourceKind(version: "v1", plural: "namespaces", kind: "Namespace")
  var metadata: ObjectMeta
}

extension Locator {
  /// Says why no Deployment mounts a ConfigMap where the web app reads its file.
  func nothingMounted(among deployments: [Deployment]) async throws -> SpawnerError {
    if deployments.isEmpty { try await requireNamespace() }
    if let name = try await charmedStatefulSet() {
      var error = SpawnerError(
        .refused,
        "the web app in namespace '\(selector.namespace)' is run by a Juju charm (StatefulSet "
          + "'\(name)'), which writes the file itself and overwrites every edit"
      )
      error.rule = .notMounted
      return error
    }
    let who =
      selector.deployment.map {
        "Deployment '\($0)' in namespace '\(selector.namespace)' mounts no"
      }
      ?? "no Deployment in namespace '\(selector.namespace)' mounts a"
    var error = SpawnerError(.notFound, "\(who) ConfigMap at '\(ConfigurationMount.folder)'")
    error.rule = .notMounted
    if selector.deployment == nil {
      error.candidates = deployments.map { "Deployment '\($0.name)'" }
    } else {
      error.unmet = .deployment
      error.candidates = try await mountingDeployments()
    }
    return error
  }

  /// The Deployments that could be named instead, in words; whoever may not list them is told of
  /// none.
  private func mountingDeployments() async throws -> [String] {
    do {
      return try await api.list(Deployment.self, namespace: selector.namespace).items
        .filter { !ConfigurationMount.all(in: $0).isEmpty }.map { "Deployment '\($0.name)'" }
    } catch let error as KubeError where error.isForbidden {
      return []
    }
  }

  /// Says that a namespace is not there; whoever may not look is not told.
  func requireNamespace() async throws {
    do {
      _ = try await api.get(Namespace.self, name: selector.namespace, namespace: nil)
    } catch let error as KubeError where error.isNotFound {
      throw SpawnerError(
        .notFound,
        "namespace '\(selector.namespace)' does not exist",
        underlying: error
      )
    } catch let error as KubeError where error.isForbidden {
      return
    }
  }

  /// The name of the StatefulSet by which Juju runs the web app, if it does.
  private func charmedStatefulSet() async throws -> String? {
    do {
      let sets = try await api.list(StatefulSet.self, namespace: selector.namespace).items
      return sets.first { $0.name == "jupyter-ui" || $0.runsCharmedWebApp }?.name
    } catch let error as KubeError where error.isForbidden || error.isNotFound {
      return nil
    }
  }

  /// Says why none of the mounts found leads to the file.
  func keyless(
    _ mounts: [ConfigurationMount],
    _ configMaps: [String: ConfigMap]
  ) -> SpawnerError {
    guard let mount = mounts.first(where: { configMaps[$0.configMapName] != nil }) ?? mounts.first,
      let configMap = configMaps[mount.configMapName]
    else {
      let names = Set(mounts.map { "'\($0.configMapName)'" }).sorted().joined(separator: ", ")
      var error = SpawnerError(
        .notFound,
        "ConfigMap \(names), mounted at '\(ConfigurationMount.folder)', does not exist in "
          + "namespace '\(selector.namespace)'"
      )
      error.unmet = .configMap
      return error
    }
    let wanted = selector.key ?? mount.key
    let message =
      wanted.map { "ConfigMap '\(configMap.name)' has no key '\($0)'" }
      ?? "Deployment '\(mount.deployment.name)' mounts ConfigMap '\(configMap.name)' without the "
      + "file '\(ConfigurationMount.fileName)'"
    let end = configMap.keys.isEmpty ? ", it has no keys" : ""
    var error = SpawnerError(.notFound, message + end)
    error.rule = .keyMissing
    error.unmet = .key
    error.candidates = configMap.keys.map { "key '\($0)'" }
    return error
  }

  /// Says that several installations fit.
  func ambiguous(_ candidates: [Candidate]) -> SpawnerError {
    var error = SpawnerError(
      .ambiguous,
      "\(candidates.count) installations fit in namespace '\(selector.namespace)', one must be "
        + "chosen"
    )
    error.candidates = candidates.map(\.words)
    return error
  }
}

extension StatefulSet {
  fileprivate var runsCharmedWebApp: Bool {
    let containers = spec?.template?.spec?.containers ?? []
    return containers.contains { $0.name == "jupyter-ui" }
  }
}
