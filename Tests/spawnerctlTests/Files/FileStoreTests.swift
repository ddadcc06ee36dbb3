import Foundation
import TestSupport
import Testing

@testable import spawnerctl

/// Files are read whole, replaced in one step, and private where they must be.
@Suite(.aFewAtATime)
struct FileStoreTests {
  private func store(_ folder: TemporaryDirectory) -> FileStore {
    .system(temporaryDirectory: folder.path)
  }

  @Test(arguments: [0o600, 0o640, 0o644, 0o400])
  func `keeps a file's mode when replacing it`(mode: Int) async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write("old", to: "file.yaml")
      try folder.setMode(mode, of: "file.yaml")
      try store(folder).replace(path, Array("größer".utf8))
      let modeAfter = try folder.mode(of: "file.yaml")
      let bytes = try folder.read("file.yaml")
      let names = try folder.names()
      #expect(modeAfter == mode)
      #expect(bytes == Array("größer".utf8))
      #expect(names == ["file.yaml"])
    }
  }

  @Test func `keeps a symbolic link and replaces what it points to`() async throws {
    try await TemporaryDirectory.with { folder in
      try folder.write("old", to: "real/file.yaml")
      let link = folder.path(of: "link.yaml")
      try FileManager.default.createSymbolicLink(
        atPath: link,
        withDestinationPath: "real/file.yaml"
      )
      try store(folder).replace(link, Array("new".utf8))
      let bytes = try folder.read("real/file.yaml")
      let target = try FileManager.default.destinationOfSymbolicLink(atPath: link)
      #expect(bytes == Array("new".utf8))
      #expect(target == "real/file.yaml")
    }
  }

  @Test func `makes private files that only the owner reads`() async throws {
    try await TemporaryDirectory.with { folder in
      let store = store(folder)
      let first = try store.createPrivate("secret", Array("a".utf8))
      let second = try store.createPrivate("secret", Array("b".utf8))
      #expect(first != second)
      for name in try folder.names() {
        let mode = try folder.mode(of: name)
        #expect(name.hasPrefix("secret-"))
        #expect(mode == 0o600)
      }
      let bytes = try store.read(second)
      #expect(bytes == Array("b".utf8))
      try store.remove(first)
      try store.remove(first)
      let names = try folder.names()
      #expect(names.count == 1)
    }
  }

  @Test func `keeps the ending of a private file's name`() async throws {
    try await TemporaryDirectory.with { folder in
      let path = try store(folder).createPrivate("a.b.yaml", Array("x".utf8))
      let name = try #require(path.split(separator: "/").last)
      #expect(name.hasPrefix("a.b-"))
      #expect(name.hasSuffix(".yaml"))
      #expect(name.count == "a.b-XXXXXX.yaml".count)
    }
  }

  @Test func `makes private folders and takes them away`() async throws {
    try await TemporaryDirectory.with { folder in
      let store = store(folder)
      let file = PrivateFile(name: "größe.yaml", bytes: Array("x".utf8))
      let path = try store.createPrivateFolder("LIVE", file)
      let name = try #require(path.split(separator: "/").last.map(String.init))
      #expect(name.hasPrefix("LIVE-"))
      let modes = try [folder.mode(of: name), folder.mode(of: "\(name)/größe.yaml")]
      #expect(modes == [0o700, 0o600])
      let bytes = try folder.read("\(name)/größe.yaml")
      #expect(bytes == Array("x".utf8))
      try store.removeFolder(path, file)
      let names = try folder.names()
      #expect(names.isEmpty)
    }
  }

  @Test func `says which file is missing`() async throws {
    try await TemporaryDirectory.with { folder in
      let path = folder.path(of: "größe.yaml")
      let error = #expect(throws: FileError.self) { try store(folder).read(path) }
      #expect(error?.code == .missing)
      #expect(error?.description == "no such file: '\(path)'")
    }
  }

  @Test func `says why a folder is no file`() async throws {
    try await TemporaryDirectory.with { folder in
      let error = #expect(throws: FileError.self) { try store(folder).read(folder.path) }
      #expect(error?.description == "cannot read '\(folder.path)': is a directory")
    }
  }

  @Test func `says why a private file cannot be made`() async throws {
    try await TemporaryDirectory.with { folder in
      let missing = folder.path(of: "missing")
      let error = #expect(throws: FileError.self) {
        try FileStore.system(temporaryDirectory: missing).createPrivate("a", [])
      }
      #expect(error?.code == .unwritable)
      #expect(
        error?.description == "cannot write '\(missing)/a-XXXXXX': no such file or directory"
      )
    }
  }
}
