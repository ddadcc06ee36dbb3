public import YAMLEdit

/// A volume of the form in the shape that Kubeflow 1.5 and later read.
///
/// ```swift
/// let data = VolumeSpecification(
///   mount: "/home/jovyan/data",
///   source: .existingClaim(name: "data", readOnly: true)
/// )
/// let edit = SpawnerEdit.addVolume(data)
/// ```
public struct VolumeSpecification: Hashable, Sendable {
  /// Where the volume's storage comes from.
  public enum Source: Hashable, Sendable {
    /// A claim that must be there in every profile's namespace.
    case existingClaim(name: String, readOnly: Bool?)
    /// A claim that is made for each notebook; `{notebook-name}` in its name is filled in.
    ///
    /// Without a storage class the cluster's default class is used.
    case newClaim(
      name: String,
      size: String,
      storageClass: String?,
      accessModes: [AccessMode]
    )
  }

  /// The path in the notebook's container.
  public let mount: String
  /// Where the storage comes from.
  public let source: Source
  /// The value it was read from, which may say more (labels, annotations) and is kept whole.
  let written: YAMLValue?

  /// Describes a volume; nothing is checked before it is used or ``validate()`` is called.
  ///
  /// - Parameters:
  ///   - mount: An absolute path in the notebook's container.
  ///   - source: An existing claim or one to be made.
  public init(mount: String, source: Source) {
    self.mount = mount
    self.source = source
    written = nil
  }

  init(mount: String, source: Source, written: YAMLValue) {
    self.mount = mount
    self.source = source
    self.written = written
  }

  /// The volume as it is written to the file.
  public var value: YAMLValue {
    if let written { return written }
    switch source {
    case .existingClaim(let name, let readOnly):
      var claim: YAMLMapping = ["claimName": .string(name)]
      if let readOnly { claim["readOnly"] = .bool(readOnly) }
      return [
        "mount": .string(mount),
        "existingSource": ["persistentVolumeClaim": .mapping(claim)],
      ]
    case .newClaim(let name, let size, let storageClass, let accessModes):
      var spec: YAMLMapping = [:]
      if let storageClass { spec["storageClassName"] = .string(storageClass) }
      spec["resources"] = ["requests": ["storage": .string(size)]]
      spec["accessModes"] = .sequence(accessModes.map { .string($0.rawValue) })
      return [
        "mount": .string(mount),
        "newPvc": ["metadata": ["name": .string(name)], "spec": .mapping(spec)],
      ]
    }
  }

  /// The name of the claim, existing or to be made; it also names the volume in the pod.
  public var claimName: String {
    switch source {
    case .existingClaim(let name, _): name
    case .newClaim(let name, _, _, _): name
    }
  }
}
