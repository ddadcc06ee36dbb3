#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where text comes from: standard input, or what a test typed beforehand.
struct InputSource: Sendable {
  /// Whether somebody can be asked.
  let isTerminal: Bool
  /// Reads up to the end of the input.
  let readAll: @Sendable () throws -> [UInt8]
  /// Reads one line without its end, or nothing at the end of the input.
  let readLine: @Sendable () async throws -> String?
}

extension InputSource {
  /// The process's standard input.
  static let standard = InputSource(
    isTerminal: isatty(0) == 1,
    readAll: { try WholeInput(descriptor: 0, path: "-").bytes() },
    readLine: { try await readTypedLine() }
  )
}

/// Reads a line byte by byte, so that nothing behind it is taken, and stays cancellable: a question
/// that is being asked must not swallow Ctrl-C.
private func readTypedLine() async throws -> String? {
  var bytes: [UInt8] = []
  while true {
    var wanted = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    if poll(&wanted, 1, 0) <= 0 {
      try await Task.sleep(for: .milliseconds(40))
      continue
    }
    guard let byte = try readChunk(of: 1) else {
      return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
    if byte == [0x0A] { return String(decoding: bytes, as: UTF8.self) }
    bytes += byte
  }
}

private func readChunk(of size: Int) throws -> [UInt8]? {
  var buffer = [UInt8](repeating: 0, count: size)
  while true {
    let count = read(0, &buffer, size)
    if count > 0 { return Array(buffer.prefix(count)) }
    if count == 0 { return nil }
    if errno != EINTR { throw FileError(code: .unreadable, path: "-", errorNumber: errno) }
  }
}
