#if os(Linux)
  import Foundation
  import Subprocess
  import TestSupport
  import Testing

  @testable import spawnerctl

  /// Whether files can be mounted over others in a namespace of one's own.
  private func mayMount() async throws -> Bool {
    let result = try await Subprocess.run(
      .name("sh"),
      arguments: ["-c", "unshare -m mount --bind / /"],
      output: .discarded,
      error: .discarded
    )
    return result.terminationStatus == .exited(0)
  }

  /// Files that no other file can take the place of, as those that are mounted into a container.
  ///
  /// Each is mounted in a namespace of its own, which needs the right to do so.
  @Suite(
    .timeLimit(.minutes(30)),
    .aFewAtATime,
    .enabled("nothing may be mounted here") { try await mayMount() }
  )
  struct MountedFileTests {
    private static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "spawnerctl").path

    private static let words = ["image", "add", Sample.newImage, "-f", "box/form.yaml"]

    /// Adds an image to `box/form.yaml` once that is mounted as a script says.
    private func edit(
      in folder: TemporaryDirectory,
      mounted script: String
    ) async throws -> (status: TerminationStatus, story: String) {
      let result = try await Subprocess.run(
        .name("unshare"),
        arguments: Arguments(
          ["-m", "sh", "-ec", "cd \"$TMPDIR\"\n\(script)\nexec \"$0\" \"$@\"", Self.program]
            + Self.words
        ),
        environment: .inherit.updating(["TMPDIR": folder.path]),
        output: .discarded,
        error: .string(limit: 1 << 20)
      )
      return (result.terminationStatus, result.standardError)
    }

    private func identity(of path: String) throws -> Int {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      return try #require(attributes[.systemFileNumber] as? Int)
    }

    private static let mount = "mount --bind box/form.yaml box/form.yaml\n"
    private static let closedFolder = """
      mount --bind box box
      mount --bind box/form.yaml box/form.yaml
      mount -o remount,bind,ro box
      """

    @Test(arguments: [mount, closedFolder])
    func `are written in place, and nothing is left behind`(script: String) async throws {
      try await TemporaryDirectory.with { folder in
        let path = try folder.write(Sample.text, to: "box/form.yaml")
        let identity = try identity(of: path)
        let run = try await edit(in: folder, mounted: script)
        #expect(run.status == .exited(0), "\(run.story)")
        let text = String(decoding: try folder.read("box/form.yaml"), as: UTF8.self)
        #expect(text.contains(Sample.newImage))
        #expect(try self.identity(of: path) == identity)
        #expect(try folder.names() == ["box"])
        #expect(
          try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "box"))
            == ["form.yaml"]
        )
      }
    }

    @Test(arguments: [
      (mount + "mount -o remount,bind,ro box/form.yaml", "open: read-only file system"),
      ("mount --bind box box\nmount -o remount,bind,ro box", "create: read-only file system"),
    ])
    func `are as they were where they may not be written`(
      script: String,
      reason: String
    ) async throws {
      try await TemporaryDirectory.with { folder in
        try folder.write(Sample.text, to: "box/form.yaml")
        let run = try await edit(in: folder, mounted: script)
        #expect(run.status != .exited(0))
        #expect(
          run.story.contains("error: 'box/form.yaml' cannot be written: \(reason)"),
          "\(run.story)"
        )
        #expect(run.story.contains("\n  the file is as it was"), "\(run.story)")
        #expect(try folder.read("box/form.yaml") == Array(Sample.text.utf8))
        #expect(try folder.names() == ["box"])
        #expect(
          try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "box"))
            == ["form.yaml"]
        )
      }
    }
  }
#endif
