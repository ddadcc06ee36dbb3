import SpawnerConfig

extension TextRenderer {
  /// What a conversion did, for people: a heading, then a line for each thing under its kind.
  ///
  /// - Parameters:
  ///   - report: What it did.
  ///   - style: The colours.
  /// - Returns: Lines without the last one's end; nothing where there is nothing to tell.
  static func conversion(_ report: ConversionReport, style: Style) -> String {
    guard !report.isEmpty else { return "" }
    let flavour = report.isForRok ? " (the form for Rok)" : ""
    let origin = report.generation.displayName + flavour
    var lines = ["from a file of \(origin) to one for \(report.target); places in the old file:"]
    for kind in ConversionReport.Entry.Kind.allCases {
      let entries = report.entries.filter { $0.kind == kind }
      guard !entries.isEmpty else { continue }
      lines.append(style(kind == .decide ? .warning : .strong, kind.heading + ":"))
      lines += entries.map { "  " + line(for: $0) }
    }
    if !report.lostComments.isEmpty {
      lines.append(style(.strong, "\(report.lostComments.count.of("comment")) gone:"))
      lines += report.lostComments.map { "  \($0.location): \($0.text)" }
    }
    return lines.joined(separator: "\n")
  }

  /// One thing on one line: place, what, why.
  static func line(for entry: ConversionReport.Entry) -> String {
    "\(entry.location): \(entry.what); \(entry.why)"
  }
}

extension ConversionReport.Entry.Kind {
  /// The kind as a heading.
  fileprivate var heading: String {
    switch self {
    case .decide: "to decide"
    case .changed: "means something else now"
    case .dropped: "gone"
    case .added: "new"
    }
  }
}
