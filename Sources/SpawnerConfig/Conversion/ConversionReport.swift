public import YAMLEdit

/// What a conversion did, as far as an admin should know it beside the diff.
public struct ConversionReport: Hashable, Sendable {
  /// One thing that was done, or is to be done.
  public struct Entry: Hashable, Sendable {
    /// What kind of thing.
    public enum Kind: String, CaseIterable, Hashable, Sendable, Encodable {
      /// A choice that only the admin can make; what was written is a proposal.
      case decide
      /// Something means something else from now on.
      case changed
      /// Something has no equal any more and is gone.
      case dropped
      /// Something the new web app needs was not there.
      case added
    }

    /// What kind of thing.
    public let kind: Kind
    /// The place in the value: in the old file, or of what was added.
    public let path: String
    /// What was done.
    public let what: String
    /// Why, or what follows from it.
    public let why: String
    /// The place in the old file; of what was added, the nearest thing around it.
    public let location: SourceLocation
  }

  /// A comment of the old file that stood on something that is gone.
  public struct LostComment: Hashable, Sendable {
    /// The comment with its `#`.
    public let text: String
    /// The place in the old file.
    public let location: SourceLocation
  }

  /// The generation that the file was of.
  public let generation: Generation
  /// Whether the file was one for the Rok flavour of the first web apps.
  public let isForRok: Bool
  /// The release that the file is for now.
  public let target: AppVersion
  /// What was done: decisions first, then changes, then what was dropped or added; each in the
  /// order of the old file.
  public let entries: [Entry]
  /// The comments that are gone, in the order of the old file.
  public let lostComments: [LostComment]

  /// Whether there is nothing to tell.
  public var isEmpty: Bool { entries.isEmpty && lostComments.isEmpty }

  /// Returns the same report with other places, for a file that lies inside another one.
  ///
  /// - Parameter place: Turns a place in the file into one in the text around it.
  /// - Returns: The report with all places turned.
  public func relocated(by place: (SourceLocation) -> SourceLocation) -> ConversionReport {
    ConversionReport(
      generation: generation,
      isForRok: isForRok,
      target: target,
      entries: entries.map { entry in
        Entry(
          kind: entry.kind,
          path: entry.path,
          what: entry.what,
          why: entry.why,
          location: place(entry.location)
        )
      },
      lostComments: lostComments.map { .init(text: $0.text, location: place($0.location)) }
    )
  }
}

extension ConversionReport: Encodable {
  private enum CodingKeys: String, CodingKey {
    case from, flavour, to, entries, lostComments
  }

  /// Writes the report; releases as text, places as the numbers `line` and `column`.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(generation.displayName, forKey: .from)
    if isForRok { try container.encode("rok", forKey: .flavour) }
    try container.encode(target.description, forKey: .to)
    try container.encode(entries, forKey: .entries)
    try container.encode(lostComments, forKey: .lostComments)
  }
}

extension ConversionReport.Entry: Encodable {
  private enum CodingKeys: String, CodingKey {
    case kind, path, what, why, line, column
  }

  /// Writes the entry with its place as the numbers `line` and `column`.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(path, forKey: .path)
    try container.encode(what, forKey: .what)
    try container.encode(why, forKey: .why)
    try container.encode(location.line, forKey: .line)
    try container.encode(location.column, forKey: .column)
  }
}

extension ConversionReport.LostComment: Encodable {
  private enum CodingKeys: String, CodingKey {
    case text, line, column
  }

  /// Writes the comment with its place as the numbers `line` and `column`.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(text, forKey: .text)
    try container.encode(location.line, forKey: .line)
    try container.encode(location.column, forKey: .column)
  }
}
