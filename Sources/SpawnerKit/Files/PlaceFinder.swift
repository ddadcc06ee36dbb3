import SpawnerConfig
import YAMLEdit

/// Looks through a file for places where a configuration stands: patches, generators, values.
struct PlaceFinder {
  let stream: DocumentStream
  /// The data key of a ConfigMap.
  let key: String
  /// The way from the file to this text; empty for the file itself.
  var layers: [FileLayer] = []
  /// The same way as a path.
  var path = YAMLPath.root

  /// How many texts may lie inside each other.
  private static let maximumDepth = 4
  /// The one key by which a configuration is known.
  static let mark = "spawnerFormDefaults"

  /// Every place there is, in the order of the file.
  func places() -> [FilePlace] {
    stream.documents.indices.flatMap { index -> [FilePlace] in
      guard let root = stream.documents[index].root else { return [] }
      if let operations = patchOperations(root, index) { return operations }
      var places = namedPlaces(root, index)
      visit(root, at: .root, in: index, &places)
      return places
    }
  }

  /// The places that are known by the names around them, whatever their text is.
  private func namedPlaces(_ root: Node, _ index: Int) -> [FilePlace] {
    let manifests = FilePlace.configMaps(in: stream).filter { $0.document == index }
    return manifests.compactMap { $0.place(of: key) }.map { nested($0) }
      + generatorLiterals(root, index)
  }

  /// Adds the places below a node.
  private func visit(_ node: Node, at here: YAMLPath, in index: Int, _ found: inout [FilePlace]) {
    switch node.kind {
    case .mapping:
      for entry in node.entries {
        guard let name = entry.key.value.string else { continue }
        let path = here.appending(name)
        if name == Self.mark, entry.value.target.kind == .mapping {
          found.append(place(FileLayer(stream, index, path, .mapping), .values))
        } else {
          visit(entry.value, at: path, in: index, &found)
        }
      }
    case .sequence:
      for (position, item) in node.items.enumerated() {
        visit(item, at: here.appending(position), in: index, &found)
      }
    case .scalar: found += texts(node, FileLayer(stream, index, here, .text), besides: found)
    case .alias: break
    }
  }

  /// The places in a text: all of it, or those further inside.
  private func texts(
    _ node: Node,
    _ layer: FileLayer,
    besides found: [FilePlace]
  ) -> [FilePlace] {
    guard let text = node.text, text.contains(Self.mark) else { return [] }
    let path = YAMLPath(path.steps + layer.path.steps)
    guard !found.contains(where: { $0.path == path }) else { return [] }
    let bytes = Array(text.utf8)
    if Self.isConfiguration(bytes) { return [place(layer, isPatch ? .patch : .text)] }
    guard layers.count < Self.maximumDepth, let inner = DocumentStream(readable: bytes) else {
      return []
    }
    return PlaceFinder(stream: inner, key: key, layers: layers + [layer], path: path).places()
  }

  /// Whether the text that is looked through is itself a patch in a kustomization.
  private var isPatch: Bool {
    guard let outermost = layers.first else { return false }
    return outermost.stream.documents[outermost.document].value.isKustomization
  }

  /// Whether a text is a configuration, be it one that cannot be read.
  private static func isConfiguration(_ bytes: [UInt8]) -> Bool {
    do throws(YAMLError) {
      return try Document(bytes).value[mark] != nil
    } catch {
      return String(decoding: bytes, as: UTF8.self)
        .split(whereSeparator: \.isNewline).contains { $0.hasPrefix("\(mark):") }
    }
  }
}

// MARK: - Patches and generators

extension PlaceFinder {
  /// The places in a list of JSON patch operations; nil where the document is no such list.
  private func patchOperations(_ root: Node, _ index: Int) -> [FilePlace]? {
    guard root.kind == .sequence, !root.items.isEmpty,
      root.items.allSatisfy({ $0["op"]?.text != nil && $0["path"]?.text != nil })
    else { return nil }
    return root.items.enumerated().compactMap { position, operation -> FilePlace? in
      guard ["add", "replace"].contains(operation["op"]?.text) else { return nil }
      let value = YAMLPath.root.appending(position).appending("value")
      let target = Self.unescaped(operation["path"]?.text ?? "")
      switch target {
      case ["data", key]: return place(FileLayer(stream, index, value, .text), .patch)
      case ["binaryData", key]: return place(FileLayer(stream, index, value, .base64), .patch)
      case ["data"] where operation["value"]?[key] != nil:
        return place(FileLayer(stream, index, value.appending(key), .text), .patch)
      default:
        guard let text = operation["value"]?.text, Self.isConfiguration(Array(text.utf8)) else {
          return nil
        }
        return place(FileLayer(stream, index, value, .text), .patch)
      }
    }
  }

  /// The steps of a JSON pointer: `~1` stands for a slash, `~0` for a tilde.
  private static func unescaped(_ pointer: String) -> [String] {
    pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map {
      String($0).replacing("~1", with: "/").replacing("~0", with: "~")
    }
  }

  /// The literals of a generator that hold the file: `spawner_ui_config.yaml=…`.
  ///
  /// kustomize takes away quotes around the value.
  private func generatorLiterals(_ root: Node, _ index: Int) -> [FilePlace] {
    generatorArguments(root, "literals").compactMap { path, argument -> FilePlace? in
      guard argument.hasPrefix("\(key)=") else { return nil }
      let value = argument.dropFirst(key.count + 1)
      let isQuoted =
        value.count > 1 && value.first == value.last && (value.first == "'" || value.first == "\"")
      let form = FileLayer.Form.argument(
        prefix: key.utf8.count + (isQuoted ? 2 : 1),
        suffix: isQuoted ? 1 : 0
      )
      return place(FileLayer(stream, index, path, form), .generator)
    }
  }

  /// The files from which generators take the configuration, as they are written there.
  func generatorFiles() -> [String] {
    stream.documents.flatMap { document -> [String] in
      guard let root = document.root else { return [] }
      return generatorArguments(root, "files").compactMap { _, argument -> String? in
        if argument.hasPrefix("\(key)=") { return String(argument.dropFirst(key.count + 1)) }
        return argument.split(separator: "/").last.map { $0 == key } == true ? argument : nil
      }
    }
  }

  /// The files from which a kustomization takes patches, as they are written there.
  func patchFiles() -> [String] {
    stream.documents.flatMap { document -> [String] in
      let value = document.value
      guard value.isKustomization else { return [] }
      let named = ["patches", "patchesJson6902"].flatMap { value[$0]?.sequence ?? [] }
        .compactMap { $0["path"]?.string }
      let merged = (value["patchesStrategicMerge"]?.sequence ?? []).compactMap(\.string)
      return named + merged.filter { !$0.contains(where: \.isNewline) }
    }
  }

  /// What the ConfigMap generators of a kustomization list under a field.
  private func generatorArguments(
    _ root: Node,
    _ field: String
  ) -> [(path: YAMLPath, text: String)] {
    guard root.value.isKustomization, let generators = root["configMapGenerator"]?.target else {
      return []
    }
    return generators.items.enumerated().flatMap { position, generator in
      (generator[field]?.target.items ?? []).enumerated().compactMap { number, argument in
        argument.text.map { text in
          (
            YAMLPath.root.appending("configMapGenerator").appending(position).appending(field)
              .appending(number), text
          )
        }
      }
    }
  }
}

extension PlaceFinder {
  /// A place at the end of the way so far.
  private func place(
    _ layer: FileLayer,
    _ holder: ConfigurationFile.Holder
  ) -> FilePlace {
    let path = YAMLPath(path.steps + layer.path.steps)
    let document = layers.first?.document ?? layer.document
    return FilePlace(
      layers: layers + [layer],
      path: path,
      shape: .embedded(holder, path: path, document: document)
    )
  }

  /// A ConfigMap's place at the end of the way so far; inside another text it is a patch.
  private func nested(_ inner: FilePlace) -> FilePlace {
    guard let layer = inner.layers.first, !layers.isEmpty else { return inner }
    return place(layer, isPatch ? .patch : .text)
  }
}

extension FileLayer {
  fileprivate init(_ stream: DocumentStream, _ document: Int, _ path: YAMLPath, _ form: Form) {
    self.init(stream: stream, document: document, path: path, form: form)
  }
}

extension DocumentStream {
  /// The documents of a text; nil where it is not YAML at all.
  init?(readable bytes: [UInt8]) {
    do throws(YAMLError) { try self.init(bytes) } catch { return nil }
  }
}

extension YAMLValue {
  /// Whether a document tells kustomize what to build.
  fileprivate var isKustomization: Bool {
    guard mapping != nil else { return false }
    if let kind = self["kind"]?.string { return kind == "Kustomization" || kind == "Component" }
    return ["patches", "patchesStrategicMerge", "patchesJson6902", "configMapGenerator"]
      .contains { self[$0]?.sequence != nil }
  }
}
