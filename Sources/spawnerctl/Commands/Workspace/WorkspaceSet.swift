import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.Workspace {
  /// `workspace set`: parts of the workspace volume, or all of it.
  struct Set: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "set",
      abstract: "Change the workspace volume; what is not named stays as it is",
      discussion: """
        With --from the whole volume is replaced, which asks for confirmation unless --yes is \
        given. {notebook-name} in the name of a new claim becomes the notebook's name.

        Example:
          spawnerctl workspace set --size 20Gi --class fast
        """
    )

    @OptionGroup var volume: VolumeOptions

    @OptionGroup var options: EditOptions

    var asksFirst: Bool { volume.from != nil }

    func validate() throws {
      if volume.isEmpty { throw ValidationError("Say what to change, such as --size 20Gi.") }
      try options.source.files.refuseSharedInput(with: volume.from)
    }

    func edit(in context: CommandContext) throws -> SpawnerEdit {
      if let file = volume.from { return .replaceWorkspace(try context.value(inFile: file)) }
      return .setWorkspace(volume.workspaceChange)
    }
  }
}
