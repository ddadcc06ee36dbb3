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

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      try volume.specifications(in: context).map { .addVolume($0) }
    }
  }
}
