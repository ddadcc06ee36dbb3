import ArgumentParser
import SpawnerConfig
import YAMLEdit

/// A volume described by flags, or by a file.
struct VolumeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Where the volume is mounted in the notebook", valueName: "path"))
  var mount: String?

  @Option(
    help: ArgumentHelp("An existing claim, in each profile's namespace", valueName: "name")
  )
  var claim: String?

  @Option(help: ArgumentHelp("A claim to be made for each notebook", valueName: "name"))
  var newClaim: String?

  @Option(help: "Size of a new claim, such as 10Gi")
  var size: String?

  @Option(
    name: .customLong("class"),
    help: "Storage class of a new claim; the cluster's default if left out"
  )
  var storageClass: String?

  @Option(
    name: .customLong("access-mode"),
    help: ArgumentHelp(
      "Access mode of a new claim: RWO (the default), ROX, RWX or RWOP; may be repeated",
      valueName: "mode"
    )
  )
  var accessModes: [AccessMode] = []

  @Option(
    help: ArgumentHelp(
      "A file with the volume in the form's own YAML; - is stdin",
      valueName: "file"
    ),
    completion: .file(extensions: ["yaml", "yml"])
  )
  var from: String?

  func validate() throws {
    if claim != nil && newClaim != nil {
      throw ValidationError("Give only one of --claim and --new-claim.")
    }
    if claim != nil && describesNewClaim {
      throw ValidationError("--size, --class and --access-mode describe a new claim, not --claim.")
    }
    if from != nil && (mount != nil || claim != nil || newClaim != nil || describesNewClaim) {
      throw ValidationError("--from describes whole volumes; leave out the other options.")
    }
  }

  /// Whether nothing was said at all.
  var isEmpty: Bool {
    mount == nil && claim == nil && newClaim == nil && from == nil && !describesNewClaim
  }

  private var describesNewClaim: Bool {
    size != nil || storageClass != nil || !accessModes.isEmpty
  }
}

extension VolumeOptions {
  /// Refuses options that leave open where the storage comes from.
  func requireSource() throws {
    if from == nil && claim == nil && newClaim == nil {
      throw ValidationError("Say what to mount: --claim NAME, --new-claim NAME or --from FILE.")
    }
    if newClaim != nil && size == nil {
      throw ValidationError("A new claim needs a size, such as --size 10Gi.")
    }
  }

  /// The volumes that the options, or the file, describe; at least one.
  ///
  /// - Throws: ``OptionError``, `FileError` or ``FileContentError`` that names what is wrong where.
  func specifications(in context: CommandContext) throws -> [VolumeSpecification] {
    guard let from else {
      do throws(SpawnerConfigError) {
        try specification.validate()
      } catch {
        throw OptionError(volume: error)
      }
      return [specification]
    }
    let (_, volumes) = try context.volumes(inFile: from)
    if volumes.isEmpty {
      let error = CommandError(.volumeCount, "expected at least one volume, found none")
      throw FileContentError(path: from, cause: error)
    }
    return volumes
  }

  /// The volume that the options describe.
  private var specification: VolumeSpecification {
    let source: VolumeSpecification.Source =
      if let claim {
        .existingClaim(name: claim, readOnly: nil)
      } else {
        .newClaim(
          name: newClaim ?? "",
          size: size ?? "",
          storageClass: storageClass,
          accessModes: accessModes.isEmpty ? [.readWriteOnce] : accessModes
        )
      }
    return VolumeSpecification(mount: mount ?? "", source: source)
  }

  /// The parts of the workspace volume that the options name.
  var workspaceChange: WorkspaceChange {
    var change = WorkspaceChange()
    change.mount = mount
    change.claim = claim
    change.newClaimName = newClaim
    change.size = size
    change.storageClass = storageClass
    change.accessModes = accessModes.isEmpty ? nil : accessModes
    return change
  }
}
