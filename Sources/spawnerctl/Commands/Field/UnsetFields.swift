import ArgumentParser
import SpawnerConfig

extension SpawnerCtl {
  /// `unset`: takes fields away.
  struct UnsetFields: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "unset",
      abstract: "Remove fields of the form by their paths",
      discussion: """
        A field that is not there is no change; one that the form cannot do without is not \
        removed. Asks for confirmation unless --yes is given.

        Example:
          spawnerctl unset workspaceVolume.value.newPvc.spec.storageClassName
          spawnerctl unset 'image.options[registry.example.com/lab:v1]' --yes
        """
    )

    @Argument(
      help: ArgumentHelp("A path such as shm.readOnly or image.options[2]", valueName: "path"),
      completion: .fieldPaths
    )
    var paths: [String]

    @OptionGroup var options: EditOptions

    var asksFirst: Bool { true }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      [.fields(.unset(try paths.map { try FieldPath(parsing: $0) }))]
    }
  }
}
