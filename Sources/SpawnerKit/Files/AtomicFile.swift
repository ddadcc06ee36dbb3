#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Replaces a file so that a crash leaves either the old content or the new one.
///
/// The bytes go to a temporary file beside the target, are synced to disk and renamed over it.
/// Mode and, where the user may, owner and group are kept; a symbolic link stays a link and the
/// file behind it is replaced.
///
/// A file that has several names (hard links) keeps them all, and all show the new content: it is
/// written over in place, while the temporary file still has the whole of it. Should that be cut
/// short, the temporary file stays. The same is done where no other file can take the place: a file
/// that is mounted by itself, as into a container, or whose folder takes no new files. In that last
/// case the temporary file is made elsewhere.
public struct AtomicFile: Hashable, Sendable {
  /// The system refused a step; ``number`` is its `errno`.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was tried, such as `rename`.
    public let step: String
    /// The file it was tried on.
    public let path: String
    /// The system's error number.
    public let number: Int32
    /// Where the whole new content is, if the file may be half written; `nil` where it is as it was.
    public var remains: String?

    /// Describes a failure that left the file as it was.
    ///
    /// - Parameters:
    ///   - step: What was tried.
    ///   - path: The file it was tried on.
    ///   - number: The system's error number.
    public init(step: String, path: String, number: Int32) {
      self.step = step
      self.path = path
      self.number = number
    }

    /// The failure in words.
    public var description: String {
      "'\(path)' cannot be written: \(step): \(String(cString: strerror(number)).lowercased())"
    }
  }

  /// The path as it was given.
  public let path: String
  /// Where the temporary file is made if the target's own folder takes none.
  public let spareFolder: String

  /// Names a file.
  ///
  /// - Parameters:
  ///   - path: Its path; the file itself need not be there, its folder must.
  ///   - spareFolder: Where the temporary file is made if the target's own folder takes none.
  public init(path: String, spareFolder: String = "/tmp") {
    self.path = path
    self.spareFolder = spareFolder
  }

  /// Replaces the content.
  ///
  /// - Parameter bytes: The new content.
  /// - Throws: ``AtomicFile/Failure``; the file is untouched then, unless ``AtomicFile/Failure/remains``
  ///   says otherwise.
  public func write(_ bytes: [UInt8]) throws(Failure) {
    let target = resolvedPath()
    let temporary = try temporaryFile(for: target)
    do throws(Failure) {
      defer { close(temporary.file) }
      if temporary.isBeside { try keepOwner(of: target, on: temporary.file) }
      try write(bytes, to: temporary.file)
      guard fsync(temporary.file) == 0 else { throw failure("sync") }
      try replace(target, with: bytes, by: temporary)
    } catch {
      if error.remains == nil { unlink(temporary.path) }
      throw error
    }
    syncFolder(of: target)
  }

  /// Puts the temporary file in the target's place, or its content into the target.
  private func replace(
    _ target: String,
    with bytes: [UInt8],
    by temporary: Temporary
  ) throws(Failure) {
    if temporary.isBeside, !hasOtherNames(target) {
      if rename(temporary.path, target) == 0 { return }
      // Nothing can be renamed over what is mounted.
      guard errno == EBUSY, isRegular(target) else { throw failure("rename") }
    }
    try overwrite(target, with: bytes, keptIn: temporary.path)
  }
}
