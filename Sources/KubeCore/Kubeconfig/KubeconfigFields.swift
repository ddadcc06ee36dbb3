import YAMLEdit

/// The fields of one mapping in a kubeconfig, read with complaints that name the place.
struct KubeconfigFields {
  let mapping: YAMLMapping
  /// The file, and the entry where there is one.
  let place: String
  /// The folder of the file, from which relative paths count.
  let folder: String

  init(_ value: YAMLValue, place: String, folder: String) throws(KubeError) {
    guard let mapping = value.mapping else {
      throw KubeError(
        code: .kubeconfigBroken,
        message: "expected a mapping, found \(Self.noun(value))",
        place: place
      )
    }
    self.mapping = mapping
    self.place = place
    self.folder = folder
  }

  /// A text; missing, `null` and empty are the same to every client.
  func text(_ key: String) throws(KubeError) -> String? {
    guard let value = present(key) else { return nil }
    guard let text = Self.words(value) else { throw unexpected(key, "text", value) }
    return text.isEmpty ? nil : text
  }

  func secret(_ key: String) throws(KubeError) -> Secret? {
    try text(key).map { Secret($0) }
  }

  func flag(_ key: String) throws(KubeError) -> Bool {
    guard let value = present(key) else { return false }
    guard case .bool(let flag) = value else { throw unexpected(key, "true or false", value) }
    return flag
  }

  func texts(_ key: String) throws(KubeError) -> [String] {
    guard let value = present(key) else { return [] }
    guard let items = value.sequence else { throw unexpected(key, "a list", value) }
    var texts: [String] = []
    for item in items {
      guard let text = Self.words(item) else { throw unexpected(key, "a list of texts", item) }
      texts.append(text)
    }
    return texts
  }

  func fields(_ key: String) throws(KubeError) -> KubeconfigFields? {
    guard let value = present(key) else { return nil }
    guard value.mapping != nil else { throw unexpected(key, "a mapping", value) }
    return try KubeconfigFields(value, place: place, folder: folder)
  }

  func list(_ key: String) throws(KubeError) -> [KubeconfigFields] {
    guard let value = present(key) else { return [] }
    guard let items = value.sequence else { throw unexpected(key, "a list", value) }
    var list: [KubeconfigFields] = []
    for item in items {
      guard item.mapping != nil else { throw unexpected(key, "a list of mappings", item) }
      list.append(try KubeconfigFields(item, place: place, folder: folder))
    }
    return list
  }

  /// A path; a relative one counts from the kubeconfig's own folder.
  func path(_ key: String) throws(KubeError) -> String? {
    try text(key).map { absolute($0) }
  }

  /// Data in the field `…-data`, or else the file that the field itself names.
  func material(_ key: String) throws(KubeError) -> Kubeconfig.Material? {
    if let data = try secret(key + "-data") { return .embedded(data) }
    return try path(key).map { .file($0) }
  }

  func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(folder)/\(path)"
  }

  func broken(_ message: String) -> KubeError {
    KubeError(code: .kubeconfigBroken, message: message, place: place)
  }

  private func present(_ key: String) -> YAMLValue? {
    guard let value = mapping[key], !value.isNull else { return nil }
    return value
  }

  private func unexpected(_ key: String, _ wanted: String, _ found: YAMLValue) -> KubeError {
    broken("expected \(wanted) at '\(key)', found \(Self.noun(found))")
  }

  /// A text as every client takes it: a date is one, a number is none.
  private static func words(_ value: YAMLValue) -> String? {
    if case .timestamp(let text) = value { text } else { value.string }
  }

  private static func noun(_ value: YAMLValue) -> String {
    switch value {
    case .null: "nothing"
    case .bool: "a boolean"
    case .integer, .bigInteger, .float: "a number"
    case .string: "text"
    case .timestamp: "a date"
    case .binary: "binary data"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
