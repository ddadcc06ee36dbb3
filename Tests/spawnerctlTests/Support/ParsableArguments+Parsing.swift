import ArgumentParser

extension ParsableArguments {
  /// The options as a command line would give them.
  static func parsed(_ words: [String]) throws -> Self {
    try parse(words)
  }
}
