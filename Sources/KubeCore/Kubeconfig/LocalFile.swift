#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file on this machine, read with complaints that say whose file it is.
struct LocalFile {
  let path: String

  init(_ path: String) { self.path = path }

  var exists: Bool { FileManager.default.fileExists(atPath: path) }

  private var isFolder: Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  /// Reads the file.
  ///
  /// - Parameters:
  ///   - purpose: What the file is, such as `the token file`.
  ///   - place: Who names it.
  /// - Returns: What is in it.
  /// - Throws: ``KubeError`` with code `fileUnreadable`.
  func bytes(for purpose: String, place: String) throws(KubeError) -> [UInt8] {
    guard exists else {
      throw unreadable(purpose, place, "there is no such file")
    }
    do {
      return try [UInt8](Data(contentsOf: URL(filePath: path)))
    } catch {
      let words = isFolder ? "it is a folder" : "it cannot be opened"
      throw unreadable(purpose, place, words, error)
    }
  }

  private func unreadable(
    _ purpose: String,
    _ place: String,
    _ words: String,
    _ cause: (any Error)? = nil
  ) -> KubeError {
    let name = place == path ? "" : " '\(path)'"
    return KubeError(
      code: .fileUnreadable,
      message: "\(purpose)\(name) cannot be read: \(words)",
      place: place,
      underlying: cause
    )
  }
}
