import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Folders for one test, which are gone afterwards.
struct TemporaryDirectoryTests {
  private struct Failure: Error {}

  @Test func `holds files until the work is done`() async throws {
    let path = try await TemporaryDirectory.with { folder in
      let path = try folder.write("caf\u{e9}\n", to: "a/b.txt")
      #expect(path == folder.path(of: "a/b.txt"))
      #expect(try folder.read("a/b.txt") == Array("caf\u{e9}\n".utf8))
      try folder.write([0, 255], to: "c")
      #expect(try folder.read("c") == [0, 255])
      #expect(try folder.names() == ["a", "c"])
      return folder.path
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `is removed when the work fails`() async throws {
    var path = ""
    await #expect(throws: Failure.self) {
      try await TemporaryDirectory.with { folder in
        path = folder.path
        try folder.write("x", to: "a")
        throw Failure()
      }
    }
    #expect(!path.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `is another one each time`() async throws {
    try await TemporaryDirectory.with { first in
      try await TemporaryDirectory.with { second in #expect(first.path != second.path) }
    }
  }
}
