import Foundation
import Testing

extension ClusterTests {
  /// `edit`, `apply` and `diff` on a real cluster.
  struct EditApplyDiffTests {
    @Test func `a difference is shown, applied, edited and taken back`() async throws {
      try await WebApp.with { app in
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { removeFolder(folder) }
        let before = try await app.spawnerctl("get").stdout
        let file = folder.appending(path: "new.yaml")
        try Data((before + "# by a test\n").utf8).write(to: file)

        let diff = try await app.spawnerctl("diff", file.path)
        #expect(diff.status == 1, "\(diff)")
        #expect(diff.stdout.contains("\n+# by a test\n"))

        let apply = try await app.spawnerctl("apply", file.path, "--yes")
        #expect(apply.status == 0, "\(apply)")
        #expect(apply.stderr.contains("live: "), "\(apply)")
        #expect(try await app.spawnerctl("diff", file.path).status == 0)
        #expect(try await app.spawnerctl("apply", file.path, "--yes").status == 0)

        let editor = folder.appending(path: "editor")
        try Data("#!/bin/sh\nsed -i '/# by a test/d' \"$1\"\n".utf8).write(to: editor)
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o755],
          ofItemAtPath: editor.path
        )
        let edit = try await app.cluster.spawnerctl(
          ["edit", "--namespace", app.namespace],
          editor: editor.path
        )
        #expect(edit.status == 0, "\(edit)")
        #expect(try await app.spawnerctl("get").stdout == before)
      }
    }
  }
}

/// Removes what the test made; a folder that is gone already is fine.
private func removeFolder(_ folder: URL) {
  do { try FileManager.default.removeItem(at: folder) } catch { return }
}
