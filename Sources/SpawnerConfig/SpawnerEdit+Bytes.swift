internal import YAMLEdit

/// Edits of a file that need not be readable as it is.
extension SpawnerEdit {
  /// Whether the edit looks at the bytes, so that the web app need not be able to read the file.
  public var worksOnBytes: Bool {
    switch self {
    case .convert: true
    default: false
    }
  }

  /// Applies the change to a file, readable or not.
  ///
  /// - Parameter bytes: The whole file.
  /// - Returns: The changed file.
  /// - Throws: ``SpawnerConfigError``, with code `unreadable` for a file that the edit cannot read.
  public func applied(toBytes bytes: [UInt8]) throws(SpawnerConfigError) -> [UInt8] {
    switch self {
    case .convert(let target): return try Conversion(of: bytes, to: target ?? .newest).bytes
    default: return try applied(to: Self.document(bytes)).bytes
    }
  }

  /// Applies an edit that looks at the bytes to a file that was read already.
  func applied(toBytesOf document: SpawnerDocument) throws(SpawnerConfigError) -> SpawnerDocument {
    let bytes = try applied(toBytes: document.bytes)
    return bytes == document.bytes ? document : try Self.document(bytes)
  }

  private static func document(_ bytes: [UInt8]) throws(SpawnerConfigError) -> SpawnerDocument {
    do throws(YAMLError) { return try SpawnerDocument(bytes) } catch {
      throw SpawnerConfigError(unreadable: error)
    }
  }
}
