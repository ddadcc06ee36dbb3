/// Reads a checked text into a table of nodes, by PyYAML's rules.
struct DocumentReader {
  /// How often a text may be adapted before libyaml's word is final.
  private static let maximumAttempts = 64

  /// Reads one document, or none.
  static func read(_ source: SourceText) throws(YAMLError) -> NodeTable {
    var preparation = try Preparation(source)
    for _ in 0..<maximumAttempts {
      var builder = TableBuilder(source, preparation: preparation)
      do {
        try EventReader.run(preparation.bytes, isASCII: source.isASCII, into: &builder)
        let table = try builder.finish()
        var check = ConstructionCheck(source: source, table: table)
        try check.run()
        return table
      } catch {
        try recover(from: error, source: source, preparation: &preparation)
      }
    }
    throw YAMLError(.syntax, detail: "the text has too many places only the app's reader takes")
  }

  /// Prepares another attempt, or throws if PyYAML would refuse the text too.
  private static func recover(
    from error: any Error,
    source: SourceText,
    preparation: inout Preparation
  ) throws(YAMLError) {
    if let refused = error as? YAMLError { throw refused }
    guard let stop = error as? EventReader.Stop else { return }
    switch stop {
    case .refused(let error): throw error
    case .failed(let failure):
      let offset = preparation.sourceOffset(of: failure.offset)
      let adaptation = Adaptation(source: source, failure: failure, offset: offset)
      let context = preparation.sourceOffset(of: failure.contextOffset)
      if let insertions = adaptation.insertions(context: context), preparation.insert(insertions) {
        return
      }
      throw words(for: failure, at: offset, context: context, source: source)
    }
  }

  private static func words(
    for failure: EventReader.Failure,
    at offset: Int,
    context: Int,
    source: SourceText
  ) -> YAMLError {
    let location = source.location(of: offset)
    if offset < source.bytes.count, source.bytes[offset] == 0x09 {
      return YAMLError(
        .tab,
        at: location,
        detail: "found a tab, where the app's reader takes only spaces"
      )
    }
    guard let words = failure.context else {
      return YAMLError(.syntax, at: location, detail: failure.problem)
    }
    let detail = "\(failure.problem) \(words)"
    let start = source.location(of: context)
    if start == location { return YAMLError(.syntax, at: location, detail: detail) }
    return YAMLError(.syntax, at: location, detail: "\(detail) that starts at").mentioning(start)
  }
}
