import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.Volume {
  /// `volume add`: a default data volume.
  struct Add: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Add a default data volume and wait until the form offers it",
      discussion: """
        {notebook-name} in the name of a new claim becomes the notebook's name. FILE holds one \
        volume in the form's own YAML.

        Example, a fresh 10 GiB claim for each notebook:
          spawnerctl volume add --mount /home/jovyan/data \
        --new-claim '{notebook-name}-data' --size 10Gi
        """
    )

    @OptionGroup var volume: VolumeOptions

    @OptionGroup var options: EditOptions

    func validate() throws {
      try volume.requireSource()
      if volume.from == nil && volume.mount == nil {
        throw ValidationError("Say where the volume is mounted: --mount PATH.")
      }
    }

    var undoCommand: String? {
      (volume.claim ?? volume.newClaim).map { "volume remove '\($0)'" }
    }

    func edit(in context: CommandContext) throws -> SpawnerEdit {
      .addVolume(try volume.specification(in: context))
    }
  }
}
