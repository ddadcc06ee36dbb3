import KubeCore

extension Installation {
  /// Says that a paused Deployment makes no new pods.
  func requireRollable() throws(SpawnerError) {
    guard deployment.spec.paused == true else { return }
    throw SpawnerError(
      .refused,
      "Deployment '\(deployment.name)' in namespace '\(namespace)' is paused and makes no new pods"
    )
  }

  /// Says that running pods would never see a new text.
  func requireRenewable() throws(SpawnerError) {
    guard isSubPath else { return }
    throw SpawnerError(
      .refused,
      "Deployment '\(deployment.name)' mounts the file with a subPath: running pods never see a "
        + "change, so without a restart it cannot become live"
    )
  }
}

extension ConfigMap {
  /// How many bytes keys and values hold after a change, counted as the API server counts them.
  func size(replacing changed: String, by text: [UInt8]) -> Int {
    var size = 0
    for (key, value) in data where key != changed { size += key.utf8.count + value.utf8.count }
    for (key, value) in binaryData where key != changed {
      size += key.utf8.count + value.utf8.count / 4 * 3
    }
    return size + changed.utf8.count + text.count
  }
}
