import SpawnerConfig
import SpawnerKit
import Testing
import YAMLEdit

/// Every way to hold a configuration obeys the same laws.
struct FileShapeTests {
  static let edit = SpawnerEdit.addImages(
    ["r.io/b:2"],
    to: .jupyter,
    at: .last,
    makeDefault: false
  )
  static let shapes = FileShape.all
  static let shapesWithCRLF = FileShape.all.filter { !$0.name.hasSuffix("JSON") }

  private func opened(_ text: String) throws -> ConfigurationFile {
    try ConfigurationFile(Array(text.utf8))
  }

  @Test(arguments: shapes)
  func `the configuration is found and an edit changes only its line`(shape: FileShape) throws {
    let file = try opened(shape.before)
    #expect(file.shape == shape.shape)
    #expect(try SpawnerDocument(file.text).images().map(\.reference) == ["r.io/a:1"])
    let plan = try file.plan([Self.edit])
    #expect(String(decoding: plan.newBytes, as: UTF8.self) == shape.after)
    let back = try opened(shape.after).plan([
      .removeImages(["r.io/b:2"], from: .jupyter, newDefault: nil)
    ])
    #expect(String(decoding: back.newBytes, as: UTF8.self) == shape.before)
  }

  @Test(arguments: shapes)
  func `the same text put back changes no byte`(shape: FileShape) throws {
    let file = try opened(shape.before)
    #expect(try file.replacing(file.text) == file.bytes)
    let edited = try file.replacing(opened(shape.after).text)
    #expect(String(decoding: edited, as: UTF8.self) == shape.after)
    #expect(try file.plan([.replaceText(opened(shape.after).text)]).newBytes == edited)
  }

  @Test(arguments: shapes)
  func `places are those in the file`(shape: FileShape) throws {
    let file = try opened(shape.before)
    #expect(file.location(of: SourceLocation(line: 2, column: 3)) == shape.second)
  }

  @Test(arguments: shapes)
  func `the place is found by its path too`(shape: FileShape) throws {
    guard case .embedded(_, let path, _) = shape.shape else { return }
    let file = try ConfigurationFile(
      Array(shape.before.utf8),
      at: YAMLPath(parsing: path.description)
    )
    #expect(file.shape == shape.shape)
  }

  @Test(arguments: shapesWithCRLF)
  func `other line ends stay as they are`(shape: FileShape) throws {
    let file = try opened(shape.before.replacing("\n", with: "\r\n"))
    let plan = try file.plan([Self.edit])
    #expect(
      String(decoding: plan.newBytes, as: UTF8.self)
        == shape.after.replacing("\n", with: "\r\n")
    )
  }

  @Test(arguments: shapes)
  func `what an edit would break is placed in the file`(shape: FileShape) throws {
    let file = try opened(shape.before)
    let broken = String(decoding: file.text, as: UTF8.self)
      .replacing("value: r.io/a:1", with: "value: {a: 1}")
    let error = try #require(throws: SpawnerError.self) {
      try file.plan([.replaceText(Array(broken.utf8))])
    }
    #expect(error.code == .invalidResult)
    #expect(error.location?.line == 3)
  }
}
