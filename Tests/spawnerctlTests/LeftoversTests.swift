import Testing

/// Nothing that was meant for later, and nothing that the house style forbids, stays in the sources.
@Suite struct LeftoversTests {
  /// What must not occur in the code, comments and literals aside where that is said.
  static let forbidden: [String] = [
    "TODO", "FIXME", "XXX:", "print(", "try!", "fatalError(", "@unchecked Sendable",
    "nonisolated(unsafe)", "Task.detached", "try?", "as!",
  ]

  @Test(arguments: forbidden)
  func `does not occur in the sources`(leftover: String) throws {
    for file in try SourceFile.all() {
      #expect(file.places(of: leftover).isEmpty)
    }
  }

  @Test func `leaves no placeholder file behind`() throws {
    for file in try SourceFile.all() {
      #expect(!file.path.hasSuffix("/Placeholder.swift"), "\(file.path)")
    }
  }

  @Test func `keeps files small enough to read`() throws {
    for file in try SourceFile.all() {
      #expect(file.lines.count <= 400, "\(file.path) has \(file.lines.count) lines")
    }
  }
}
