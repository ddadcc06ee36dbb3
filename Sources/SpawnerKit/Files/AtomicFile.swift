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
/// short, the temporary file stays.
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

  /// Names a file.
  ///
  /// - Parameter path: Its path; the file itself need not be there, its folder must.
  public init(path: String) { self.path = path }

  /// Replaces the content.
  ///
  /// - Parameter bytes: The new content.
  /// - Throws: ``AtomicFile/Failure``; the file is untouched then, unless ``AtomicFile/Failure/remains``
  ///   says otherwise.
  public func write(_ bytes: [UInt8]) throws(Failure) {
    let target = resolvedPath()
    let temporary = "\(target).\(UInt32.random(in: 0...UInt32.max)).tmp"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure("create") }
    do throws(Failure) {
      defer { close(file) }
      try keepOwner(of: target, on: file)
      try write(bytes, to: file)
      guard fsync(file) == 0 else { throw failure("sync") }
      if hasOtherNames(target) {
        try overwrite(target, with: bytes, keptIn: temporary)
      } else {
        guard rename(temporary, target) == 0 else { throw failure("rename") }
      }
    } catch {
      if error.remains == nil { unlink(temporary) }
      throw error
    }
    syncFolder(of: target)
  }
}
