import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The corpus is there, sorted, or there is none.
struct CorpusTests {
  @Test func `holds files where there is a folder, and none elsewhere`() throws {
    let isThere = FileManager.default.fileExists(atPath: Corpus.folder)
    let files = try Corpus.files()
    #expect(files.isEmpty == !isThere)
    #expect(files.map(\.name) == files.map(\.name).sorted())
    #expect(files.allSatisfy { !$0.bytes.isEmpty })
    #expect(files.map(\.description) == files.map(\.name))
  }
}
