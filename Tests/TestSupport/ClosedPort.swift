#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A port of 127.0.0.1 at which nobody listens, for as long as it is lent.
///
/// The port of a server that has ended may be another's a moment later; this one is held.
public enum ClosedPort {
  /// No port could be held.
  public struct Failure: Error {
    /// What the system says.
    public let number: Int32
  }

  /// Holds a port, lends it and lets it go.
  ///
  /// - Parameter body: Takes the port.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws, and ``Failure``.
  public static func with<R>(_ body: (Int) async throws -> R) async throws -> R {
    #if canImport(Glibc)
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    guard descriptor >= 0 else { throw Failure(number: errno) }
    defer { close(descriptor) }
    return try await body(bound(descriptor))
  }

  /// Gives a socket a port without listening there: whoever connects is refused.
  private static func bound(_ descriptor: Int32) throws -> Int {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(descriptor, pointer, length) == 0 ? getsockname(descriptor, pointer, &length) : -1
      }
    }
    guard status == 0 else { throw Failure(number: errno) }
    return Int(UInt16(bigEndian: address.sin_port))
  }
}
