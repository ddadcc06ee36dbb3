internal import YAMLEdit

/// Reads fields out of a value and says, where one is not as it must be, which it was.
struct ValueReader {
  let value: YAMLValue
  let path: YAMLPath

  var keys: [String] { value.mapping?.entries.compactMap(\.key.string) ?? [] }

  /// The field, or `nil` where it is absent or null.
  func optional(_ key: String) -> ValueReader? {
    guard let field = value[key], !field.isNull else { return nil }
    return ValueReader(value: field, path: path.appending(key))
  }

  /// The field, absent or not, so that an error can name it.
  func required(
    _ key: String,
    as code: SpawnerConfigError.Code = .invalidVolume
  ) throws(SpawnerConfigError) -> ValueReader {
    try requireMapping()
    guard let field = value[key] else {
      throw error(code, "expected the key '\(key)'", "no such key")
    }
    return ValueReader(value: field, path: path.appending(key))
  }

  func requireMapping() throws(SpawnerConfigError) {
    guard value.mapping == nil else { return }
    throw error(.wrongShape, "expected a mapping", value.typeInMessages)
  }

  func text() throws(SpawnerConfigError) -> String {
    guard let text = value.string else {
      throw error(.notText, "expected text", value.typeInMessages)
    }
    return text
  }

  func text(_ key: String) throws(SpawnerConfigError) -> String { try required(key).text() }

  func optionalText(_ key: String) throws(SpawnerConfigError) -> String? {
    try optional(key)?.text()
  }

  func boolean(_ key: String) throws(SpawnerConfigError) -> Bool? {
    guard let field = optional(key) else { return nil }
    guard let flag = field.value.bool else {
      throw field.error(.wrongShape, "expected a boolean", field.value.typeInMessages)
    }
    return flag
  }

  /// An error about this value: what was expected, the place, what was found.
  func error(
    _ code: SpawnerConfigError.Code,
    _ expected: String,
    _ found: String
  ) -> SpawnerConfigError {
    let place = path.steps.isEmpty ? "" : " at '\(path)'"
    return SpawnerConfigError(
      code,
      "\(expected)\(place), found \(found)",
      at: .init(path: path)
    )
  }
}
