internal import YAMLEdit

extension VolumeSpecification {
  /// Checks every rule that can be judged from the volume alone.
  ///
  /// - Throws: ``SpawnerConfigError`` with code `invalidVolume`; its path starts at the volume.
  public func validate() throws(SpawnerConfigError) { try validate(at: .root) }

  func validate(at path: YAMLPath) throws(SpawnerConfigError) {
    let rules = VolumeRules(volume: path)
    try rules.checkMount(mount)
    switch source {
    case .existingClaim(let name, _):
      try rules.checkExistingClaim(name)
    case .newClaim(let name, let size, let storageClass, let accessModes):
      try rules.checkNewClaimName(name, isPrefix: isGeneratedName)
      try rules.checkSize(size)
      if let storageClass { try rules.checkStorageClass(storageClass) }
      try rules.checkAccessModes(accessModes)
    }
  }

  /// Whether Kubernetes appends its own letters to the new claim's name.
  var isGeneratedName: Bool {
    guard let metadata = written?["newPvc"]?["metadata"] else { return false }
    return (metadata["name"] ?? .null).isNull && metadata["generateName"] != nil
  }
}

/// The rules of the form and of Kubernetes for the fields of one volume.
struct VolumeRules {
  /// Where the volume stands, for messages.
  let volume: YAMLPath

  func checkMount(_ mount: String) throws(SpawnerConfigError) {
    let path = volume.appending("mount")
    guard mount.hasPrefix("/") else {
      throw error(at: path, "expected an absolute path", "'\(mount)'")
    }
    if mount.contains(":") {
      throw error(at: path, "expected a path without ':'", "'\(mount)'")
    }
    if let odd = mount.unicodeScalars.first(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      throw error(at: path, "expected a path without control characters", odd.codePoint)
    }
  }

  func checkExistingClaim(_ name: String) throws(SpawnerConfigError) {
    let claim = volume.appending("existingSource").appending("persistentVolumeClaim")
    guard !KubernetesName.isLabel(name) else { return }
    let isTemplate = ClaimNameTemplate(name).placeholderCount > 0
    throw error(
      at: claim.appending("claimName"),
      "expected a DNS label",
      isTemplate ? "'\(name)', which is filled in only for new claims" : "'\(name)'"
    )
  }

  func checkNewClaimName(_ name: String, isPrefix: Bool) throws(SpawnerConfigError) {
    let template = ClaimNameTemplate(name)
    let key = isPrefix ? "generateName" : "name"
    let path = volume.appending("newPvc").appending("metadata").appending(key)
    if let unknown = template.unknownPlaceholder {
      throw error(
        at: path,
        "expected no placeholder but '{notebook-name}'",
        "'\(unknown)' in '\(name)'"
      )
    }
    if template.placeholderCount > 1 {
      throw error(
        at: path,
        "expected '{notebook-name}' at most once",
        "it \(template.placeholderCount) times in '\(name)'"
      )
    }
    let result = template.shortestResult + (isPrefix ? "xxxxx" : "")
    if !KubernetesName.isLabel(result) {
      throw error(at: path, "expected a DNS label once filled in", "'\(name)'")
    }
  }

  func checkSize(_ text: String) throws(SpawnerConfigError) {
    let size = StorageSize(text)
    guard !size.isWholeGi else { return }
    throw error(
      at: spec.appending("resources").appending("requests").appending("storage"),
      "expected a whole number of Gi",
      size.wholeGi.map { "'\(text)', which is '\($0)'" } ?? "'\(text)'"
    )
  }

  func checkStorageClass(_ name: String) throws(SpawnerConfigError) {
    guard !KubernetesName.isSubdomain(name) else { return }
    throw error(
      at: spec.appending("storageClassName"),
      "expected the DNS name of a storage class, or no such key for the default class,",
      "'\(name)'"
    )
  }

  func checkAccessModes(_ modes: [AccessMode]) throws(SpawnerConfigError) {
    let path = spec.appending("accessModes")
    if modes.isEmpty { throw error(at: path, "expected an access mode", "none") }
    for (index, mode) in modes.enumerated() where modes[..<index].contains(mode) {
      throw error(at: path, "expected each access mode once", "'\(mode.rawValue)' again")
    }
  }

  private var spec: YAMLPath { volume.appending("newPvc").appending("spec") }

  private func error(
    at path: YAMLPath,
    _ expected: String,
    _ found: String
  ) -> SpawnerConfigError {
    SpawnerConfigError(
      .invalidVolume,
      "\(expected) at '\(path)', found \(found)",
      at: .init(path: path)
    )
  }
}
