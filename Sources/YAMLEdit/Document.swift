import Synchronization

/// A YAML file: its bytes, and a view of what they mean.
///
/// A document is immutable; an edit returns a new one in which every byte that was not meant to
/// change is the same.
///
/// ```swift
/// let document = try Document("image:\n  options: [a]\n")
/// let edited = try document.inserting("b", into: "image.options")
/// ```
public struct Document: Sendable {
  /// The greatest number of collections inside each other that is read.
  ///
  /// The app's reader gives up a little later, depending on its own call stack.
  public static let maximumDepth = 400

  /// The greatest number of bytes that is read: one gigabyte.
  public static let maximumSize = 1 << 30

  let storage: Storage

  /// What a document and its nodes share.
  final class Storage: Sendable {
    let source: SourceText
    let table: NodeTable
    let crowds = CrowdIndex()

    /// The root's value once somebody has asked for it.
    private let resolved = Mutex<YAMLValue?>(nil)

    init(source: SourceText, table: NodeTable) {
      self.source = source
      self.table = table
    }

    /// The root's value; made once, since many ask for it.
    var value: YAMLValue {
      resolved.withLock { known in
        if let known { return known }
        var resolver = ValueResolver(table)
        let value = table.records.isEmpty ? YAMLValue.null : resolver.value(of: 0)
        known = value
        return value
      }
    }
  }

  init(storage: Storage) {
    self.storage = storage
  }

  /// Reads a document from the bytes of a file; an empty file or one with only comments has no root.
  ///
  /// - Parameter bytes: The file's bytes, UTF-8 with or without a byte order mark.
  /// - Throws: ``YAMLError`` whenever the app's reader would refuse the file.
  public init(_ bytes: [UInt8]) throws(YAMLError) {
    try self.init(SourceText(bytes))
  }

  /// Reads a document from a text that was looked through already.
  init(_ source: SourceText) throws(YAMLError) {
    storage = Storage(source: source, table: try DocumentReader.read(source))
  }

  /// Reads a document from a text.
  ///
  /// - Parameter text: The file's text.
  /// - Throws: ``YAMLError`` whenever the app's reader would refuse the file.
  public init(_ text: String) throws(YAMLError) {
    try self.init(Array(text.utf8))
  }

  /// The bytes, exactly as they were read or edited.
  public var bytes: [UInt8] { storage.source.bytes }

  /// The bytes as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The outermost node, or nil if there is nothing but comments and blanks.
  public var root: Node? {
    storage.table.records.isEmpty ? nil : Node(storage, 0)
  }

  /// The whole document as the app's reader resolves it; null when there is no root.
  public var value: YAMLValue { storage.value }

  /// The line and column of a byte.
  ///
  /// - Parameter offset: A byte of the source; an offset beyond the end means the end.
  /// - Returns: The place, with line and column counted from 1.
  public func location(of offset: ByteOffset) -> SourceLocation {
    storage.source.location(of: offset.value)
  }
}
