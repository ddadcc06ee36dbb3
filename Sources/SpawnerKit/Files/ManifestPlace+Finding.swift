import YAMLEdit

extension ManifestPlace {
  /// One ConfigMap of a manifest file.
  private struct Manifest {
    let stream: DocumentStream
    let document: Int
    let path: YAMLPath
    let name: String
    let value: YAMLValue

    func keys(_ field: String) -> [String] {
      value[field]?.mapping?.keys.compactMap(\.string) ?? []
    }

    /// The place of a key; nil where this ConfigMap has no such key.
    func place(of key: String) -> ManifestPlace? {
      for field in ["data", "binaryData"] where keys(field).contains(key) {
        return ManifestPlace(
          stream: stream,
          document: document,
          path: path.appending(field).appending(key),
          configMap: name,
          key: key,
          isBinary: field == "binaryData"
        )
      }
      return nil
    }
  }

  /// The documents of a file; nil where it is not YAML at all, a bare file whose errors the caller
  /// tells.
  static func documents(in bytes: [UInt8]) -> DocumentStream? {
    do throws(YAMLError) { return try DocumentStream(bytes) } catch { return nil }
  }

  /// Finds the configuration in a manifest file; nil where the file is no manifest.
  static func find(
    in stream: DocumentStream,
    selector: InstallationSelector
  ) throws(SpawnerError) -> ManifestPlace? {
    let manifests = configMaps(in: stream)
    guard !manifests.isEmpty else { return nil }
    let named = manifests.filter { selector.configMap == nil || $0.name == selector.configMap }
    let key = selector.key ?? ConfigurationMount.fileName
    let places = named.compactMap { $0.place(of: key) }
    guard let place = places.first else { throw missing(key, named: named, among: manifests) }
    guard places.count == 1 else { throw ambiguous(places) }
    return place
  }

  private static func configMaps(in stream: DocumentStream) -> [Manifest] {
    stream.documents.enumerated().flatMap { index, document -> [Manifest] in
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

  private static func ambiguous(_ places: [ManifestPlace]) -> SpawnerError {
    var error = SpawnerError(
      .ambiguous,
      "\(places.count) ConfigMaps in the file have the key '\(places[0].key)', one must be chosen"
    )
    error.candidates = places.map { "ConfigMap '\($0.configMap)'" }
    return error
  }
}
