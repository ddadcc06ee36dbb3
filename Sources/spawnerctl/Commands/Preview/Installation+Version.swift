import KubeCore
import SpawnerConfig
import SpawnerKit

extension Installation {
  /// The release of the web app, by the tag of its container's image; nil where the tag is none.
  var runningVersion: AppVersion? {
    deployment.spec.template?.spec?.containers
      .first { $0.name == app.container }?.image
      .flatMap { AppVersion(tagOf: $0) }
  }
}
