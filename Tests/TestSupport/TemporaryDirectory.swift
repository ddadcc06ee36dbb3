#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A directory that exists for the length of a test.
public struct TemporaryDirectory: Sendable {
  /// The directory's path, without a slash at its end.
  public let path: String

  /// Makes a directory, lends it and removes it with everything in it, whatever happened.
  ///
  /// - Parameter body: Works in the directory.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws, and whatever keeps the directory from being made or removed.
  public static func with<R>(
    _ body: (TemporaryDirectory) async throws -> R
  ) async throws -> R {
    let manager = FileManager.default
    let url = manager.temporaryDirectory.appending(path: "spawnerctl-\(UUID().uuidString)")
    try manager.createDirectory(at: url, withIntermediateDirectories: true)
    let result: R
    do {
      result = try await body(TemporaryDirectory(path: url.path))
    } catch {
      try await remove(url)
      throw error
    }
    try await remove(url)
    return result
  }

  /// Removes the directory.
  ///
  /// A program that has just ended may have left another behind that still writes there, as
  /// browsers do: then it is tried again for a while.
  private static func remove(_ url: URL) async throws {
    for _ in 1...100 {
      do {
        return try FileManager.default.removeItem(at: url)
      } catch {
        try await ContinuousClock().sleep(for: .milliseconds(100))
      }
    }
    try FileManager.default.removeItem(at: url)
  }

  /// The path of a file in the directory.
  ///
  /// - Parameter name: The file's path within the directory.
  /// - Returns: The whole path.
  public func path(of name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, making the folders it is in.
  ///
  /// - Parameters:
  ///   - bytes: What to write.
  ///   - name: The file's path within the directory.
  /// - Returns: The whole path.
  /// - Throws: Whatever keeps the file from being written.
  @discardableResult
  public func write(_ bytes: [UInt8], to name: String) throws -> String {
    let url = URL(filePath: path(of: name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(bytes).write(to: url)
    return url.path
  }

  /// Writes a text file, making the folders it is in.
  ///
  /// - Parameters:
  ///   - text: What to write.
  ///   - name: The file's path within the directory.
  /// - Returns: The whole path.
  /// - Throws: Whatever keeps the file from being written.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  /// Reads a file.
  ///
  /// - Parameter name: The file's path within the directory.
  /// - Returns: Its bytes.
  /// - Throws: Whatever keeps the file from being read.
  public func read(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(filePath: path(of: name))))
  }

  /// The names of the files and folders directly in the directory, sorted.
  ///
  /// - Returns: The names.
  /// - Throws: Whatever keeps the directory from being read.
  public func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}
