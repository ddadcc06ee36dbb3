internal import YAMLEdit

/// Turns a wanted change of the workspace into single edits of its value.
struct WorkspaceDraft {
  /// One key to set or to take away, by its path within the workspace's value.
  enum Edit {
    case set(YAMLPath, YAMLValue)
    case remove(YAMLPath)

    func applied(to text: Document, at base: YAMLPath) throws(YAMLError) -> Document {
      switch self {
      case .set(let path, let value): try text.setting(value, at: path.inside(base))
      case .remove(let path): try text.removing(at: path.inside(base))
      }
    }
  }

  private let change: WorkspaceChange
  private let rules = VolumeRules(volume: .root)

  init(_ change: WorkspaceChange) throws(SpawnerConfigError) {
    self.change = change
    if let claim = change.claim, change.describesNewClaim {
      throw SpawnerConfigError(
        .invalidVolume,
        "expected either an existing claim or a new one, found '\(claim)' and parts of a new one"
      )
    }
    if let mount = change.mount { try rules.checkMount(mount) }
    if let claim = change.claim { try rules.checkExistingClaim(claim) }
    if let name = change.newClaimName { try rules.checkNewClaimName(name, isPrefix: false) }
    if let size = change.size { try rules.checkSize(size) }
    if let storageClass, !storageClass.isEmpty { try rules.checkStorageClass(storageClass) }
    if let modes = change.accessModes { try rules.checkAccessModes(modes) }
  }

  private var storageClass: String? { change.storageClass }

  // MARK: From nothing

  /// The workspace where there was none; what is not said is as in the stock file.
  func newVolume() throws(SpawnerConfigError) -> VolumeSpecification {
    let mount = change.mount ?? "/home/jovyan"
    if let claim = change.claim {
      return VolumeSpecification(
        mount: mount,
        source: .existingClaim(name: claim, readOnly: nil)
      )
    }
    return VolumeSpecification(mount: mount, source: try newClaim())
  }

  private func newClaim() throws(SpawnerConfigError) -> VolumeSpecification.Source {
    guard let size = change.size else {
      throw SpawnerConfigError(
        .invalidVolume,
        "expected a size for the workspace's new claim, found none"
      )
    }
    return .newClaim(
      name: change.newClaimName ?? "\(ClaimNameTemplate.placeholder)-workspace",
      size: size,
      storageClass: storageClass.flatMap { $0.isEmpty ? nil : $0 },
      accessModes: change.accessModes ?? [.readWriteOnce]
    )
  }

  // MARK: On what is there

  /// The edits that are needed; none where all is as wanted.
  func edits(on value: YAMLValue) throws(SpawnerConfigError) -> [Edit] {
    var edits: [Edit] = []
    if let mount = change.mount { edits += set("mount", .string(mount), in: value) }
    if let claim = change.claim {
      edits += existingClaimEdits(claim, on: value)
    } else if change.describesNewClaim {
      edits += try newClaimEdits(on: value)
    }
    return edits
  }

  private func existingClaimEdits(_ claim: String, on value: YAMLValue) -> [Edit] {
    let name: YAMLPath = "existingSource.persistentVolumeClaim.claimName"
    let old = value["existingSource"]?["persistentVolumeClaim"]
    if old?.mapping != nil { return set(name, .string(claim), old: old?["claimName"]) }
    var edits: [Edit] = [
      .set("existingSource", ["persistentVolumeClaim": ["claimName": .string(claim)]])
    ]
    if value["newPvc"] != nil { edits.append(.remove("newPvc")) }
    return edits
  }

  private func newClaimEdits(on value: YAMLValue) throws(SpawnerConfigError) -> [Edit] {
    guard let claim = value["newPvc"], claim.mapping != nil else {
      return try switchToNewClaim(from: value)
    }
    let spec = claim["spec"]
    var edits: [Edit] = []
    if let name = change.newClaimName {
      edits += set("newPvc.metadata.name", .string(name), old: claim["metadata"]?["name"])
    }
    if let size = change.size {
      let old = spec?["resources"]?["requests"]?["storage"]
      edits += set("newPvc.spec.resources.requests.storage", .string(size), old: old)
    }
    edits += storageClassEdits(old: spec?["storageClassName"])
    if let modes = change.accessModes {
      let value = YAMLValue.sequence(modes.map { .string($0.rawValue) })
      edits += set("newPvc.spec.accessModes", value, old: spec?["accessModes"])
    }
    return edits
  }

  private func storageClassEdits(old: YAMLValue?) -> [Edit] {
    let path: YAMLPath = "newPvc.spec.storageClassName"
    guard let storageClass else { return [] }
    if storageClass.isEmpty { return old == nil ? [] : [.remove(path)] }
    return set(path, .string(storageClass), old: old)
  }

  /// A new claim in place of an existing one must be named, so that nobody loses a shared home
  /// by changing a size.
  private func switchToNewClaim(from value: YAMLValue) throws(SpawnerConfigError) -> [Edit] {
    guard change.newClaimName != nil else {
      let name = value["existingSource"]?["persistentVolumeClaim"]?["claimName"]?.string
      let found = name.map { "the existing claim '\($0)'" } ?? "none"
      throw SpawnerConfigError(
        .invalidVolume,
        "expected a new claim in the workspace volume, found \(found)"
      )
    }
    let volume = VolumeSpecification(mount: "/", source: try newClaim())
    var edits: [Edit] = [.set("newPvc", volume.value["newPvc"] ?? .null)]
    if value["existingSource"] != nil { edits.append(.remove("existingSource")) }
    return edits
  }

  private func set(_ key: String, _ new: YAMLValue, in value: YAMLValue) -> [Edit] {
    set(YAMLPath([.key(key)]), new, old: value[key])
  }

  private func set(_ path: YAMLPath, _ new: YAMLValue, old: YAMLValue?) -> [Edit] {
    new == old ? [] : [.set(path, new)]
  }
}
