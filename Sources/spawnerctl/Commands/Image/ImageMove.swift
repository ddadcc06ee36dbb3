import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.Image {
  /// `image move`: another place in the list.
  struct Move: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "move",
      abstract: "Move an image to another place in its list",
      discussion: """
        Example:
          spawnerctl image move registry.example.com/team/notebook:v1.0 --first
        """
    )

    @Argument(help: "An image reference as it is listed", completion: .listedImages)
    var image: String

    @OptionGroup(title: "Where in the form") var group: GroupOptions

    @OptionGroup(title: "Where in the form") var position: PositionOptions

    @OptionGroup var options: EditOptions

    func validate() throws {
      if position.position == nil {
        throw ValidationError("Say where to: --first, --before IMAGE or --after IMAGE.")
      }
    }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      [.moveImage(image, in: group.group, to: position.position ?? .last)]
    }
  }
}
