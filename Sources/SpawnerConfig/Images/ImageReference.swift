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
      let parts = try ImageReferenceParser(text).parse()
      registry = parts.registry
      repository = parts.repository
      tag = parts.tag
      digest = parts.digest
      description = text
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
}
