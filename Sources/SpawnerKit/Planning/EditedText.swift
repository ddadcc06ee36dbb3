import SpawnerConfig
import YAMLEdit

/// A text and what it becomes by some edits: the pure heart of every change.
struct EditedText {
  let old: [UInt8]
  let new: [UInt8]
  private let edits: [SpawnerEdit]
  /// The text before as a document, where it had to be read.
  private let original: SpawnerDocument?

  /// Applies edits in order.
  ///
  /// - Parameters:
  ///   - edits: What is to be done.
  ///   - text: The text, which must be readable only for an edit that starts from a document.
  ///   - document: The same text as it was read already.
  /// - Throws: ``SpawnerError`` when the text cannot be read, or an edit is refused.
  init(
    applying edits: [SpawnerEdit],
    to text: [UInt8],
    readAs document: SpawnerDocument? = nil
  ) throws(SpawnerError) {
    var original = document
    var text = Edited(bytes: text, document: document)
    old = text.bytes
    for edit in edits {
      if !edit.worksOnBytes, text.document == nil {
        text.document = try SpawnerDocument(readable: text.bytes)
        if text.bytes == old { original = text.document }
      }
      do throws(SpawnerConfigError) {
        text = try text.applying(edit)
      } catch {
        throw SpawnerError(refused: error)
      }
    }
    new = text.bytes
    self.edits = edits
    self.original = original
  }

  /// Judges the result.
  ///
  /// - Returns: What there is to know about the change beside its diff.
  /// - Throws: ``SpawnerError``, with places in the new text, when that has an error that the old
  ///   text had not.
  func reviewed() throws(SpawnerError) -> ChangeReview {
    guard old != new else { return ChangeReview() }
    // The bytes, not the document: what is judged is what the web app will read.
    let findings = Lint.findings(in: new)
    let comparison = FindingComparison(old: findings.isEmpty ? [] : oldFindings, new: findings)
    if let first = comparison.addedErrors.first {
      throw SpawnerError(breaking: comparison.addedErrors, first: first)
    }
    let document = try SpawnerDocument(readable: new)
    let notes = edits.flatMap { $0.notes(on: document) }
    return ChangeReview(
      addedFindings: comparison.added.filter { !notes.contains($0) },
      keptErrors: comparison.keptErrors,
      notes: notes
    )
  }

  private var oldFindings: [Finding] {
    original.map { Lint.findings(in: $0) } ?? Lint.findings(in: old)
  }

  /// The text on its way, read only where an edit wants it read.
  private struct Edited {
    var bytes: [UInt8]
    var document: SpawnerDocument?

    func applying(_ edit: SpawnerEdit) throws(SpawnerConfigError) -> Edited {
      guard !edit.worksOnBytes, let document else {
        return Edited(bytes: try edit.applied(toBytes: bytes))
      }
      let edited = try edit.applied(to: document)
      return Edited(bytes: edited.bytes, document: edited)
    }
  }
}

extension ChangeReview {
  /// Judges a text that is to take the place of another one.
  ///
  /// - Parameters:
  ///   - old: The text before, readable or not.
  ///   - new: The text after.
  /// - Throws: ``SpawnerError`` with code `invalidResult`, and places in the new text, when that
  ///   cannot be read, holds no form, or has an error that the old text had not.
  public init(replacing old: [UInt8], with new: [UInt8]) throws(SpawnerError) {
    self = try EditedText(applying: [.replaceText(new)], to: old).reviewed()
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
