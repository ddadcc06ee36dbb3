import YAMLEdit

/// Where in a manifest file the configuration stands.
struct ManifestPlace: Sendable {
  /// The whole file.
  let stream: DocumentStream
  /// The index of the document that holds it, counted from 0.
  let document: Int
  /// The path of the text within that document.
  let path: YAMLPath
  /// The name of the ConfigMap.
  let configMap: String
  /// The data key.
  let key: String
  /// Whether the text stands in `binaryData`, as base64.
  let isBinary: Bool
}
