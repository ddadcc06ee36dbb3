#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A pattern for paths as shells have it, for those that the shell left alone: `*`, `?`, `[…]`, and
/// `**` for any number of folders.
///
/// Names that begin with a dot are met only by patterns that do; `**` follows no symbolic links.
struct PathPattern: Sendable {
  private let parts: [String]
  private let root: String

  init(_ pattern: String) {
    root = pattern.hasPrefix("/") ? "/" : ""
    parts = pattern.split(separator: "/").map(String.init)
  }

  /// Whether a word has characters that stand for others.
  static func isPattern(_ word: String) -> Bool { word.contains { "*?[".contains($0) } }

  /// The paths that are there, sorted, each once.
  ///
  /// - Throws: `FileError` for a folder that cannot be looked into.
  func matches() throws -> [String] {
    var found: Set<String> = []
    try collect(parts[...], below: root, into: &found)
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func collect(
    _ parts: ArraySlice<String>,
    below folder: String,
    into found: inout Set<String>
  ) throws {
    guard let part = parts.first else { return }
    let rest = parts.dropFirst()
    if part == "**" {
      if !rest.isEmpty { try collect(rest, below: folder, into: &found) }
      for name in try names(in: folder) where !name.hasPrefix(".") {
        let path = folder + name
        if Self.isFolder(path, followingLinks: false) {
          try collect(parts, below: path + "/", into: &found)
        } else if rest.isEmpty {
          found.insert(path)
        }
      }
      return
    }
    let names =
      Self.isPattern(part) ? try names(in: folder).filter(NamePattern(part).matches) : [part]
    for name in names {
      let path = folder + name
      if rest.isEmpty {
        // A pattern means files; a folder is met only by its own name.
        if !Self.isFolder(path), access(path, F_OK) == 0 { found.insert(path) }
      } else if Self.isFolder(path) {
        try collect(rest, below: path + "/", into: &found)
      }
    }
  }

  private func names(in folder: String) throws -> [String] {
    let path = folder.isEmpty ? "." : folder
    guard let stream = opendir(path) else {
      if errno == ENOENT || errno == ENOTDIR { return [] }
      throw FileError(code: .unreadable, path: path, errorNumber: errno)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  private static func isFolder(_ path: String, followingLinks: Bool = true) -> Bool {
    var info = stat()
    let result = followingLinks ? stat(path, &info) : lstat(path, &info)
    return result == 0 && info.st_mode & S_IFMT == S_IFDIR
  }
}
