internal import YAMLEdit

/// Edits of a file that need not be readable as it is.
extension SpawnerEdit {
  /// Whether the edit starts from bytes that the web app need not be able to read, and not from a
  /// document.
  public var worksOnBytes: Bool {
    switch self {
    case .convert, .replaceText, .mend: true
    default: false
    }
  }

  /// Applies the change to a text as it is.
  ///
  /// Only an edit that ``worksOnBytes`` takes a text that the web app could not read.
  ///
  /// - Parameter text: The whole file.
  /// - Returns: The changed file.
  /// - Throws: ``SpawnerConfigError``; nothing has been changed then. The code is `unreadable` for a
  ///   text that the edit cannot read; the places of a replacement are those in the new text.
  public func applied(toBytes text: [UInt8]) throws(SpawnerConfigError) -> [UInt8] {
    switch self {
    case .convert(let target): try Conversion(of: text, to: target ?? .newest).bytes
    case .mend(let version): FixedFile(mending: text, for: version ?? .newest).bytes
    case .replaceText(let new): try SpawnerDocument(form: new).bytes
    default: try applied(to: SpawnerDocument(text: text)).bytes
    }
  }

  /// Applies an edit that starts from bytes to a file that was read already.
  func applied(toBytesOf document: SpawnerDocument) throws(SpawnerConfigError) -> SpawnerDocument {
    let bytes = try applied(toBytes: document.bytes)
    return bytes == document.bytes ? document : try SpawnerDocument(text: bytes)
  }
}

extension SpawnerDocument {
  /// Reads a text; one that the web app could not read is refused in this module's terms.
  init(text: [UInt8]) throws(SpawnerConfigError) {
    do throws(YAMLError) { try self.init(text) } catch {
      throw SpawnerConfigError(unreadable: error)
    }
  }

  /// Reads a text in which the web app finds a form.
  init(form text: [UInt8]) throws(SpawnerConfigError) {
    do throws(YAMLError) { try self.init(text) } catch {
      throw SpawnerConfigError(unsound: error)
    }
    try requireFormDefaults()
  }
}
