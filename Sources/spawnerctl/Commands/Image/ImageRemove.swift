import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.Image {
  /// `image remove`: images out of a list.
  struct Remove: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Remove images from a list",
      discussion: """
        Running notebooks keep their image. The default can be removed only together with \
        --new-default. Asks for confirmation unless --yes is given.

        Example:
          spawnerctl image remove registry.example.com/team/notebook:v0.9 --yes
        """
    )

    @Argument(help: "Image references as they are listed", completion: .listedImages)
    var images: [String]

    @OptionGroup(title: "Where in the form") var group: GroupOptions

    @Option(
      help: ArgumentHelp("The image the form preselects from now on", valueName: "image"),
      completion: .listedImages
    )
    var newDefault: String?

    @OptionGroup var options: EditOptions

    var asksFirst: Bool { true }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      [.removeImages(images, from: group.group, newDefault: newDefault)]
    }
  }
}
