#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension AtomicFile {
  /// The file behind the path, links followed; the path itself where nothing is there yet.
  func resolvedPath() -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The file that holds the whole content first.
  struct Temporary {
    let path: String
    let file: Int32
    /// Whether it is in the target's folder, so that it can take its place.
    let isBeside: Bool
  }

  /// Makes the temporary file: beside the target, or else, for one that may be written itself, in
  /// the spare folder.
  func temporaryFile(for target: String) throws(Failure) -> Temporary {
    let suffix = ".\(UInt32.random(in: 0...UInt32.max)).tmp"
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    let beside = target + suffix
    let file = open(beside, flags, 0o600)
    if file >= 0 { return Temporary(path: beside, file: file, isBeside: true) }
    let refusal = failure("create")
    guard [EACCES, EPERM, EROFS].contains(refusal.number), isRegular(target),
      access(target, W_OK) == 0
    else { throw refusal }
    let name = target.split(separator: "/").last ?? ""
    let elsewhere = "\(spareFolder)/\(name)\(suffix)"
    let copy = open(elsewhere, flags, 0o600)
    guard copy >= 0 else { throw refusal }
    return Temporary(path: elsewhere, file: copy, isBeside: false)
  }

  /// Whether a path is that of a regular file.
  func isRegular(_ target: String) -> Bool {
    var info = stat()
    return stat(target, &info) == 0 && info.st_mode & S_IFMT == S_IFREG
  }

  /// Gives the new file the mode of the old one, and its owner where that is allowed.
  func keepOwner(of target: String, on file: Int32) throws(Failure) {
    var old = stat()
    guard stat(target, &old) == 0 else {
      let mask = umask(0)
      umask(mask)
      guard fchmod(file, 0o666 & ~mask) == 0 else { throw failure("set mode") }
      return
    }
    // Only the superuser may give files away; an own copy is better than none.
    _ = fchown(file, old.st_uid, old.st_gid)
    guard fchmod(file, old.st_mode & 0o7777) == 0 else { throw failure("set mode") }
  }

  /// Writes every byte, however few the system takes at once.
  func write(_ bytes: [UInt8], to file: Int32) throws(Failure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { buffer in
        #if canImport(Glibc)
          Glibc.write(file, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
          Musl.write(file, buffer.baseAddress, buffer.count)
        #else
          Darwin.write(file, buffer.baseAddress, buffer.count)
        #endif
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure("write")
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Whether the file goes by other names, too, which a rename would leave with the old content.
  func hasOtherNames(_ target: String) -> Bool {
    var info = stat()
    return stat(target, &info) == 0 && info.st_mode & S_IFMT == S_IFREG && info.st_nlink > 1
  }

  /// Writes into the file itself, and removes the temporary one.
  func overwrite(
    _ target: String,
    with bytes: [UInt8],
    keptIn temporary: String
  ) throws(Failure) {
    let file = open(target, O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure("open") }
    defer { close(file) }
    do throws(Failure) {
      try write(bytes, to: file)
      guard ftruncate(file, off_t(bytes.count)) == 0, fsync(file) == 0 else {
        throw failure("overwrite")
      }
    } catch {
      var error = error
      error.remains = temporary
      throw error
    }
    unlink(temporary)
  }

  /// Makes the rename itself durable; a file system that cannot has done what it could.
  func syncFolder(of target: String) {
    let folder = target.lastIndex(of: "/").map { String(target[..<$0]) } ?? "."
    let handle = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_CLOEXEC)
    guard handle >= 0 else { return }
    fsync(handle)
    close(handle)
  }

  /// The failure of the system call just made.
  func failure(_ step: String) -> Failure { Failure(step: step, path: path, number: errno) }
}
