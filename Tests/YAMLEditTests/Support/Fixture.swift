import Foundation
import TestSupport
import Testing
import YAMLEdit

/// A file that laws are tried on: one of our own, or one of the corpus.
struct Fixture: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]

  var testDescription: String { name }

  /// Our own files, written for these tests.
  static let own: [Fixture] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures")
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        .filter { !$0.hasPrefix(".") }
        .map { name in
          Fixture(name: name, bytes: [UInt8](try Data(contentsOf: folder.appending(path: name))))
        }
    } catch {
      return []
    }
  }()

  /// Our own files and those of the corpus that are YAML; v0.5.1 is a template.
  static let all: [Fixture] = {
    do {
      let corpus = try Corpus.files().filter { !$0.name.hasPrefix("v0.5.1") }
      return own + corpus.map { Fixture(name: $0.name, bytes: $0.bytes) }
    } catch {
      return own
    }
  }()

  static func named(_ name: String) throws -> Document {
    guard let fixture = own.first(where: { $0.name == name }) else { throw Missing(name: name) }
    return try Document(fixture.bytes)
  }

  struct Missing: Error {
    let name: String
  }
}
