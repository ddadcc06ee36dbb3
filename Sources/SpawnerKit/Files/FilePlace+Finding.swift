import YAMLEdit

extension FilePlace {
  /// Finds the configuration in a file.
  ///
  /// - Parameters:
  ///   - stream: The file.
  ///   - selector: Which ConfigMap and key are meant when there are several.
  ///   - path: Where it is said to be.
  /// - Returns: The place; nil where the file is the configuration itself.
  /// - Throws: ``SpawnerError`` when several places fit, or none where one was named.
  static func find(
    in stream: DocumentStream,
    selector: InstallationSelector,
    at path: YAMLPath?
  ) throws(SpawnerError) -> FilePlace? {
    let finder = PlaceFinder(stream: stream, key: selector.key ?? ConfigurationMount.fileName)
    if let path { return try named(path, finder) }
    if let place = try ofManifest(in: stream, selector: selector) { return place }
    if stream.documents.contains(where: { $0.root?[PlaceFinder.mark] != nil }) { return nil }
    let places = finder.places()
    guard let place = places.first else {
      if let file = finder.generatorFiles().first { throw SpawnerError(elsewhere: file) }
      let patches = finder.patchFiles()
      if !patches.isEmpty { throw SpawnerError(patchedFrom: patches) }
      return nil
    }
    guard places.count == 1 else {
      throw SpawnerError(
        .ambiguousPath,
        "the file holds \(places.count) configurations, one must be chosen",
        among: places
      )
    }
    return place
  }

  /// The place that a path leads to.
  private static func named(
    _ path: YAMLPath,
    _ finder: PlaceFinder
  ) throws(SpawnerError) -> FilePlace? {
    let documents = finder.stream.documents
    // Beside other keys the path tells the mapping from the whole file.
    let isBare = documents.contains { document in
      document.value[PlaceFinder.mark] != nil
        && (path == .root
          || path == YAMLPath([.key(PlaceFinder.mark)]) && document.value.mapping?.count == 1)
    }
    if isBare { return nil }
    let places = finder.places()
    let fitting = places.filter { $0.answers(to: path) }
    if let place = fitting.first, fitting.count == 1 { return place }
    if fitting.count > 1 {
      throw SpawnerError(
        .ambiguousPath,
        "\(fitting.count) documents of the file have a configuration at '\(path)'",
        among: []
      )
    }
    for (index, document) in documents.enumerated() {
      guard case .string? = document.value(at: path) else { continue }
      return FilePlace(
        layers: [FileLayer(stream: finder.stream, document: index, path: path)],
        path: path,
        shape: .embedded(.text, path: path, document: index)
      )
    }
    throw SpawnerError(
      .noSuchPlace,
      "expected a text or '\(PlaceFinder.mark)' at '\(path)', found neither",
      among: places
    )
  }
}

extension SpawnerError {
  /// A place that could not be told.
  fileprivate init(_ code: Code, _ message: String, among places: [FilePlace]) {
    self.init(code, message)
    candidates = places.map { "--at \"\($0.path)\"" }
  }

  /// The configuration can only stand in files with patches.
  fileprivate init(patchedFrom files: [String]) {
    let names = files.map { "'\($0)'" }.joined(separator: ", ")
    self.init(
      .elsewhere,
      "the file holds no configuration itself, it takes patches from \(names)"
    )
  }

  /// The configuration stands in another file, which a generator reads.
  fileprivate init(elsewhere file: String) {
    self.init(
      .elsewhere,
      "the file holds no configuration itself, its configMapGenerator reads it from '\(file)'"
    )
  }
}
