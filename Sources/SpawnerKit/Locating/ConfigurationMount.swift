import KubeCore

/// A place in a Deployment where the configuration is mounted from a ConfigMap.
struct ConfigurationMount: Sendable {
  /// The folder the web app reads.
  static let folder = "/etc/config"
  /// The file it reads there.
  static let fileName = "spawner_ui_config.yaml"

  let deployment: Deployment
  let container: Container
  let configMapName: String
  /// The data key that becomes the file; nil where the volume's items leave the file out.
  let key: String?
  let isSubPath: Bool

  /// Every place of a Deployment where the configuration is, or would be, mounted.
  static func all(in deployment: Deployment) -> [ConfigurationMount] {
    guard let pod = deployment.spec.template?.spec else { return [] }
    return pod.containers.flatMap { container in
      container.volumeMounts.flatMap { mount -> [ConfigurationMount] in
        guard let file = file(shownBy: mount),
          let volume = pod.volumes.first(where: { $0.name == mount.name })
        else { return [] }
        return volume.configMaps.compactMap { source in
          guard let name = source.name else { return nil }
          return ConfigurationMount(
            deployment: deployment,
            container: container,
            configMapName: name,
            key: key(becoming: file, in: source),
            isSubPath: !(mount.subPath ?? "").isEmpty
          )
        }
      }
    }
  }

  /// The path within the volume that the app would read through a mount; nil for other mounts.
  private static func file(shownBy mount: VolumeMount) -> String? {
    var path = mount.mountPath
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    let subPath = mount.subPath ?? ""
    return switch path {
    case folder: subPath.isEmpty ? fileName : "\(subPath)/\(fileName)"
    case "\(folder)/\(fileName)": subPath.isEmpty ? nil : subPath
    default: nil
    }
  }

  private static func key(becoming file: String, in source: ConfigMapSource) -> String? {
    guard !source.items.isEmpty else { return file.contains("/") ? nil : file }
    return source.items.first { $0.path == file }?.key
  }
}

extension WebApp {
  /// Reads how a container wants to be asked.
  init(reading container: Container) {
    let environment = Dictionary(
      container.env.map { ($0.name, $0.value ?? "") },
      uniquingKeysWith: { _, last in last }
    )
    func value(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    let ports = container.ports.map(\.containerPort)
    self.init(
      container: container.name,
      port: ports.contains(5000) ? 5000 : ports.first ?? 5000,
      identityHeader: value("USERID_HEADER") ?? "kubeflow-userid",
      identityPrefix: value("USERID_PREFIX") ?? "",
      urlPrefix: value("APP_PREFIX").flatMap { $0 == "/" ? nil : $0 }
    )
  }
}
