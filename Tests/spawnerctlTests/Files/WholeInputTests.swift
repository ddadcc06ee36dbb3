import Foundation
import TestSupport
import Testing

@testable import spawnerctl

/// Input is read to its end, and nobody is locked up with a pipe that stays silent.
@Suite(.aFewAtATime)
struct WholeInputTests {
  @Test func `reads what comes in pieces up to the end`() async throws {
    let pipe = Pipe()
    let descriptor = pipe.fileHandleForReading.fileDescriptor
    let reading = Task { try WholeInput(descriptor: descriptor, path: "-").bytes() }
    for piece in ["grö", "ße"] {
      try pipe.fileHandleForWriting.write(contentsOf: Data(piece.utf8))
    }
    try pipe.fileHandleForWriting.close()
    let bytes = try await reading.value
    #expect(bytes == Array("größe".utf8))
  }

  @Test func `stops waiting for a silent pipe when it is cancelled`() async throws {
    let pipe = Pipe()
    let descriptor = pipe.fileHandleForReading.fileDescriptor
    let reading = Task { try WholeInput(descriptor: descriptor, path: "-").bytes() }
    reading.cancel()
    await #expect(throws: CancellationError.self) { try await reading.value }
    try pipe.fileHandleForWriting.close()
  }

  @Test func `stops waiting for a named pipe that nobody writes to`() async throws {
    try await TemporaryDirectory.with { folder in
      let path = folder.path(of: "pipe")
      try #require(mkfifo(path, 0o600) == 0)
      let store = FileStore.system(temporaryDirectory: folder.path)
      let reading = Task { try store.read(path) }
      reading.cancel()
      await #expect(throws: CancellationError.self) { try await reading.value }
    }
  }

  @Test func `says so when there is no standard input`() {
    let error = #expect(throws: FileError.self) {
      try WholeInput(descriptor: 1_000_000, path: "-").bytes()
    }
    #expect(error?.description == "cannot read standard input: bad file descriptor")
  }

  @Test func `gives up on a file without an end`() {
    let store = FileStore.system(temporaryDirectory: "/tmp")
    let error = #expect(throws: FileError.self) { try store.read("/dev/zero") }
    #expect(error?.description == "cannot read '/dev/zero': file too large")
  }
}
