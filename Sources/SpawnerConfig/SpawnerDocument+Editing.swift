internal import YAMLEdit

extension SpawnerDocument {
  /// Refuses a file in which nothing can be edited, because the web app would not look at it.
  ///
  /// - Throws: ``SpawnerConfigError`` for a file without a mapping below `spawnerFormDefaults`.
  public func requireFormDefaults() throws(SpawnerConfigError) {
    let value = document.value
    let place = SpawnerConfigError.Place(path: .root, location: document.root?.location)
    if value.isNull {
      throw SpawnerConfigError(
        .noDefaults,
        "expected the key 'spawnerFormDefaults', found an empty file"
      )
    }
    guard let mapping = value.mapping else {
      let found = value.typeInMessages
      throw SpawnerConfigError(
        .noDefaults,
        "expected a mapping with the key 'spawnerFormDefaults', found \(found)",
        at: place
      )
    }
    guard let defaults = mapping["spawnerFormDefaults"] else {
      let near = NearMiss("spawnerFormDefaults").best(of: mapping.keys.compactMap(\.string))
      let key = near.flatMap { document.root?.entry($0)?.key.location }
      throw SpawnerConfigError(
        .noDefaults,
        "expected the key 'spawnerFormDefaults', found \(near.map { "'\($0)'" } ?? "no such key")",
        at: .init(path: .root, location: key ?? place.location)
      )
    }
    guard defaults.mapping == nil else { return }
    throw shapeError("a mapping", defaults, at: .formDefaults, code: .noDefaults)
  }

  /// The place of a node; `nil` where there is none.
  func location(at path: YAMLPath) -> SourceLocation? {
    do { return try document.node(at: path).location } catch { return nil }
  }
}

extension SpawnerDocument {
  /// What must stand at a place, and what does.
  func shapeError(
    _ expected: String,
    _ found: YAMLValue,
    at path: YAMLPath,
    code: SpawnerConfigError.Code = .wrongShape
  ) -> SpawnerConfigError {
    SpawnerConfigError(
      code,
      "expected \(expected) at '\(path)', found \(found.typeInMessages)",
      at: .init(path: path, location: location(at: path))
    )
  }
}

extension Document {
  /// Runs an edit of the text and tells its refusal in this module's terms.
  func editing(
    _ edit: (Document) throws(YAMLError) -> Document
  ) throws(SpawnerConfigError) -> Document {
    do throws(YAMLError) { return try edit(self) } catch {
      throw SpawnerConfigError(unsound: error)
    }
  }
}
