#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Everything that a descriptor gives up to its end.
///
/// A pipe may stay silent for ever. The wait is cancellable, so that Ctrl-C reaches a tool that waits
/// for its input; and it ends at a size that no ConfigMap has, so that `/dev/zero` fills no memory.
struct WholeInput: Sendable {
  /// The greatest number of bytes that is read: 64 MiB, where a ConfigMap holds one.
  static let maximumSize = 64 << 20

  let descriptor: Int32
  /// What is read, for messages; `-` is standard input.
  let path: String

  /// Reads to the end.
  ///
  /// - Throws: `FileError`, or `CancellationError` if the task was cancelled while it waited.
  func bytes() throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= Self.maximumSize {
      try waitUntilReadable()
      let count = read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += buffer.prefix(count)
      } else if errno != EINTR && errno != EAGAIN {
        throw FileError(code: .unreadable, path: path, errorNumber: errno)
      }
    }
    throw FileError(code: .unreadable, path: path, errorNumber: EFBIG)
  }

  /// Looks up now and then, since a blocked read would not notice a cancellation.
  private func waitUntilReadable() throws {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    var ready: Int32
    repeat {
      try Task.checkCancellation()
      ready = poll(&wanted, 1, 50)
    } while ready == 0 || (ready < 0 && errno == EINTR)
  }
}
