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
  /// Makes a file that only its owner may read and returns its path: the name with random letters
  /// before its ending.
  let createPrivate: @Sendable (_ name: String, _ bytes: [UInt8]) throws -> String
  /// Removes a file made by `createPrivate`; one that is gone already is fine.
  let remove: @Sendable (_ path: String) throws -> Void
  /// Makes a folder that only its owner may read, with one file in it, and returns its path.
  var createPrivateFolder: @Sendable (_ name: String, _ file: PrivateFile) throws -> String = {
    name,
    _ in
    throw FileError(code: .unwritable, path: name, errorNumber: ENOTSUP)
  }
  /// Removes a folder made by `createPrivateFolder`, if nothing was added to it.
  var removeFolder: @Sendable (_ path: String, _ file: PrivateFile) throws -> Void = { _, _ in }
  /// The paths that a pattern such as `conf/**/*.yaml` stands for, sorted.
  var matching: @Sendable (_ pattern: String) throws -> [String] = { pattern in
    try PathPattern(pattern).matches()
  }
  /// Whether there is something at a path.
  var exists: @Sendable (_ path: String) -> Bool = { access($0, F_OK) == 0 }
  /// Whether a path is that of a pipe or of something else that can be read only once, and not
  /// written back to.
  var isStream: @Sendable (_ path: String) -> Bool = { canBeReadOnlyOnce($0) }
}

/// A file in a private folder.
struct PrivateFile: Sendable {
  let name: String
  let bytes: [UInt8]
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
      replace: { path, bytes in
        try AtomicFile(path: path, spareFolder: temporaryDirectory).write(bytes)
      },
      createPrivate: { name, bytes in
        let (descriptor, path) = try temporaryFile(name, in: temporaryDirectory)
        try fill(descriptor, with: bytes, path: path)
        return path
      },
      remove: { path in
        if unlink(path) != 0 && errno != ENOENT {
          throw FileError(code: .unwritable, path: path, errorNumber: errno)
        }
      },
      createPrivateFolder: { name, file in
        let folder = try temporaryFolder("\(temporaryDirectory)/\(name)-XXXXXX")
        let path = "\(folder)/\(file.name)"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
          throw FileError(code: .unwritable, path: path, errorNumber: errno)
        }
        try fill(descriptor, with: file.bytes, path: path)
        return folder
      },
      removeFolder: { folder, file in
        // What the program that was shown it has left there is not ours to remove.
        unlink("\(folder)/\(file.name)")
        rmdir(folder)
      }
    )
  }
}

/// Whether there is neither a file nor a folder at a path; what stands for a descriptor of this
/// process is none, whatever is behind it.
private func canBeReadOnlyOnce(_ path: String) -> Bool {
  let isDescriptor =
    path == "/dev/stdin" || path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/self/fd/")
  var info = stat()
  guard stat(path, &info) == 0 else { return false }
  return isDescriptor || ![S_IFREG, S_IFDIR].contains(info.st_mode & S_IFMT)
}

/// Opens a file for reading, without waiting for somebody to open a named pipe's other end.
private func opened(_ path: String) throws -> Int32 {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else {
    throw FileError(code: .unreadable, path: path, errorNumber: errno)
  }
  return descriptor
}

/// Makes a file of mode 0600 with a fresh name.
private func temporaryFile(
  _ name: String,
  in folder: String
) throws -> (descriptor: Int32, path: String) {
  let ending = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
  let pattern = "\(folder)/\(name.dropLast(ending.count))-XXXXXX\(ending)"
  var template = Array(pattern.utf8CString)
  let descriptor = mkstemps(&template, Int32(ending.utf8.count))
  guard descriptor >= 0 else {
    throw FileError(code: .unwritable, path: pattern, errorNumber: errno)
  }
  return (descriptor, text(template))
}

/// Makes a folder of mode 0700 with a fresh name in place of the pattern's X's.
private func temporaryFolder(_ pattern: String) throws -> String {
  var template = Array(pattern.utf8CString)
  guard mkdtemp(&template) != nil else {
    throw FileError(code: .unwritable, path: pattern, errorNumber: errno)
  }
  return text(template)
}

/// A C string as text.
private func text(_ characters: [CChar]) -> String {
  String(decoding: characters.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
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
