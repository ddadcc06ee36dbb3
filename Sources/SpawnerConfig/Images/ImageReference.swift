/// The name of a container image: registry, repository, tag and digest.
///
/// Follows the grammar that container runtimes use, so a text that is taken here is not refused
/// later with `InvalidImageName`.
///
/// ```swift
/// let image = try ImageReference(parsing: "registry.example:5000/team/lab:v2")
/// image.registry    // "registry.example:5000"
/// image.repository  // "team/lab"
/// ```
public struct ImageReference: Hashable, Sendable, CustomStringConvertible {
  /// Host and port, or `nil` where the runtime's own default registry is meant.
  public let registry: String?
  /// The path within the registry.
  public let repository: String
  /// The text after the colon, without it.
  public let tag: String?
  /// Algorithm and hexadecimal digits: `sha256:…`.
  public let digest: String?
  /// The reference as it was written.
  public let description: String

  /// Reads an image reference.
  ///
  /// - Parameter text: The whole reference; blanks around it are not accepted.
  /// - Throws: ``SpawnerConfigError`` with code `invalidImage`, naming the character (counted
  ///   from 1) and what was expected there.
  public init(parsing text: String) throws(SpawnerConfigError) {
    do throws(ImageReferenceProblem) {
      self = try Self.reading(text).get()
    } catch {
      throw SpawnerConfigError(
        .invalidImage,
        """
        '\(text)' is not an image reference: character \(error.position): \
        expected \(error.expected), found \(error.found)
        """
      )
    }
  }

  /// Reads an image reference, or tells what is wrong with it without the words around.
  static func reading(_ text: String) -> Result<ImageReference, ImageReferenceProblem> {
    Result { () throws(ImageReferenceProblem) in
      try ImageReference(ImageReferenceParser(text).parse(), description: text)
    }
  }

  private init(_ parts: ImageReferenceParser.Parts, description: String) {
    registry = parts.registry
    repository = parts.repository
    tag = parts.tag
    digest = parts.digest
    self.description = description
  }
}
