import YAMLEdit

/// Where in a file the configuration stands: the way to it, text by text.
struct FilePlace: Sendable {
  /// The steps, the outermost first; at least one.
  private(set) var layers: [FileLayer]
  /// The whole way in one, as `--at` names it.
  let path: YAMLPath
  /// How the file holds the configuration.
  let shape: ConfigurationFile.Shape

  /// What holds the configuration, for messages.
  var words: String {
    if case .manifest(let configMap, _, _) = shape { return "ConfigMap '\(configMap)'" }
    return "path '\(path)'"
  }

  init(layers: [FileLayer], path: YAMLPath, shape: ConfigurationFile.Shape) {
    self.layers = layers
    self.path = path
    self.shape = shape
  }

  /// Whether a path given by the user means this place: that of the key, or of what holds it.
  func answers(to path: YAMLPath) -> Bool {
    self.path == path || layers.last?.form == .mapping && self.path.parent == path
  }

  /// The same place with everything on the way to it at hand.
  func opened() throws(SpawnerError) -> FilePlace {
    var place = self
    for index in layers.indices {
      place.layers[index] = try explained(index) { () throws(YAMLError) in
        try layers[index].opened()
      }
    }
    return place
  }

  /// The configuration's bytes.
  func text() throws(SpawnerError) -> [UInt8] {
    guard let last = layers.last else { return [] }
    return try explained(layers.count - 1) { () throws(YAMLError) in try last.text() }
  }

  /// The file with another configuration in it.
  func replacing(_ newText: [UInt8]) throws(SpawnerError) -> [UInt8] {
    var text = newText
    for index in layers.indices.reversed() {
      text = try explained(index) { () throws(YAMLError) in try layers[index].replacing(text) }
    }
    return text
  }

  /// Where in the file a place of the configuration is.
  func location(of inner: SourceLocation) -> SourceLocation {
    layers.reversed().reduce(inner) { $1.location(of: $0) }
  }

  /// Tells the refusal of one step with its place in the file.
  private func explained<Result>(
    _ index: Int,
    _ body: () throws(YAMLError) -> Result
  ) throws(SpawnerError) -> Result {
    do throws(YAMLError) {
      return try body()
    } catch {
      let isShapeless = layers[index].form == .mapping && error.code != .editDiffers
      var failure = SpawnerError(
        isShapeless ? .unsuitable : .invalidResult,
        (isShapeless ? "" : "\(words): ") + error.relocated(to: nil).description,
        underlying: error
      )
      failure.location = error.location.map { place in
        layers[..<index].reversed().reduce(layers[index].outerLocation(of: place)) {
          $1.location(of: $0)
        }
      }
      throw failure
    }
  }
}
