import KubeCore
public import SpawnerConfig

extension Installation {
  /// The release of the web app, by the tag of its image; nil where the tag is none.
  public var appVersion: AppVersion? {
    let containers = deployment.spec.template?.spec?.containers ?? []
    return containers.first { $0.name == app.container }?.image.flatMap { AppVersion(tagOf: $0) }
  }

  /// Edits with what they leave open settled by what runs in the cluster.
  func settled(_ edits: [SpawnerEdit]) -> [SpawnerEdit] {
    guard let appVersion else { return edits }
    return edits.map { edit in
      if case .convert(to: nil) = edit { .convert(to: appVersion) } else { edit }
    }
  }
}
