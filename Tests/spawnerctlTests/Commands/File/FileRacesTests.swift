@testable import SpawnerKit
import Synchronization
import TestSupport
import Testing

@testable import spawnerctl

/// A file that others change too, or that cannot be written.
@Suite(.aFewAtATime)
struct FileRacesTests {
  @Test func `leaves a file alone that changed meanwhile`() async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(Sample.text, to: "config.yaml")
      let reads = Mutex(0)
      let real = FileStore.system(temporaryDirectory: folder.path)
      var scene = Scene(folder: folder)
      scene.files = FileStore(
        read: { path in
          let count = reads.withLock { count in
            count += 1
            return count
          }
          if count == 2 { try folder.write("# mine\n", to: "config.yaml") }
          return try real.read(path)
        },
        replace: { _, _ in Issue.record("the file must not be written") },
        createPrivate: real.createPrivate,
        remove: real.remove
      )
      let run = await scene.run(["image", "add", Sample.newImage, "-f", path])
      #expect(run.status == .busy)
      #expect(
        run.stderr.hasSuffix(
          """
          error: '\(path)' was changed by someone else while it was being edited
          try: the same command again; it starts from the new content

          """
        )
      )
      #expect(try folder.read("config.yaml") == Array("# mine\n".utf8))
    }
  }

  @Test(arguments: [(Int32(13), Status.notAllowed), (30, .notAllowed), (28, .failed)])
  func `says that the old content is still there`(number: Int32, status: Status) {
    let failure = Failure(
      AtomicFile.Failure(step: "rename", path: "/a/größe", number: number),
      programName: "x"
    )
    #expect(failure.status == status)
    #expect(failure.message.hasPrefix("'/a/größe' cannot be written: rename: "))
    #expect(failure.details == ["the file is as it was"])
  }

  @Test func `says where the new content is when the file may be half written`() {
    var error = AtomicFile.Failure(step: "overwrite", path: "/a/größe", number: 28)
    error.remains = "/a/größe.7.tmp"
    let failure = Failure(error, programName: "x")
    #expect(failure.status == .failed)
    #expect(
      failure.details == [
        "the file may be half written; all of its new content is in '/a/größe.7.tmp'"
      ]
    )
  }
}
