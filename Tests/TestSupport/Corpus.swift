#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

public import Testing

/// Real configuration files, collected outside of the package; laws are tried on all of them.
public enum Corpus {
  /// One file.
  public struct File: Sendable, CustomStringConvertible {
    /// The file's name.
    public let name: String
    /// What is in it.
    public let bytes: [UInt8]

    /// The file's name, so that a failing test says which one it was.
    public var description: String { name }
  }

  /// The folder: `$SPAWNERCTL_CORPUS`, or `shared/corpus/spawner_ui_config` beside the package.
  public static var folder: String {
    ProcessInfo.processInfo.environment["SPAWNERCTL_CORPUS"]
      ?? URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
      .appending(path: "shared/corpus/spawner_ui_config").path
  }

  /// The files, sorted by name; empty where there is no such folder.
  ///
  /// - Returns: The files.
  /// - Throws: Whatever keeps a file that is there from being read.
  public static func files() throws -> [File] {
    let folder = URL(filePath: folder)
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
      .sorted()
      .map { name in
        let bytes = try [UInt8](Data(contentsOf: folder.appending(path: name)))
        return File(name: name, bytes: bytes)
      }
  }
}

extension Trait where Self == ConditionTrait {
  /// For tests of the corpus alone: where there is none they are skipped, and say so.
  public static var needsCorpus: ConditionTrait {
    .enabled(if: try !Corpus.files().isEmpty, "SPAWNERCTL_CORPUS names no folder with files")
  }
}
