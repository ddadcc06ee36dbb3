import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.Image {
  /// `image add`: images into a list.
  struct Add: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Add images to a list and wait until the form offers them",
      discussion: """
        An image that is listed already is no change. The images go to the end of the list \
        unless a place is named.

        Example:
          spawnerctl image add registry.example.com/team/notebook:v1.0 --default
        """
    )

    @Argument(help: "Image references, exactly as the form is to send them")
    var images: [String]

    @OptionGroup(title: "Where in the form") var group: GroupOptions

    @Flag(help: "Make it the image the form preselects")
    var `default` = false

    @OptionGroup(title: "Where in the form") var position: PositionOptions

    @OptionGroup var options: EditOptions

    func validate() throws {
      if `default` && images.count > 1 {
        throw ValidationError("--default takes a single image.")
      }
    }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      [
        .addImages(
          images,
          to: group.group,
          at: position.position ?? .last,
          makeDefault: `default`
        )
      ]
    }
  }
}
