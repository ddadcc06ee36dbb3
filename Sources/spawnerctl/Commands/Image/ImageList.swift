import ArgumentParser
import SpawnerConfig

extension SpawnerCtl.Image {
  /// `image list`: the images of all groups, or of one.
  struct List: SpawnerCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the images the form offers, with their default and the name users see",
      discussion: """
        Example, the images of one group as plain lines:
          spawnerctl image list --group jupyter -o name
        """
    )

    @Option(help: "Show only this image list")
    var group: ImageGroup?

    @OptionGroup var options: ReadOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
      let document = try await options.document(in: context)
      let images = document.images().filter { group == nil || $0.group == group }
      let text = try options.format.render(
        ImageListReport(images: images),
        name: images.map(\.reference)
      ) { TextRenderer.images($0.images) }
      context.output.text(text)
      let place = group.map { " in \($0.rawValue)" } ?? ""
      options.tell(isEmpty: images.isEmpty, "images\(place)", in: context)
      return .done
    }
  }
}

/// What `image list` reports.
struct ImageListReport: Encodable, Sendable {
  let images: [ListedImage]
}
