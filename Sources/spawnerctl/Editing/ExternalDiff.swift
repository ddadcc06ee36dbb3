/// The program that shows differences in place of this tool, as for kubectl.
struct ExternalDiff: Sendable {
  /// The program and its arguments.
  let words: [String]

  /// Takes what `KUBECTL_EXTERNAL_DIFF` says; nil where it says nothing.
  ///
  /// - Parameter environment: The environment variables.
  init?(environment: [String: String]) {
    words = environment["KUBECTL_EXTERNAL_DIFF", default: ""].split(whereSeparator: \.isWhitespace)
      .map(String.init)
    if words.isEmpty { return nil }
  }

  /// Shows two texts: as two folders named as kubectl names them, with a file of one name in each.
  ///
  /// - Parameters:
  ///   - live: The text before.
  ///   - merged: The text after.
  ///   - context: The surroundings.
  /// - Returns: Whether the program found a difference.
  /// - Throws: `CommandError` where it cannot run or ends with a status greater than 1.
  func run(live: [UInt8], merged: [UInt8], in context: CommandContext) async throws -> ExitStatus {
    let before = PrivateFile(name: Self.fileName, bytes: live)
    let after = PrivateFile(name: Self.fileName, bytes: merged)
    let status = try await context.withFolder("LIVE", before) { left in
      try await context.withFolder("MERGED", after) { right in
        try await context.interrupts.closed {
          try await context.programs.run(words + [left, right], context.environment)
        }
      }
    }
    guard (0...1).contains(status.rawValue) else {
      throw CommandError(
        .diffFailed,
        "the program of KUBECTL_EXTERNAL_DIFF, '\(words[0])', ended with status \(status.rawValue)"
      )
    }
    return status
  }

  private static let fileName = "spawner_ui_config.yaml"
}

extension CommandContext {
  /// Makes a private folder for as long as the body runs.
  fileprivate func withFolder<Result>(
    _ name: String,
    _ file: PrivateFile,
    body: (String) async throws -> Result
  ) async throws -> Result {
    let folder = try files.createPrivateFolder(name, file)
    let result: Result
    do {
      result = try await body(folder)
    } catch {
      try files.removeFolder(folder, file)
      throw error
    }
    try files.removeFolder(folder, file)
    return result
  }
}
