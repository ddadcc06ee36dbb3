import Foundation
import TestSupport
import Testing

@testable import spawnerctl

/// Streams that are closed when the program starts.
@Suite(.aFewAtATime)
struct HeldDescriptorTests {
  /// A number that nothing else has: the system gives the lowest ones.
  private static let free: Int32 = 987

  @Test func `are not given to the next file, and still refuse what they refused`() {
    #expect(fcntl(Self.free, F_GETFD) == -1)
    holdOpen(Self.free, as: O_RDONLY)
    defer { close(Self.free) }
    #expect(fcntl(Self.free, F_GETFD) >= 0)
    #expect(writeAll([1], to: Self.free) == EBADF)
  }

  @Test func `are left alone where they are open`() throws {
    let pipe = Pipe()
    holdOpen(pipe.fileHandleForWriting.fileDescriptor, as: O_RDONLY)
    #expect(writeAll([7], to: pipe.fileHandleForWriting.fileDescriptor) == nil)
    try pipe.fileHandleForWriting.close()
    #expect(try pipe.fileHandleForReading.readToEnd() == Data([7]))
  }
}
