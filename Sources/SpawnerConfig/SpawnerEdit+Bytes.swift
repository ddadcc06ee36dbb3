internal import YAMLEdit

extension SpawnerEdit {
  /// Whether the edit starts from bytes that need not be readable, and not from a document.
  public var worksOnBytes: Bool {
    switch self {
    case .replaceText: true
    default: false
    }
  }

  /// Applies the change to a text as it is.
  ///
  /// Only an edit that ``worksOnBytes`` takes a text that the web app could not read.
  ///
  /// - Parameter text: The whole file.
  /// - Returns: The changed file, which can be read.
  /// - Throws: ``SpawnerConfigError``; nothing has been changed then. The places of a replacement
  ///   are those in the new text.
  public func applied(toBytes text: [UInt8]) throws(SpawnerConfigError) -> [UInt8] {
    switch self {
    case .replaceText(let new): try SpawnerDocument(form: new).bytes
    default: try applied(to: SpawnerDocument(text: text)).bytes
    }
  }
}

extension SpawnerDocument {
  /// Reads a text; one that the web app could not read is refused in this module's terms.
  init(text: [UInt8]) throws(SpawnerConfigError) {
    do throws(YAMLError) { try self.init(text) } catch {
      throw SpawnerConfigError(unsound: error)
    }
  }

  /// Reads a text in which the web app finds a form.
  init(form text: [UInt8]) throws(SpawnerConfigError) {
    try self.init(text: text)
    try requireFormDefaults()
  }
}
