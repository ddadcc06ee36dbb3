import KubeCore
import Testing

@testable import KubeClient

/// What the frames of a command come to: its two outputs and its end.
@Suite struct ExecTranscriptTests {
  private func transcript(
    of messages: [(UInt8, String)],
    limit: Int = 10_000
  ) throws -> ExecTranscript {
    var transcript = ExecTranscript(limit: limit)
    for (channel, text) in messages { try transcript.receive([channel] + Array(text.utf8)) }
    return transcript
  }

  @Test func `keeps the channels apart and each in order`() throws {
    let output = try transcript(of: [
      (1, ""), (2, ""), (3, ""), (1, "früh"), (2, "warn"), (1, "er"), (7, "?"), (255, "\u{1}"),
      (3, CommandScript.success),
    ]).output()
    let expected = ExecOutput(stdout: Array("früher".utf8), stderr: Array("warn".utf8))
    #expect(output == expected)
  }

  @Test func `puts a Status together that came in pieces`() throws {
    let status = CommandScript.exit(137)
    let output = try transcript(of: [
      (3, String(status.prefix(20))), (3, String(status.dropFirst(20))),
    ]).output()
    #expect(output?.exitCode == 137)
  }

  @Test func `has no result before the Status`() throws {
    var transcript = try transcript(of: [(1, "out")])
    #expect(try transcript.output() == nil)
    #expect(!transcript.hasStatus)
    try transcript.receive([])
    try transcript.receive([3])
    #expect(!transcript.hasStatus)
  }

  @Test func `refuses more than the limit over all channels`() throws {
    #expect(throws: Never.self) { try transcript(of: [(1, "12345"), (2, "67890")], limit: 10) }
    #expect(throws: ExecTranscript.OutputTooLarge(limit: 10)) {
      try transcript(of: [(1, "12345"), (2, "678901")], limit: 10)
    }
  }
}
