import SpawnerConfig
import TestSupport
import Testing
import YAMLEdit

/// What must hold for every file and every edit.
@Suite(.oneAtATime)
struct LawTests {
  private static let pieces: [[UInt8]] =
    [
      "\t", "{", "}", "[", "]", ":", ": ", "- ", "#", "\"", "'", "&a ", "*a", "!x ", "|", ">", "~",
      "\n", "\r", "\n---\n", "<<: ", "null", "yes", "1", ".nan", "\u{A0}", "\u{FEFF}", "ü", "?",
      "%",
    ].map { Array($0.utf8) } + [[0xFF], [0x00], []]

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `lint answers for whatever it is given`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<150 {
      var bytes = Array(Sample.withVolumes.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let start = Int.random(in: 0..<bytes.count, using: &generator)
        let end = min(bytes.count, start + Int.random(in: 0...4, using: &generator))
        let piece = Self.pieces.randomElement(using: &generator) ?? []
        bytes.replaceSubrange(start..<end, with: piece)
      }
      let hasErrors = Lint.findings(in: bytes).contains { $0.severity == .error }
      let isReadable = Self.isReadable(bytes)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(isReadable || hasErrors, "seed \(seed), no error for: \(text.debugDescription)")
    }
  }

  private static func isReadable(_ bytes: [UInt8]) -> Bool {
    do throws(YAMLError) { _ = try Document(bytes) } catch { return false }
    return true
  }

  private static func randomEdit(
    _ document: SpawnerDocument,
    _ generator: inout SeededGenerator
  ) -> SpawnerEdit {
    let number = Int.random(in: 0..<5, using: &generator)
    let listed = document.images().filter { $0.group == .jupyter }.map(\.reference)
    let old = listed.randomElement(using: &generator) ?? "none:1"
    let volume = VolumeSpecification(
      mount: "/v\(number)",
      source: .existingClaim(name: "v\(number)", readOnly: nil)
    )
    let edits: [SpawnerEdit] = [
      .addImages(["new:\(number)"], to: .jupyter, at: .before(old), makeDefault: number == 0),
      .addImages(["new:\(number)"], to: .groupTwo, at: .first, makeDefault: false),
      .removeImages([old], from: .jupyter, newDefault: nil),
      .moveImage(old, in: .jupyter, to: number < 3 ? .last : .first),
      .setDefaultImage(old, in: .jupyter, addIfMissing: false),
      .replaceImage(old, with: "other:\(number)", in: .jupyter),
      .addVolume(volume), .removeVolumes(["v\(number)"]), .clearVolumes,
      .setVolumes([volume.value]), .setWorkspace(WorkspaceChange(size: "\(number + 1)Gi")),
      .disableWorkspace,
    ]
    return (edits + nounEdits(number, Bool.random(using: &generator))).randomElement(
      using: &generator
    ) ?? .clearVolumes
  }

  private static func nounEdits(_ number: Int, _ flag: Bool) -> [SpawnerEdit] {
    let vendor = GPUVendor(limitsKey: "x.example/gpu\(number)", uiName: "GPU \(number)")
    let group = PlacementOption(
      .toleration,
      key: "g\(number)",
      displayName: "G",
      content: [["key": .string("x\(number)"), "operator": "Exists"]]
    )
    let nodes = PlacementOption(key: "a\(number)", displayName: "A", nodeLabels: [])
    return [
      .gpus(.addVendor(vendor, makeDefault: flag)), .gpus(.removeVendors([vendor.limitsKey])),
      .gpus(.setDefault(vendor.limitsKey, number: flag ? .two : .zero)), .gpus(.clearDefault),
      .placement(.add([group], makeDefault: flag)), .placement(.add([nodes], makeDefault: flag)),
      .placement(.remove([group.key], from: .toleration)),
      .placement(.setDefault(flag ? nodes.key : nil, of: .affinity)),
      .podDefaults(.add(["k\(number)"])), .podDefaults(.remove(["k\(number)"])),
    ]
  }

  @Test(arguments: [11, 12, 13] as [UInt64])
  func `no run of edits adds an error or says other than it does`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var document = try SpawnerDocument(Array(Sample.withVolumes.utf8))
    var applied = 0
    for step in 0..<100 {
      let edit = Self.randomEdit(document, &generator)
      let edited: SpawnerDocument
      do throws(SpawnerConfigError) { edited = try edit.applied(to: document) } catch {
        #expect(error.code != .unsoundPath, "seed \(seed), step \(step): \(edit.summary): \(error)")
        continue
      }
      let new = newErrors(from: document.bytes, to: edited.bytes)
      #expect(new == [], "seed \(seed), step \(step): \(edit.summary)")
      applied += edited.bytes == document.bytes ? 0 : 1
      document = edited
    }
    #expect(applied > 10)
  }

  @Test(arguments: ["\r\n", "\r"])
  func `keeps line ends and a byte order mark`(_ end: String) throws {
    let text = "\u{FEFF}" + Sample.text.replacing("\n", with: end)
    let added = "    - new:1\(end)"
    let line = "    - registry.example/lab/flow:v1\(end)"
    try expect(
      .addImages(["new:1"], to: .jupyter, at: .last, makeDefault: false),
      of: text,
      gives: text.replacing(line, with: line + added)
    )
  }

  @Test func `refuses to edit what an alias shares`() throws {
    let text = """
      spawnerFormDefaults:
        image: &all
          value: a:1
          options: [a:1]
        imageGroupOne: *all
      """
    let document = try SpawnerDocument(Array(text.utf8))
    #expect(document.images().map(\.reference) == ["a:1", "a:1"])
    let error = #expect(throws: SpawnerConfigError.self) {
      try SpawnerEdit.addImages(["b:1"], to: .groupOne, at: .last, makeDefault: false)
        .applied(to: document)
    }
    #expect(error?.code == .unsoundPath)
    #expect(error?.underlying?.code == .aliasInTheWay)
  }

  @Test func `moves an error to the place in the text around it`() throws {
    let document = try SpawnerDocument(Array("spawnerFormDefaults: [1]\n".utf8))
    let error = #expect(throws: SpawnerConfigError.self) {
      try SpawnerEdit.clearVolumes.applied(to: document)
    }
    let moved = error?.relocated { place in
      YAMLEdit.SourceLocation(line: place.line + 10, column: place.column + 4)
    }
    #expect(
      moved?.description
        == "11:26: expected a mapping at 'spawnerFormDefaults', found a list"
    )
    #expect(moved?.code == .noDefaults)
    let twice = try SpawnerDocument(
      Array("spawnerFormDefaults: {image: {}, image: {}}\n".utf8)
    )
    let unsound = #expect(throws: SpawnerConfigError.self) {
      try SpawnerEdit.addImages(["b:1"], to: .jupyter, at: .last, makeDefault: false)
        .applied(to: twice)
    }
    let shifted = unsound?.relocated { _ in YAMLEdit.SourceLocation(line: 7, column: 9) }
    #expect(shifted?.description.hasPrefix("7:9: ") == true)
    #expect(shifted?.findings.map(\.location.description) == ["7:9"])
  }
}
