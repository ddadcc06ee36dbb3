import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.Image {
  /// `image replace`: another image in the place of one.
  struct Replace: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "replace",
      abstract: "Put another image, such as a newer tag, in the place of a listed one",
      discussion: """
        Place, comments and quoting stay; if the old image is the default, the new one becomes it.

        Example:
          spawnerctl image replace registry.example.com/team/notebook:v1.0 \\
            registry.example.com/team/notebook:v1.1
        """
    )

    @Argument(help: "The listed image", completion: .listedImages)
    var old: String

    @Argument(help: "The image to list in its place")
    var new: String

    @OptionGroup(title: "Where in the form") var group: GroupOptions

    @OptionGroup var options: EditOptions

    var alternatives: [SpawnerConfigError.Code: String] {
      [.imageAlreadyListed: "image remove \(old.shellQuoted)\(group.words)"]
    }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      [.replaceImage(old, with: new, in: group.group)]
    }
  }
}
