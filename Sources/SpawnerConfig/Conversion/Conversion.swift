internal import YAMLEdit

/// A file of an old generation, rewritten for a web app of today.
///
/// What is written in both generations alike stays as it is, byte by byte, and comments stay with
/// what they stand on. A file that the web app understands as it is does not change.
///
/// ```swift
/// let conversion = try Conversion(of: bytes, to: .newest)
/// for entry in conversion.report.entries { … }
/// ```
public struct Conversion: Sendable {
  /// The file as it is now.
  public let bytes: [UInt8]
  /// What was done.
  public let report: ConversionReport

  /// The first release for which files are rewritten.
  public static let oldestTarget = AppVersion(1, 5)

  /// Converts a file; it may be a template of the first generation, which is no YAML yet.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - target: The release of the web app that is to read it.
  /// - Throws: ``SpawnerConfigError``: with code `unreadable` for a file that is neither YAML nor a
  ///   template, `olderTarget` where the file is too new for the release, or the release too old
  ///   to convert for, `undecided` where the result would have errors that only the admin can mend.
  public init(of bytes: [UInt8], to target: AppVersion) throws(SpawnerConfigError) {
    let template = TemplateText(bytes)
    let source: Document
    if let template { source = template.document } else { source = try Self.document(bytes) }
    try SpawnerDocument(document: source).requireFormDefaults()
    var converter = Converter(source, isTemplate: template != nil, target: target)
    guard try Self.isNeeded(from: converter.generation, to: target, at: converter) else {
      self.bytes = bytes
      report = converter.emptyReport
      return
    }
    try converter.requireSingleKeys()
    try converter.convert()
    let result = template == nil ? converter.document.bytes : converter.restoredBytes
    try converter.requireSound(result)
    self.bytes = result
    report = result == bytes ? converter.emptyReport : converter.report
  }

  private static func document(_ bytes: [UInt8]) throws(SpawnerConfigError) -> Document {
    do throws(YAMLError) { return try Document(bytes) } catch {
      throw SpawnerConfigError(unreadable: error)
    }
  }

  /// Whether the file is to be rewritten; `false` where an old web app understands it as it is.
  private static func isNeeded(
    from generation: Generation,
    to target: AppVersion,
    at converter: Converter
  ) throws(SpawnerConfigError) -> Bool {
    guard target < oldestTarget else { return true }
    guard !generation.fits(target) else { return false }
    let place = SpawnerConfigError.Place(
      path: .formDefaults,
      location: converter.location(of: .formDefaults)
    )
    guard let shipped = Generation(shippedWith: target), shipped >= generation else {
      throw SpawnerConfigError(
        .olderTarget,
        """
        expected a web app of \(generation.displayName), found \(target) to convert for: \
        a file is not converted back, since older web apps cannot do all that it says
        """,
        at: place
      )
    }
    throw SpawnerConfigError(
      .olderTarget,
      """
      expected a web app of \(Generation.claims.displayName), found \(target) to convert for: \
      a file of \(generation.displayName) is not rewritten for one that is out of date itself
      """,
      at: place
    )
  }
}
