import SpawnerKit
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Files are replaced whole or not at all, with mode, owner and links kept.
struct AtomicFileTests {
  static func mode(of path: String) -> UInt32 {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  @Test(arguments: [0o600, 0o644, 0o755])
  func `the content is replaced and the mode is kept`(_ mode: Int) async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write("old, and longer than the new", to: "form.yaml")
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
      try AtomicFile(path: path).write(Array("new".utf8))
      #expect(try folder.read("form.yaml") == Array("new".utf8))
      #expect(Self.mode(of: path) == UInt32(mode))
      #expect(try folder.names() == ["form.yaml"])
    }
  }

  @Test func `a file that is not there yet is made`() async throws {
    try await TemporaryDirectory.with { folder in
      try AtomicFile(path: folder.path(of: "new.yaml")).write([])
      #expect(try folder.read("new.yaml") == [])
    }
  }

  @Test func `a symbolic link stays a link`() async throws {
    try await TemporaryDirectory.with { folder in
      let target = try folder.write("old", to: "real/form.yaml")
      let link = folder.path(of: "link.yaml")
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
      try AtomicFile(path: link).write(Array("new".utf8))
      #expect(try folder.read("real/form.yaml") == Array("new".utf8))
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
    }
  }

  @Test func `a link to a link stays one, too, and so does one by a relative path`() async throws {
    try await TemporaryDirectory.with { folder in
      try folder.write("old", to: "real/form.yaml")
      let manager = FileManager.default
      try manager.createSymbolicLink(
        atPath: folder.path(of: "near.yaml"),
        withDestinationPath: "real/form.yaml"
      )
      try manager.createSymbolicLink(
        atPath: folder.path(of: "far.yaml"),
        withDestinationPath: "near.yaml"
      )
      try AtomicFile(path: folder.path(of: "far.yaml")).write(Array("new".utf8))
      #expect(try folder.read("real/form.yaml") == Array("new".utf8))
      let far = try manager.destinationOfSymbolicLink(atPath: folder.path(of: "far.yaml"))
      #expect(far == "near.yaml")
      #expect(try folder.names() == ["far.yaml", "near.yaml", "real"])
      #expect(try manager.contentsOfDirectory(atPath: folder.path(of: "real")) == ["form.yaml"])
    }
  }

  @Test(arguments: ["", "new", "new, and longer than the old content was"])
  func `every name of a file shows the new content`(_ content: String) async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write("the old content", to: "form.yaml")
      try FileManager.default.linkItem(atPath: path, toPath: folder.path(of: "other.yaml"))
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      try AtomicFile(path: path).write(Array(content.utf8))
      #expect(try folder.read("form.yaml") == Array(content.utf8))
      #expect(try folder.read("other.yaml") == Array(content.utf8))
      #expect(Self.mode(of: path) == 0o640)
      #expect(try folder.names() == ["form.yaml", "other.yaml"])
    }
  }

  @Test func `a folder that is not there is said, and nothing is left behind`() async throws {
    try await TemporaryDirectory.with { folder in
      let path = folder.path(of: "none/form.yaml")
      let failure = try #require(throws: AtomicFile.Failure.self) {
        try AtomicFile(path: path).write([1])
      }
      #expect(failure.step == "create")
      #expect(
        failure.description == "'\(path)' cannot be written: create: no such file or directory"
      )
      #expect(try folder.names() == [])
    }
  }

  @Test func `a folder in the file's place is refused and stays`() async throws {
    try await TemporaryDirectory.with { folder in
      try folder.write("x", to: "form.yaml/inside")
      let failure = try #require(throws: AtomicFile.Failure.self) {
        try AtomicFile(path: folder.path(of: "form.yaml")).write([1])
      }
      #expect(failure.step == "rename")
      #expect(try folder.names() == ["form.yaml"])
    }
  }
}
