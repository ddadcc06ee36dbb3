import Foundation
import Synchronization
import TestSupport
import Testing

@testable import spawnerctl

/// Files that are none: pipes and the names of this process's own descriptors.
@Suite(.aFewAtATime)
struct FileStreamsTests {
  /// Runs a command on a named pipe that somebody writes a text into once.
  private func run(
    _ line: String,
    on text: String = Sample.text
  ) async throws -> (run: CommandRun, path: String) {
    try await TemporaryDirectory.with { folder in
      let path = folder.path(of: "pipe")
      #expect(mkfifo(path, 0o600) == 0)
      // Opened for both, so that neither end waits for the other; the text fits the pipe's buffer.
      let descriptor = open(path, O_RDWR | O_CLOEXEC)
      try #require(descriptor >= 0)
      let writer = Mutex<Int32?>(descriptor)
      // The end of the text is told by closing the other end, once.
      let finish: @Sendable () -> Void = {
        if let descriptor = writer.withLock({ $0.take() }) { close(descriptor) }
      }
      defer { finish() }
      #expect(writeAll(Array(text.utf8), to: descriptor) == nil)
      let real = FileStore.system(temporaryDirectory: folder.path)
      var scene = Scene(folder: folder)
      scene.files = FileStore(
        read: { path in
          let reader = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
          defer { close(reader) }
          finish()
          return try WholeInput(descriptor: reader, path: path).bytes()
        },
        replace: { _, _ in Issue.record("a pipe must not be replaced") },
        createPrivate: real.createPrivate,
        remove: real.remove
      )
      return (await scene.run("\(line) -f \(path)"), path)
    }
  }

  @Test func `are read once, and what becomes of them goes to stdout`() async throws {
    let (run, path) = try await run("image add \(Sample.newImage)")
    #expect(run.status == .done)
    #expect(run.stdout == Sample.textWithNewImage)
    #expect(run.stderr.hasPrefix("add image '\(Sample.newImage)' to jupyter\n--- \(path)\n"))
    #expect(run.stderr.hasSuffix("\nwritten to stdout\n"))
  }

  @Test func `pass through when there is nothing to change`() async throws {
    let (run, path) = try await run("image add \(Sample.listed)")
    #expect(run.status == .done)
    #expect(run.stdout == Sample.text)
    #expect(run.stderr.hasSuffix("\nnothing to change: '\(path)' already says so\n"))
  }

  @Test func `show the difference in a dry run`() async throws {
    let (run, _) = try await run("image add \(Sample.newImage) --dry-run")
    #expect(run.status == .done)
    #expect(run.stdout.changedLines == ["+    - \"\(Sample.newImage)\""])
    #expect(run.stderr.hasSuffix("\ndry run: nothing was written\n"))
  }

  @Test func `are not reported about on stdout, and not edited`() async throws {
    let (json, path) = try await run("image add \(Sample.newImage) -o json")
    #expect(json.status == .usage)
    #expect(
      json.stderr.hasPrefix("error: with --file \(path) stdout is the file; leave out --output\n")
    )
    let (edit, editPath) = try await run("edit")
    #expect(edit.status == .usage)
    #expect(
      edit.stderr.hasPrefix("error: an editor cannot edit '\(editPath)'; name a file\n")
    )
  }

  @Test(arguments: [
    ("/dev/null", true), ("/dev/stdin", true), ("/dev/fd/0", true), ("/proc/self/fd/0", true),
    ("/", false), ("/nonexistent/file", false),
  ])
  func `are told from files and folders`(path: String, isStream: Bool) {
    let files = FileStore.system(temporaryDirectory: "/nonexistent")
    #expect(files.isStream(path) == isStream)
  }

  @Test func `are told from files by what is behind a link`() async throws {
    try await TemporaryDirectory.with { folder in
      let files = FileStore.system(temporaryDirectory: folder.path)
      let file = try folder.write("x", to: "file")
      try folder.link("to-file", to: file)
      try folder.link("to-null", to: "/dev/null")
      #expect(!files.isStream(file))
      #expect(!files.isStream(folder.path(of: "to-file")))
      #expect(files.isStream(folder.path(of: "to-null")))
    }
  }
}
