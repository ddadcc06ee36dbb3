import SpawnerConfig
import Testing

/// Images that are to get a place and are listed elsewhere.
struct StayingImagesTests {
  private static let base = "registry.example/lab/base:v1"
  private static let torch = "registry.example/lab/torch:v1"
  private static let flow = "registry.example/lab/flow:v1"

  /// What stays where it is, as `position image`.
  private func staying(
    _ images: [String],
    _ position: ImagePosition,
    _ group: ImageGroup = .jupyter
  ) throws -> [String] {
    let edit = SpawnerEdit.addImages(images, to: group, at: position, makeDefault: false)
    let original = try SpawnerDocument(Array(Sample.text.utf8))
    let found = edit.stayingImages(in: try edit.applied(to: original), after: original)
    #expect(found.allSatisfy { $0.group == group })
    return found.map { "\($0.position) \($0.reference) \($0.wanted)" }
  }

  @Test(
    arguments: [
      ([flow], .last, []), ([base], .first, []), ([flow], .first, ["3 \(flow) first"]),
      ([torch], .after(base), []), ([torch], .before(flow), []), ([torch], .after(torch), []),
      ([torch], .before(base), ["2 \(torch) before(\"\(base)\")"]),
      ([base], .after(flow), ["1 \(base) after(\"\(flow)\")"]),
      (["new:1"], .first, []), (["new:1", base], .first, []),
      ([base, torch], .first, []),
      ([base, flow], .first, ["3 \(flow) after(\"\(base)\")"]),
      ([flow, "new:1"], .first, ["4 \(flow) first"]),
    ] as [([String], ImagePosition, [String])]
  )
  func `are told with their places after the change`(
    images: [String],
    position: ImagePosition,
    expected: [String]
  ) throws {
    #expect(try staying(images, position) == expected)
  }

  @Test func `are looked for in their own list only`() throws {
    #expect(try staying([Self.base], .first, .groupOne).isEmpty)
    let move = SpawnerEdit.moveImage(Self.flow, in: .jupyter, to: .first)
    let document = try SpawnerDocument(Array(Sample.text.utf8))
    #expect(move.stayingImages(in: document, after: document).isEmpty)
  }
}
