import YAMLEdit

extension FilePlace {
  /// One ConfigMap of a manifest file.
  struct Manifest {
    let stream: DocumentStream
    let document: Int
    let path: YAMLPath
    let name: String
    let value: YAMLValue

    func keys(_ field: String) -> [String] {
      value[field]?.mapping?.keys.compactMap(\.string) ?? []
    }

    /// The place of a key; nil where this ConfigMap has no such key.
    func place(of key: String) -> FilePlace? {
      for field in ["data", "binaryData"] where keys(field).contains(key) {
        let path = path.appending(field).appending(key)
        var layer = FileLayer(stream: stream, document: document, path: path)
        layer.form = field == "data" ? .text : .base64
        return FilePlace(
          layers: [layer],
          path: path,
          shape: .manifest(configMap: name, key: key, document: document)
        )
      }
      return nil
    }
  }

  /// Finds the configuration in a file of manifests; nil where the file has no ConfigMap.
  static func ofManifest(
    in stream: DocumentStream,
    selector: InstallationSelector
  ) throws(SpawnerError) -> FilePlace? {
    let manifests = configMaps(in: stream)
    guard !manifests.isEmpty else { return nil }
    let named = manifests.filter { selector.configMap == nil || $0.name == selector.configMap }
    let key = selector.key ?? ConfigurationMount.fileName
    let places = named.compactMap { $0.place(of: key) }
    guard let place = places.first else { throw missing(key, named: named, among: manifests) }
    guard places.count == 1 else { throw ambiguous(places, key) }
    return place
  }

  /// All ConfigMaps of a file, also those in a List.
  static func configMaps(in stream: DocumentStream) -> [Manifest] {
    stream.documents.enumerated().flatMap { index, document -> [Manifest] in
      // A file of another kind need not be made a value of to see that it is.
      guard ["ConfigMap", "List"].contains(document.root?["kind"]?.value.string) else { return [] }
      let value = document.value
      var found: [(path: YAMLPath, value: YAMLValue)] = [(.root, value)]
      if value["kind"]?.string == "List" {
        found += (value["items"]?.sequence ?? []).enumerated().map {
          (YAMLPath.root.appending("items").appending($0.offset), $0.element)
        }
      }
      return found.filter { $0.value["kind"]?.string == "ConfigMap" }.map {
        Manifest(
          stream: stream,
          document: index,
          path: $0.path,
          name: $0.value["metadata"]?["name"]?.string ?? "",
          value: $0.value
        )
      }
    }
  }

  private static func missing(
    _ key: String,
    named: [Manifest],
    among all: [Manifest]
  ) -> SpawnerError {
    guard let manifest = named.first else {
      var error = SpawnerError(.notFound, "the file has no ConfigMap of the name asked for")
      error.candidates = all.map { "ConfigMap '\($0.name)'" }
      return error
    }
    let keys = (manifest.keys("data") + manifest.keys("binaryData")).sorted()
    let found = keys.isEmpty ? "no keys" : keys.map { "'\($0)'" }.joined(separator: ", ")
    var error = SpawnerError(
      .notFound,
      "ConfigMap '\(manifest.name)' has no key '\(key)', found \(found)"
    )
    error.candidates = keys.map { "key '\($0)'" }
    return error
  }

  private static func ambiguous(_ places: [FilePlace], _ key: String) -> SpawnerError {
    var error = SpawnerError(
      .ambiguous,
      "\(places.count) ConfigMaps in the file have the key '\(key)', one must be chosen"
    )
    error.candidates = places.map(\.words)
    return error
  }
}
