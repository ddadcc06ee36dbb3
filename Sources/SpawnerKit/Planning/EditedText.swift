public import SpawnerConfig
import YAMLEdit

/// A text and what it becomes by some edits: the pure heart of every change.
struct EditedText {
  let old: [UInt8]
  let new: [UInt8]
  private let edits: [SpawnerEdit]
  private let appVersion: AppVersion
  /// The text before as a document, where it had to be read.
  private let original: SpawnerDocument?
  /// The text after as a document, where the last edit left one.
  private let edited: SpawnerDocument?
  private let conversion: ConversionReport?
  private let mended: FixedFile?

  /// Applies edits in order.
  ///
  /// - Parameters:
  ///   - edits: What is to be done.
  ///   - text: The text, which must be readable only for an edit that starts from a document.
  ///   - appVersion: The release of the web app that reads the text; a conversion for a named one
  ///     is judged by that.
  ///   - document: The same text as it was read already.
  /// - Throws: ``SpawnerError`` when the text cannot be read, or an edit is refused.
  init(
    applying edits: [SpawnerEdit],
    to text: [UInt8],
    for appVersion: AppVersion,
    readAs document: SpawnerDocument? = nil
  ) throws(SpawnerError) {
    var course = EditCourse(bytes: text, document: document, appVersion: appVersion)
    for edit in edits { try course.apply(edit) }
    old = text
    new = course.bytes
    conversion = course.conversion
    mended = course.mended
    self.appVersion = edits.lazy.compactMap(\.target).last ?? appVersion
    original = course.original
    edited = course.document
    self.edits = edits
  }

  /// Judges the result.
  ///
  /// - Returns: What there is to know about the change beside its diff.
  /// - Throws: ``SpawnerError``, with places in the new text, when that has an error that the old
  ///   text had not.
  func reviewed() throws(SpawnerError) -> ChangeReview {
    if let mended { return ChangeReview(of: mended) }
    guard old != new else {
      return ChangeReview(conversion: conversion).telling(of: stayingImages)
    }
    // The bytes, not the document: what is judged is what the web app will read.
    let findings = Lint.findings(in: new, for: appVersion)
    let comparison = FindingComparison(old: findings.isEmpty ? [] : oldFindings, new: findings)
    if let first = comparison.addedErrors.first {
      throw SpawnerError(breaking: comparison.addedErrors, first: first)
    }
    let document: SpawnerDocument
    if let edited { document = edited } else { document = try SpawnerDocument(readable: new) }
    let notes = edits.flatMap { $0.notes(on: document, for: appVersion) }
    return ChangeReview(
      addedFindings: comparison.added.filter { !notes.contains($0) },
      keptErrors: comparison.keptErrors,
      notes: notes,
      conversion: conversion
    )
    .telling(of: stayingImages)
  }

  private var stayingImages: [StayingImage] {
    guard let original, let edited else { return [] }
    return edits.flatMap { $0.stayingImages(in: edited, after: original) }
  }

  private var oldFindings: [Finding] {
    original.map { Lint.findings(in: $0, for: appVersion) }
      ?? Lint.findings(in: old, for: appVersion)
  }
}

extension Installation {
  /// What edits make of the file, judged by the web app that runs here.
  func edited(by edits: [SpawnerEdit]) throws(SpawnerError) -> EditedText {
    try EditedText(applying: edits, to: text, for: appVersion ?? .newest)
  }
}

extension ChangeReview {
  /// Judges a text that is to take the place of another one.
  ///
  /// - Parameters:
  ///   - old: The text before, readable or not.
  ///   - new: The text after.
  ///   - appVersion: The release of the web app that reads the text.
  /// - Throws: ``SpawnerError`` with code `invalidResult`, and places in the new text, when that
  ///   cannot be read, holds no form, or has an error that the old text had not.
  public init(
    replacing old: [UInt8],
    with new: [UInt8],
    for appVersion: AppVersion = .newest
  ) throws(SpawnerError) {
    self = try EditedText(applying: [.replaceText(new)], to: old, for: appVersion).reviewed()
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
      case .imageNotListed, .volumeNotFound, .itemNotFound, .unknownPath, .notListed: .notFound
      case .ambiguousVolume, .ambiguousItem: .ambiguous
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
