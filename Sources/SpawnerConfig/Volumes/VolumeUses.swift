internal import YAMLEdit

/// Which mounts and claim names are taken, and by what.
///
/// Two volumes of one pod may share neither. A data volume takes two mounts: the one written,
/// which older forms use, and the one that forms since Kubeflow 1.7 put in its place.
struct VolumeUses {
  /// One volume that takes mounts and a claim name.
  fileprivate struct Use {
    var owner: String
    var location: SourceLocation?
    var mount: String?
    var effectiveMount: String?
    var claim: String?
  }

  private var outside: [Use] = []
  private var data: [Use] = []

  init(in spawner: SpawnerDocument) {
    data = spawner.volumes().map { row in
      let position = row.position ?? 0
      let path = VolumeList.valuePath.appending(position - 1)
      return Use(row, owner: "data volume \(position)", location: spawner.location(at: path))
    }
    if let workspace = spawner.workspace() {
      let location = spawner.location(at: Workspace.valuePath)
      outside.append(Use(workspace, owner: "the workspace volume", location: location))
    }
    if Self.hasSharedMemory(spawner.defaults) {
      let location = spawner.location(at: .section("shm").appending("value"))
      let shm = "/dev/shm"
      outside.append(
        Use(owner: "shared memory", location: location, mount: shm, effectiveMount: shm)
      )
    }
  }

  /// The form switches shared memory on where the section is absent.
  static func hasSharedMemory(_ defaults: YAMLValue) -> Bool {
    guard let value = defaults["shm"]?["value"] else { return defaults["shm"] == nil }
    return value.isTrueInBackend
  }

  /// Checks one more data volume against all that is there.
  func requireFree(_ volume: VolumeSpecification) throws(SpawnerConfigError) {
    try requireFree(Use(volume), among: outside + data, at: .root)
  }

  /// Checks a new list of data volumes against the rest of the file and against itself.
  func requireDistinct(_ volumes: [VolumeSpecification]) throws(SpawnerConfigError) {
    var taken = outside
    for (index, volume) in volumes.enumerated() {
      var use = Use(volume)
      use.owner = "item \(index + 1) of the list"
      try requireFree(use, among: taken, at: YAMLPath([.index(index)]))
      taken.append(use)
    }
  }

  /// Checks a workspace volume against the data volumes and shared memory.
  func requireFree(workspace: VolumeSpecification) throws(SpawnerConfigError) {
    var use = Use(workspace)
    use.effectiveMount = use.mount
    let others = outside.filter { $0.owner == "shared memory" } + data
    try requireFree(use, among: others, at: .root)
  }

  private func requireFree(
    _ new: Use,
    among others: [Use],
    at path: YAMLPath
  ) throws(SpawnerConfigError) {
    for other in others {
      if let claim = new.claim, claim == other.claim {
        throw SpawnerConfigError(
          .claimAlreadyUsed,
          "claim '\(claim)' is used by \(other.owner) already",
          at: .init(path: path, location: other.location)
        )
      }
      if let mount = new.sharedMount(with: other) {
        throw SpawnerConfigError(
          .mountAlreadyUsed,
          "mount '\(mount)' is used by \(other.owner) already",
          at: .init(path: path.appending("mount"), location: other.location)
        )
      }
    }
  }
}

extension VolumeUses.Use {
  fileprivate init(_ row: ListedVolume, owner: String, location: SourceLocation?) {
    self.init(
      owner: owner,
      location: location,
      mount: row.mount,
      effectiveMount: row.effectiveMount,
      claim: row.claim ?? row.newClaim
    )
  }

  fileprivate init(_ volume: VolumeSpecification) {
    self.init(
      owner: "",
      mount: volume.mount,
      effectiveMount: "/home/jovyan/\(volume.claimName)",
      claim: volume.claimName
    )
  }

  /// A path that both take, in old forms or in new ones.
  fileprivate func sharedMount(with other: Self) -> String? {
    if let mount, let taken = other.mount, Self.isSame(mount, taken) { return mount }
    guard let effectiveMount, let taken = other.effectiveMount else { return nil }
    return Self.isSame(effectiveMount, taken) ? effectiveMount : nil
  }

  /// Compares paths as directories: doubled and final slashes do not count.
  private static func isSame(_ left: String, _ right: String) -> Bool {
    left.split(separator: "/") == right.split(separator: "/")
  }
}
