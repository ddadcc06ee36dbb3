import SpawnerConfig
import YAMLEdit

/// A text and what it becomes by some edits, checked: the pure heart of every change.
struct EditedText {
  let old: [UInt8]
  let new: [UInt8]
  let review: ChangeReview

  /// Applies edits in order.
  ///
  /// A text that the web app cannot read is read only when an edit needs it to be readable.
  ///
  /// - Parameters:
  ///   - edits: What is to be done.
  ///   - text: The text.
  ///   - original: The same text, where it was read already.
  /// - Throws: ``SpawnerError`` when the text cannot be read, an edit is refused, or the result
  ///   has an error that the text had not.
  init(
    applying edits: [SpawnerEdit],
    to text: [UInt8],
    read original: SpawnerDocument? = nil
  ) throws(SpawnerError) {
    var state = EditState(bytes: text, document: original)
    for edit in edits { try state.apply(edit) }
    old = text
    new = state.bytes
    guard old != new else {
      review = ChangeReview(conversion: state.conversion)
      return
    }
    // The bytes, not the document: what is judged is what the web app will read.
    let findings = Lint.findings(in: new)
    let comparison = FindingComparison(
      old: findings.isEmpty
        ? [] : original.map { Lint.findings(in: $0) } ?? Lint.findings(in: text),
      new: findings
    )
    if let first = comparison.addedErrors.first {
      throw SpawnerError(breaking: comparison.addedErrors, first: first)
    }
    let notes = try state.notes(of: edits)
    review = ChangeReview(
      addedFindings: comparison.added.filter { !notes.contains($0) },
      keptErrors: comparison.keptErrors,
      notes: notes,
      conversion: state.conversion
    )
  }
}

/// A text between two edits: its bytes, and what they mean as soon as somebody needs to know.
private struct EditState {
  private(set) var bytes: [UInt8]
  private var document: SpawnerDocument?
  /// What the last conversion among the edits did.
  private(set) var conversion: ConversionReport?

  init(bytes: [UInt8], document: SpawnerDocument?) {
    self.bytes = bytes
    self.document = document
  }

  mutating func apply(_ edit: SpawnerEdit) throws(SpawnerError) {
    do throws(SpawnerConfigError) {
      if case .convert(let target) = edit {
        let converted = try Conversion(of: bytes, to: target ?? .newest)
        conversion = converted.report
        become(converted.bytes)
      } else if edit.worksOnBytes {
        become(try edit.applied(toBytes: bytes))
      }
    } catch {
      if let cause = error.underlying, error.code == .unreadable {
        throw SpawnerError(unreadable: cause, text: bytes)
      }
      throw SpawnerError(refused: error)
    }
    guard !edit.worksOnBytes else { return }
    let document = try readDocument()
    do throws(SpawnerConfigError) {
      let edited = try edit.applied(to: document)
      self.document = edited
      bytes = edited.bytes
    } catch {
      throw SpawnerError(refused: error)
    }
  }

  /// What will work differently from what the edits say.
  mutating func notes(of edits: [SpawnerEdit]) throws(SpawnerError) -> [Finding] {
    guard edits.contains(where: { !$0.worksOnBytes }) else { return [] }
    let document = try readDocument()
    return edits.flatMap { $0.notes(on: document) }
  }

  private mutating func become(_ new: [UInt8]) {
    guard new != bytes else { return }
    bytes = new
    document = nil
  }

  private mutating func readDocument() throws(SpawnerError) -> SpawnerDocument {
    if let document { return document }
    let read = try SpawnerDocument(readable: bytes)
    document = read
    return read
  }
}

extension SpawnerDocument {
  /// Reads a text, or says that the web app could not read it either.
  init(readable text: [UInt8]) throws(SpawnerError) {
    do throws(YAMLError) {
      try self.init(text)
    } catch {
      throw SpawnerError(unreadable: error, text: text)
    }
  }
}

extension SpawnerError {
  /// The file is not what the web app can read.
  init(unreadable cause: YAMLError, text: [UInt8]) {
    self.init(
      .invalidResult,
      "the file cannot be read: \(Self.words(cause.description, without: cause.location))",
      underlying: cause
    )
    location = cause.location
    findings = Lint.findings(in: text).filter { $0.severity == .error }
  }

  /// An edit was refused.
  init(refused cause: SpawnerConfigError) {
    let code: Code =
      switch cause.code {
      case .imageNotListed, .volumeNotFound: .notFound
      case .ambiguousVolume: .ambiguous
      case .olderTarget: .refused
      default: .invalidResult
      }
    self.init(
      code,
      Self.words(cause.description, without: cause.location),
      underlying: cause
    )
    location = cause.location
    candidates = cause.candidates
    findings = cause.findings
  }

  /// The result of the edits would have errors that the file had not.
  init(breaking added: [Finding], first: Finding) {
    let more = added.count > 1 ? " and \(added.count - 1) more" : ""
    self.init(
      .invalidResult,
      "the change would break the file: \(first.rule): \(first.message)\(more)"
    )
    location = first.location
    findings = added
  }

  /// The words of an error that says its place itself.
  private static func words(_ description: String, without place: SourceLocation?) -> String {
    guard let place, description.hasPrefix("\(place): ") else { return description }
    return String(description.dropFirst("\(place): ".count))
  }
}
