import SpawnerKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The few things this tool does to files; a test may hand in its own.
struct FileStore: Sendable {
  /// Reads a whole file.
  let read: @Sendable (_ path: String) throws -> [UInt8]
  /// Replaces a file's content so that a crash leaves either the old or the new one.
  let replace: @Sendable (_ path: String, _ bytes: [UInt8]) throws -> Void
  /// Makes a file that only its owner may read and returns its path.
  let createPrivate: @Sendable (_ name: String, _ bytes: [UInt8]) throws -> String
  /// Removes a file made by `createPrivate`; one that is gone already is fine.
  let remove: @Sendable (_ path: String) throws -> Void
  /// The paths that a pattern such as `conf/**/*.yaml` stands for, sorted.
  var matching: @Sendable (_ pattern: String) throws -> [String] = { pattern in
    try PathPattern(pattern).matches()
  }
  /// Whether there is something at a path.
  var exists: @Sendable (_ path: String) -> Bool = { access($0, F_OK) == 0 }
}

extension FileStore {
  /// The real file system; private files go below `temporaryDirectory`.
  static func system(temporaryDirectory: String) -> FileStore {
    FileStore(
      read: { path in
        let descriptor = try opened(path)
        defer { close(descriptor) }
        return try WholeInput(descriptor: descriptor, path: path).bytes()
      },
      replace: { path, bytes in try AtomicFile(path: path).write(bytes) },
      createPrivate: { name, bytes in
        let (descriptor, path) = try temporaryFile("\(temporaryDirectory)/\(name)-XXXXXX")
        try fill(descriptor, with: bytes, path: path)
        return path
      },
      remove: { path in
        if unlink(path) != 0 && errno != ENOENT {
          throw FileError(code: .unwritable, path: path, errorNumber: errno)
        }
      }
    )
  }
}

/// Opens a file for reading, without waiting for somebody to open a named pipe's other end.
private func opened(_ path: String) throws -> Int32 {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else {
    throw FileError(code: .unreadable, path: path, errorNumber: errno)
  }
  return descriptor
}

/// Makes a file of mode 0600 with a fresh name in place of the pattern's X's.
private func temporaryFile(
  _ pattern: String
) throws -> (descriptor: Int32, path: String) {
  var template = Array(pattern.utf8CString)
  let descriptor = mkstemp(&template)
  guard descriptor >= 0 else {
    throw FileError(code: .unwritable, path: pattern, errorNumber: errno)
  }
  let name = template.dropLast().map { UInt8(bitPattern: $0) }
  return (descriptor, String(decoding: name, as: UTF8.self))
}

/// Writes everything, makes it durable, and closes the descriptor whatever happens.
private func fill(_ descriptor: Int32, with bytes: [UInt8], path: String) throws {
  defer { close(descriptor) }
  if let number = writeAll(bytes, to: descriptor) {
    throw FileError(code: .unwritable, path: path, errorNumber: number)
  }
  guard fsync(descriptor) == 0 else {
    throw FileError(code: .unwritable, path: path, errorNumber: errno)
  }
}
