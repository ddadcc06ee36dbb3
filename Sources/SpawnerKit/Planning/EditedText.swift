import SpawnerConfig
import YAMLEdit

/// A text and what it becomes by some edits, checked: the pure heart of every change.
struct EditedText {
  let old: [UInt8]
  let new: [UInt8]
  let review: ChangeReview

  /// Applies edits in order.
  ///
  /// - Throws: ``SpawnerError`` when the text cannot be read, an edit is refused, or the result
  ///   has an error that the text had not.
  init(applying edits: [SpawnerEdit], to text: [UInt8]) throws(SpawnerError) {
    try self.init(applying: edits, to: SpawnerDocument(readable: text))
  }

  /// Applies edits in order to a text that was read already.
  ///
  /// - Throws: ``SpawnerError`` when an edit is refused, or the result has an error that the text
  ///   had not.
  init(applying edits: [SpawnerEdit], to original: SpawnerDocument) throws(SpawnerError) {
    var document = original
    for edit in edits {
      do throws(SpawnerConfigError) {
        document = try edit.applied(to: document)
      } catch {
        throw SpawnerError(refused: error)
      }
    }
    old = original.bytes
    new = document.bytes
    guard old != new else {
      review = ChangeReview()
      return
    }
    // The bytes, not the document: what is judged is what the web app will read.
    let findings = Lint.findings(in: new)
    let comparison = FindingComparison(
      old: findings.isEmpty ? [] : Lint.findings(in: original),
      new: findings
    )
    if let first = comparison.addedErrors.first {
      throw SpawnerError(breaking: comparison.addedErrors, first: first)
    }
    let notes = edits.flatMap { $0.notes(on: document) }
    review = ChangeReview(
      addedFindings: comparison.added.filter { !notes.contains($0) },
      keptErrors: comparison.keptErrors,
      notes: notes
    )
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
      case .imageNotListed, .volumeNotFound, .itemNotFound, .unknownPath: .notFound
      case .ambiguousVolume, .ambiguousItem: .ambiguous
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
