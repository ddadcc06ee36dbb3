extension FormatOptions {
  /// A report in the form the user asked for.
  ///
  /// One exhaustive switch: a new form does not compile until every report has it.
  ///
  /// - Parameters:
  ///   - report: What to show.
  ///   - names: The names for `-o name`, one line each.
  ///   - text: The form for people.
  /// - Returns: Lines, each ended by a newline, or nothing.
  /// - Throws: `EncodingError`, for a report that has no such form.
  func render<Report: Encodable>(
    _ report: Report,
    name names: [String],
    text: (Report) -> String
  ) throws -> String {
    switch output {
    case .text: text(report)
    case .json: try JSONRenderer.render(report)
    case .yaml: try YAMLRenderer.render(report)
    case .name: names.map { $0 + "\n" }.joined()
    }
  }
}
