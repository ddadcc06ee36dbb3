import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Comparing with golden files, in folders made for the test.
@Suite(.disabled(if: ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1", "rewriting"))
struct GoldenTests {
  @Test func `accepts the same bytes and nothing else`() async throws {
    try await TemporaryDirectory.with { folder in
      try folder.write("one\ntwo\n", to: "Golden/text")
      let test = folder.path(of: "SomeTests.swift")
      try Golden.expect("one\ntwo\n", "text", filePath: test)
      for text in ["one\ntwo", "one\r\ntwo\n", "one\n\ntwo\n", ""] {
        #expect(throws: Golden.Mismatch.self) {
          try Golden.expect(text, "text", filePath: test)
        }
      }
    }
  }

  @Test func `looks in the nearest folder of its own target`() async throws {
    try await TemporaryDirectory.with { folder in
      try folder.write("near", to: "SomeTests/Near/Golden/text")
      try folder.write("own", to: "SomeTests/Golden/text")
      try folder.write("strange", to: "Golden/text")
      let test = { (path: String) in folder.path(of: path + "/T.swift") }
      try Golden.expect("near", "text", filePath: test("SomeTests/Near"))
      try Golden.expect("own", "text", filePath: test("SomeTests"))
      try Golden.expect("own", "text", filePath: test("SomeTests/Far/Farther"))
      #expect(throws: Golden.Mismatch.self) {
        try Golden.expect("strange", "text", filePath: test("OtherTests/Far"))
      }
    }
  }

  @Test func `tells texts apart that only look alike`() async throws {
    try await TemporaryDirectory.with { folder in
      try folder.write("caf\u{e9}", to: "Golden/text")
      #expect(throws: Golden.Mismatch.self) {
        try Golden.expect("cafe\u{301}", "text", filePath: folder.path(of: "T.swift"))
      }
    }
  }

  @Test func `shows the first line that differs`() async throws {
    try await TemporaryDirectory.with { folder in
      try folder.write("one\ntwo\n", to: "Golden/text")
      let error = #expect(throws: Golden.Mismatch.self) {
        try Golden.expect("one\ntoo\n", "text", filePath: folder.path(of: "T.swift"))
      }
      #expect(
        error?.description == """
          'text' differs from line 2 on; UPDATE_GOLDEN=1 accepts what was found
          expected: "two"
          found:    "too"
          all of it:
          one
          too

          """
      )
    }
  }

  @Test func `says how to write a file that is not there`() async throws {
    try await TemporaryDirectory.with { folder in
      let error = #expect(throws: Golden.Mismatch.self) {
        try Golden.expect("x", "new", filePath: folder.path(of: "T.swift"))
      }
      #expect(
        error?.description == "'\(folder.path(of: "Golden/new"))' does not exist; "
          + "run with UPDATE_GOLDEN=1 to write it"
      )
    }
  }
}
