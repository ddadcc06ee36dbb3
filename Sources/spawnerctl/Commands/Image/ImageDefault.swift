import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.Image {
  /// `image default`: what the form preselects.
  struct Default: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "default",
      abstract: "Choose the image the form preselects",
      discussion: """
        Example:
          spawnerctl image default registry.example.com/team/notebook:v1.0 --add
        """
    )

    @Argument(help: "An image reference as it is listed", completion: .listedImages)
    var image: String

    @OptionGroup(title: "Where in the form") var group: GroupOptions

    @Flag(help: "Add the image to the list if it is not there")
    var add = false

    @OptionGroup var options: EditOptions

    var alternatives: [SpawnerConfigError.Code: String] {
      [.imageNotListed: "image default \(image.shellQuoted) --add\(group.words)"]
    }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      [.setDefaultImage(image, in: group.group, addIfMissing: add)]
    }
  }
}
