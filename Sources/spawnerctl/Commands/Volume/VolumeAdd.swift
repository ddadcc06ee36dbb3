import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.Volume {
  /// `volume add`: a default data volume.
  struct Add: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Add default data volumes and wait until the form offers them",
      discussion: """
        {notebook-name} in the name of a new claim becomes the notebook's name. A file holds one \
        volume, or a list of them, as they stand at dataVolumes.value.

        Example, a fresh 10 GiB claim for each notebook:
          spawnerctl volume add --mount /home/jovyan/data \\
            --new-claim '{notebook-name}-data' --size 10Gi
        """
    )

    @OptionGroup(title: "What is added") var volume: VolumeOptions

    @OptionGroup var options: EditOptions

    func validate() throws {
      try volume.requireSource()
      try options.source.files.refuseSharedInput(with: volume.from)
      if volume.from == nil && volume.mount == nil {
        throw ValidationError("Say where the volume is mounted: --mount PATH.")
      }
    }

    /// None for several volumes: some may have been there before, and are not to be removed.
    func undoCommand(for edits: [SpawnerEdit]) -> String? {
      guard case .addVolume(let volume)? = edits.first, edits.count == 1 else { return nil }
      return "volume remove \(volume.claimName.shellQuoted)"
    }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      try volume.specifications(in: context).map { .addVolume($0) }
    }
  }
}
