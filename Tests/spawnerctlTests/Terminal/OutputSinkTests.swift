import Foundation
import TestSupport
import Testing

@testable import spawnerctl

/// What becomes of bytes on their way to a stream, above all when they cannot get there.
@Suite(.aFewAtATime)
struct OutputSinkTests {
  @Test func `writes everything to a descriptor`() throws {
    let pipe = Pipe()
    let sink = OutputSink.descriptor(pipe.fileHandleForWriting.fileDescriptor)
    #expect(!sink.isTerminal)
    sink.line("größe")
    sink.text("b")
    try pipe.fileHandleForWriting.close()
    let data = try pipe.fileHandleForReading.readToEnd()
    #expect(data == Data("größe\nb".utf8))
  }

  @Test func `is not troubled by a pipe that nobody reads`() throws {
    // As the program itself does, so that the system answers with an error instead.
    signal(SIGPIPE, SIG_IGN)
    let pipe = Pipe()
    let sink = OutputSink.descriptor(pipe.fileHandleForWriting.fileDescriptor)
    try pipe.fileHandleForReading.close()
    sink.text("a")
    #expect(sink.takeFailure() == nil)
  }

  #if os(Linux)
    /// A device that is always full.
    private static let full = "/dev/full"

    @Test func `keeps the first failure until somebody asks`() throws {
      let file = try #require(FileHandle(forWritingAtPath: Self.full))
      let sink = OutputSink.descriptor(file.fileDescriptor)
      sink.text("a")
      sink.text("b")
      #expect(sink.takeFailure() == ENOSPC)
      #expect(sink.takeFailure() == nil)
    }

    @Test(arguments: [
      "get -f -", "image add -f - registry.example/lab:9", "--help", "image", "--version",
      "completion bash",
    ])
    func `a result that could not be written is a failure`(line: String) async throws {
      let file = try #require(FileHandle(forWritingAtPath: Self.full))
      let story = Recorder()
      var context = Scene(stdin: Sample.text).context(out: Recorder(), story: story)
      context.output = .descriptor(file.fileDescriptor)
      let words = line.split(separator: " ").map(String.init)
      #expect(await Invocation(arguments: words).run(in: context) == .failed)
      #expect(
        story.text.hasSuffix("error: cannot write standard output: no space left on device\n")
      )
    }
  #endif
}
