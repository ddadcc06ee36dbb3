/// A manifest file: several documents one after the other, each editable on its own.
///
/// A document runs from its `---` line, with directives and comments before the first, to the line
/// before the next one's.
public struct DocumentStream: Sendable {
  /// The documents in order; a file without any is one empty document.
  public let documents: [Document]

  private let starts: [Int]
  private let source: SourceText

  /// Reads all documents of a file.
  ///
  /// - Parameter bytes: The file's bytes.
  /// - Throws: ``YAMLError`` for the first document that cannot be read, with its place in the file.
  public init(_ bytes: [UInt8]) throws(YAMLError) {
    let source = try SourceText(bytes)
    let starts = Self.starts(in: source)
    var documents: [Document] = []
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : bytes.count
      do {
        let isWhole = starts.count == 1
        documents.append(try isWhole ? Document(source) : Document(Array(bytes[start..<end])))
      } catch {
        let line = source.lineIndex(of: start)
        throw error.relocated { Self.shifted($0, by: line) }
      }
    }
    self.source = source
    self.starts = starts
    self.documents = documents
  }

  /// The place in the file of a byte of one document.
  ///
  /// - Parameters:
  ///   - offset: A byte of the document.
  ///   - index: The document's number, counted from 0.
  /// - Returns: The place, with the line counted from the top of the file.
  public func location(of offset: ByteOffset, inDocument index: Int) -> SourceLocation {
    location(of: documents[index].location(of: offset), inDocument: index)
  }

  /// The place in the file of a place in one document.
  ///
  /// - Parameters:
  ///   - location: A place in the document.
  ///   - index: The document's number, counted from 0.
  /// - Returns: The place, with the line counted from the top of the file.
  public func location(of location: SourceLocation, inDocument index: Int) -> SourceLocation {
    Self.shifted(location, by: source.lineIndex(of: starts[index]))
  }

  /// The file's bytes with one document in the place of another; all other bytes are the same.
  ///
  /// - Parameters:
  ///   - index: The number of the document that goes, counted from 0.
  ///   - document: The document that comes.
  /// - Returns: The bytes of the whole file.
  /// - Throws: ``YAMLError`` with code `editDiffers` if the result does not read as meant.
  public func replacing(
    document index: Int,
    with document: Document
  ) throws(YAMLError) -> [UInt8] {
    var bytes = Array(source.bytes[..<starts[index]]) + document.bytes
    if index + 1 < starts.count {
      if finalBreakLength(bytes[...]) == 0 { bytes += Layout(document.storage).lineBreak(near: 0) }
      bytes += source.bytes[starts[index + 1]...]
    }
    let result = try DocumentStream(bytes)
    guard result.documents.count == documents.count,
      result.documents[index].value == document.value
    else {
      throw YAMLError(
        .editDiffers,
        detail: "the edit of document \(index + 1) was given up, its result read back differently"
      )
    }
    return bytes
  }

  private static func shifted(_ location: SourceLocation, by lines: Int) -> SourceLocation {
    SourceLocation(line: location.line + lines, column: location.column)
  }

  /// The first byte of every document.
  ///
  /// At the start of a line, `---` and `...` are document marks wherever they stand.
  private static func starts(in source: SourceText) -> [Int] {
    var starts = [0]
    var hasContent = false
    var closedAt: Int?
    for (index, lineStart) in source.lineStarts.enumerated() {
      let start = index == 0 ? source.contentStart : Int(lineStart)
      let isLast = index + 1 == source.lineStarts.count
      let end = isLast ? source.bytes.count : Int(source.lineStarts[index + 1])
      switch Line(source.bytes[start..<end]) {
      case .blank, .directive: break
      case .start:
        if hasContent { starts.append(closedAt ?? start) }
        (hasContent, closedAt) = (true, nil)
      case .end: (hasContent, closedAt) = (true, end)
      case .content: (hasContent, closedAt) = (true, nil)
      }
    }
    return starts
  }

  /// What a line means for the borders between documents.
  private enum Line {
    case start, end, directive, blank, content

    init(_ wholeLine: ArraySlice<UInt8>) {
      let line = wholeLine.dropLast(finalBreakLength(wholeLine))
      let mark = line.prefix(3)
      let isMark = line.count <= 3 || line[line.startIndex + 3] <= 0x20
      if isMark, mark.elementsEqual("---".utf8) {
        self = .start
      } else if isMark, mark.elementsEqual("...".utf8) {
        self = .end
      } else if line.first == UInt8(ascii: "%") {
        self = .directive
      } else {
        let first = line.first { $0 != 0x20 }
        self = first == nil || first == UInt8(ascii: "#") ? .blank : .content
      }
    }
  }
}
