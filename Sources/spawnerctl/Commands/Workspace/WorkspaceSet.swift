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

    @OptionGroup(title: "What is changed") var volume: VolumeOptions

    @OptionGroup var options: EditOptions

    var asksFirst: Bool { volume.from != nil }

    func validate() throws {
      if volume.isEmpty { throw ValidationError("Say what to change, such as --size 20Gi.") }
      try options.source.files.refuseSharedInput(with: volume.from)
    }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      guard let file = volume.from else { return [.setWorkspace(volume.workspaceChange)] }
      let volumes = try context.volumes(inFile: file).volumes
      guard let volume = volumes.first, volumes.count == 1 else {
        let count = volumes.isEmpty ? "none" : "\(volumes.count)"
        let error = CommandError(.volumeCount, "expected one volume, found \(count)")
        throw FileContentError(path: file, cause: error)
      }
      return [.replaceWorkspace(volume.value)]
    }
  }
}
