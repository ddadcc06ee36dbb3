import SpawnerConfig
public import YAMLEdit

/// A file that holds the configuration: bare, or inside a ConfigMap manifest.
///
/// ```swift
/// let file = try ConfigurationFile(bytes)
/// let edited = try file.replacing(newText)
/// ```
public struct ConfigurationFile: Sendable {
  /// How a file holds the configuration.
  public enum Shape: Hashable, Sendable {
    /// The file is the configuration.
    case bare
    /// A ConfigMap manifest holds it, in the document of this index, counted from 0.
    case manifest(configMap: String, key: String, document: Int)
  }

  /// How the file holds the configuration.
  public let shape: Shape
  /// The file's bytes.
  public let bytes: [UInt8]
  /// The configuration's bytes.
  public let text: [UInt8]
  let place: ManifestPlace?
  let selector: InstallationSelector
  /// The configuration as it was read when a manifest was looked for; nil where it must be read.
  let document: SpawnerDocument?
}

extension ConfigurationFile {
  /// Opens a file.
  ///
  /// A file with a ConfigMap that has the key is a manifest; any other file is taken for the
  /// configuration itself, so that what is wrong with it can be said.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - selector: Which ConfigMap and key are meant when there are several.
  /// - Throws: ``SpawnerError`` with code `ambiguous` when several ConfigMaps fit, `notFound` when
  ///   the one that is named, or its key, is not there.
  public init(
    _ bytes: [UInt8],
    selector: InstallationSelector = InstallationSelector()
  ) throws(SpawnerError) {
    self.bytes = bytes
    self.selector = selector
    let stream = ManifestPlace.documents(in: bytes)
    guard let stream, let place = try ManifestPlace.find(in: stream, selector: selector) else {
      shape = .bare
      text = bytes
      self.place = nil
      let documents = stream?.documents ?? []
      document = documents.count == 1 ? SpawnerDocument(document: documents[0]) : nil
      return
    }
    shape = .manifest(configMap: place.configMap, key: place.key, document: place.document)
    text = try place.text()
    self.place = place
    document = nil
  }

  /// Puts another configuration into the file; every other byte stays.
  ///
  /// - Parameter newText: The configuration's bytes.
  /// - Returns: The file's bytes.
  /// - Throws: ``SpawnerError`` with code `invalidResult` when the manifest cannot hold the text.
  public func replacing(_ newText: [UInt8]) throws(SpawnerError) -> [UInt8] {
    guard newText != text else { return bytes }
    return try place?.replacing(newText) ?? newText
  }

  /// Where in the file a place of the configuration is.
  ///
  /// - Parameter inner: A place in the configuration.
  /// - Returns: The place in the file, for messages.
  public func location(of inner: SourceLocation) -> SourceLocation {
    place?.location(of: inner) ?? inner
  }
}
