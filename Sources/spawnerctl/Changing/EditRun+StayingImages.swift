import SpawnerConfig
import SpawnerKit

extension EditRun {
  /// That images stay where they are, with the command that moves each.
  ///
  /// - Parameters:
  ///   - review: What there is to know about the change.
  ///   - context: The surroundings, for the name of the program.
  /// - Returns: One warning for each image: somebody wanted it elsewhere.
  func remarks(about review: ChangeReview, in context: CommandContext) -> [Remark] {
    review.stayingImages.map { image in
      .warning(
        "image '\(image.reference)' is listed in \(image.group.rawValue) already, at position "
          + "\(image.position), and stays there; to move it: \(context.programName) "
          + "\(image.moveCommand)\(options.source.words)"
      )
    }
  }
}

extension StayingImage {
  /// The command that puts the image where it was wanted.
  fileprivate var moveCommand: String {
    let place: [String] =
      switch wanted {
      case .first: ["--first"]
      case .last: []
      case .before(let anchor): ["--before", anchor]
      case .after(let anchor): ["--after", anchor]
      }
    let groupWords = group == .jupyter ? [] : ["--group", group.rawValue]
    return (["image", "move", reference] + place + groupWords).map(\.shellQuoted)
      .joined(separator: " ")
  }
}
