import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.Volume {
  /// `volume set`: the whole list from a file.
  struct Set: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "set",
      abstract: "Replace the whole list of default data volumes",
      discussion: """
        FILE holds the list in the form's own YAML; - is stdin. Asks for confirmation unless \
        --yes is given.

        Example:
          spawnerctl volume set --from volumes.yaml --yes
        """
    )

    @Option(
      help: ArgumentHelp("The file that holds the list as YAML", valueName: "file"),
      completion: .file(extensions: ["yaml", "yml"])
    )
    var from: String

    @OptionGroup var options: EditOptions

    var asksFirst: Bool { true }

    func validate() throws {
      try options.source.files.refuseSharedInput(with: from)
    }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      [.setVolumes(try context.volumes(inFile: from).value)]
    }
  }
}
