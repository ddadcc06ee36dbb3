internal import YAMLEdit

/// A conversion on its way: the file as it has become so far, and what is to be told about it.
struct Converter {
  /// The file as it was; the fields of a template are marked in it.
  let source: Document
  let generation: Generation
  let target: AppVersion
  /// The file as it is by now.
  var document: Document
  private var entries: [ConversionReport.Entry] = []

  init(_ source: Document, isTemplate: Bool, target: AppVersion) {
    self.source = source
    self.target = target
    document = source
    let defaults = source.value["spawnerFormDefaults"] ?? .null
    generation = isTemplate ? .template : Generation(of: defaults)
  }

  /// The value below `spawnerFormDefaults` by now.
  var defaults: YAMLValue { document.value["spawnerFormDefaults"] ?? .null }

  /// Whether the file as a whole is of an old generation, and not only single volumes in it.
  var isOld: Bool { generation < .claims }

  /// Does everything, in an order in which no step is in another's way.
  mutating func convert() throws(SpawnerConfigError) {
    try fillTemplate()
    try renameServerTypes()
    try unlockImage()
    try convertExtraResources()
    try dropRok()
    try convertVolumes()
    try unlockVolumes()
    try convertPlacement()
    try addLimitFactors()
    try addSections()
  }

  // MARK: Editing

  /// Changes the text, and tells a refusal with its place in the old file.
  mutating func edit(
    _ change: (Document) throws(YAMLError) -> Document
  ) throws(SpawnerConfigError) {
    do throws(YAMLError) {
      document = try change(document)
    } catch {
      let place = error.path.map { location(of: $0) } ?? error.location
      throw SpawnerConfigError(unsound: error.relocated(to: place))
    }
  }

  /// Takes the key or item at a path away.
  mutating func remove(_ path: YAMLPath) throws(SpawnerConfigError) {
    try edit { text throws(YAMLError) in try text.removing(at: path) }
  }

  /// Makes the value at a path equal a value.
  mutating func set(_ path: YAMLPath, _ value: YAMLValue) throws(SpawnerConfigError) {
    try edit { text throws(YAMLError) in try text.setting(value, at: path) }
  }

  // MARK: Telling

  /// The place of a path in the old file, or of the nearest thing around it.
  func location(of path: YAMLPath) -> SourceLocation {
    var path = path
    while true {
      if let node = node(at: path) { return node }
      guard let parent = path.parent else { return SourceLocation(line: 1, column: 1) }
      path = parent
    }
  }

  /// Where the key at the end of a path stands, or the item.
  private func node(at path: YAMLPath) -> SourceLocation? {
    do throws(YAMLError) {
      let node = try source.node(at: path)
      guard case .key(let name)? = path.steps.last, let parent = path.parent else {
        return node.location
      }
      let entries = try source.node(at: parent).target.entries
      return entries.last { $0.key.value == .string(name) }?.key.location ?? node.location
    } catch {
      return nil
    }
  }

  /// Notes something for the report.
  mutating func note(
    _ kind: ConversionReport.Entry.Kind,
    _ path: YAMLPath,
    _ what: String,
    why: String
  ) {
    entries.append(
      ConversionReport.Entry(
        kind: kind,
        path: path.description,
        what: TemplateText.restored(what),
        why: TemplateText.restored(why),
        location: location(of: path)
      )
    )
  }

  // MARK: The end

  /// The bytes of a template's result: what is left of its fields stands in comments.
  var restoredBytes: [UInt8] { TemplateText.restored(document.bytes) }

  var emptyReport: ConversionReport { report([], lost: []) }

  var report: ConversionReport {
    let kinds = ConversionReport.Entry.Kind.allCases
    let sorted = kinds.flatMap { kind in
      entries.filter { $0.kind == kind }.enumerated().sorted { left, right in
        let (here, there) = (left.element.location, right.element.location)
        return (here.line, here.column, left.offset) < (there.line, there.column, right.offset)
      }
      .map(\.element)
    }
    return report(sorted, lost: lostComments)
  }

  private func report(
    _ entries: [ConversionReport.Entry],
    lost: [ConversionReport.LostComment]
  ) -> ConversionReport {
    let defaults = source.value["spawnerFormDefaults"] ?? .null
    return ConversionReport(
      generation: generation,
      isForRok: FormFlavour(of: defaults) == .rok,
      target: target,
      entries: entries,
      lostComments: lost
    )
  }

  /// The comments that the old file has more of than the new one.
  private var lostComments: [ConversionReport.LostComment] {
    var kept: [String: Int] = [:]
    for comment in CommentScan(document).comments {
      kept[TemplateText.restored(comment.text), default: 0] += 1
    }
    return CommentScan(source).comments.compactMap { comment in
      let text = TemplateText.restored(comment.text)
      guard let count = kept[text], count > 0 else {
        return .init(text: text, location: comment.location)
      }
      kept[text] = count - 1
      return nil
    }
  }

  // MARK: Refusing

  /// Refuses a file in which a key stands twice: which of the two was meant nobody can know.
  func requireSingleKeys() throws(SpawnerConfigError) {
    let findings = Lint.findings(in: SpawnerDocument(document: source), for: target)
      .filter { $0.rule == "Y010" }
    try requireNone(of: findings)
  }

  /// Refuses a result that the web app could not read, or not use.
  func requireSound(_ bytes: [UInt8]) throws(SpawnerConfigError) {
    let result: Document
    do throws(YAMLError) { result = try Document(bytes) } catch {
      throw SpawnerConfigError(unsound: error.relocated(to: nil))
    }
    let errors = Lint.findings(in: SpawnerDocument(document: result), for: target)
      .filter { $0.severity == .error }
    try requireNone(of: errors.map { $0.relocated(to: place(of: $0)) })
  }

  private func requireNone(of errors: [Finding]) throws(SpawnerConfigError) {
    guard let first = errors.first else { return }
    let more = errors.count > 1 ? " and \(errors.count - 1) more" : ""
    throw SpawnerConfigError(
      .undecided,
      """
      the file cannot be converted for \(target) before this is decided: \
      \(first.rule): \(first.message)\(more)
      """,
      at: .init(location: first.location, findings: errors)
    )
  }

  /// Where in the old file the cause of a finding about the new one is.
  private func place(of finding: Finding) -> SourceLocation {
    do throws(YAMLError) {
      return location(of: OldPath.of(try YAMLPath(parsing: finding.path ?? ""), in: source))
    } catch {
      return location(of: .formDefaults)
    }
  }
}
