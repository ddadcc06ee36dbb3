import Foundation

/// A source file of this package, as the tests of the house rules read it.
struct SourceFile {
  /// The path from the package's folder.
  let path: String
  let bytes: Data

  var lines: [Substring] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The places of a word that stands on its own: `print(` is not found in `blueprint(`, nor in a
  /// line of comment.
  func places(of word: String) -> [String] {
    guard bytes.range(of: Data(word.utf8)) != nil else { return [] }
    return lines.enumerated().filter { !$0.element.isComment && $0.element.holds(word) }
      .map { "\(path):\($0.offset + 1): \($0.element)" }
  }

  /// The modules that the file imports.
  var imports: Set<String> {
    Set(lines.compactMap(\.importedModule))
  }

  /// The package's folder.
  static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The names of the targets that have sources.
  static func targets() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: package.appending(path: "Sources").path)
      .filter { !$0.hasPrefix(".") }
  }

  /// All files of a target, or of all targets.
  static func all(below target: String? = nil) throws -> [SourceFile] {
    let folder = target.map { "Sources/\($0)" } ?? "Sources"
    let root = package.appending(path: folder).path
    return try FileManager.default.subpathsOfDirectory(atPath: root)
      .filter { $0.hasSuffix(".swift") }
      .sorted()
      .map { name in
        let bytes = try Data(contentsOf: URL(filePath: root).appending(path: name))
        return SourceFile(path: "\(folder)/\(name)", bytes: bytes)
      }
  }
}

extension Substring {
  fileprivate var isComment: Bool { drop { $0 == " " }.hasPrefix("//") }

  /// Whether a word stands here on its own.
  fileprivate func holds(_ word: String) -> Bool {
    var rest = self
    while let range = rest.firstRange(of: word) {
      let before = self[..<range.lowerBound].last
      if before.map({ !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "." }) ?? true {
        return true
      }
      rest = rest[range.upperBound...]
    }
    return false
  }

  /// The module that a line imports, whatever stands before the word `import`.
  fileprivate var importedModule: String? {
    guard hasSuffix("import") || contains("import "), !isComment else { return nil }
    let words = split(separator: " ")
    guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
      words[..<index].allSatisfy({ $0.hasPrefix("@") || accessLevels.contains($0) })
    else { return nil }
    return words.last?.split(separator: ".").first.map(String.init)
  }
}

private let accessLevels: Set<Substring> = [
  "public", "package", "internal", "fileprivate", "private",
]
