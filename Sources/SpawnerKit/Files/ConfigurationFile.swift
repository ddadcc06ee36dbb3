import SpawnerConfig
public import YAMLEdit

/// A file that holds the configuration: bare, or somewhere inside.
///
/// That is a ConfigMap manifest, a patch or a generator of kustomize, or the values of a Helm chart
/// or of deployKF.
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
    /// Something else holds it, at this path of the document of this index; the path leads through
    /// texts that hold YAML themselves.
    case embedded(Holder, path: YAMLPath, document: Int)
  }

  /// What can hold the configuration beside a ConfigMap.
  public enum Holder: Hashable, Sendable {
    /// A patch: operations of JSON patch, or a ConfigMap in a kustomization.
    case patch
    /// A literal of a ConfigMap generator in a kustomization.
    case generator
    /// A mapping under the key `spawnerFormDefaults`.
    case values
    /// A text in another file.
    case text
  }

  /// How the file holds the configuration.
  public let shape: Shape
  /// The file's bytes.
  public let bytes: [UInt8]
  /// The configuration's bytes; below a mapping those of its lines, moved to the left edge.
  public let text: [UInt8]
  let place: FilePlace?
  /// The configuration as it was read when a place in the file was looked for; nil where it must
  /// be read.
  let document: SpawnerDocument?
  private let selector: InstallationSelector
  private let path: YAMLPath?
}

extension ConfigurationFile {
  /// Opens a file.
  ///
  /// A file in which no place for a configuration is found is taken for the configuration itself,
  /// so that what is wrong with it can be said.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - selector: Which ConfigMap and key are meant when there are several.
  ///   - path: Where in the file the configuration stands, when it stands at several places: the
  ///     path to `spawnerFormDefaults`, to the mapping that has this key, or to a text.
  /// - Throws: ``SpawnerError`` with code `ambiguous` or `ambiguousPath` when several places fit,
  ///   `notFound` or `noSuchPlace` when the one that is named is not there, `elsewhere` when the
  ///   file only names the one with the configuration, `template` for a template, `unsuitable` for
  ///   a mapping that cannot be taken for itself.
  public init(
    _ bytes: [UInt8],
    selector: InstallationSelector = InstallationSelector(),
    at path: YAMLPath? = nil
  ) throws(SpawnerError) {
    self.bytes = bytes
    self.selector = selector
    self.path = path
    let stream = DocumentStream(readable: bytes)
    guard let stream,
      let place = try FilePlace.find(in: stream, selector: selector, at: path)?.opened()
    else {
      if let action = TemplateAction(inForm: bytes) { throw SpawnerError(template: action) }
      shape = .bare
      text = bytes
      self.place = nil
      let documents = stream?.documents ?? []
      document = documents.count == 1 ? SpawnerDocument(document: documents[0]) : nil
      return
    }
    shape = place.shape
    text = try place.text()
    self.place = place
    document = nil
    if place.layers.last?.form != .mapping, let action = TemplateAction(inForm: text) {
      var error = SpawnerError(template: action)
      error.location = place.location(of: action.location)
      throw error
    }
  }

  /// The same file after a change of the configuration in it.
  func changed(to newBytes: [UInt8]) throws(SpawnerError) -> ConfigurationFile {
    // Places in a bare file are those in the configuration.
    try place == nil ? self : ConfigurationFile(newBytes, selector: selector, at: path)
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

  /// The configuration as it would be read from the file after it was put there.
  ///
  /// Below a mapping, what stands above the key is not part of it.
  ///
  /// - Parameter newText: The configuration's bytes.
  /// - Returns: The bytes that ``text`` would be.
  /// - Throws: ``SpawnerError`` as ``replacing(_:)`` does.
  public func fitting(_ newText: [UInt8]) throws(SpawnerError) -> [UInt8] {
    guard place != nil else { return newText }
    return try changed(to: replacing(newText)).text
  }

  /// Where in the file a place of the configuration is.
  ///
  /// - Parameter inner: A place in the configuration.
  /// - Returns: The place in the file, for messages.
  public func location(of inner: SourceLocation) -> SourceLocation {
    place?.location(of: inner) ?? inner
  }
}
