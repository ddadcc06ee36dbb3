import Foundation
import TestSupport
import Testing
import YAMLEdit

/// What must hold for every file, whatever is in it.
@Suite(.oneAtATime)
struct LawTests {
  /// Without this a folder that cannot be read would leave the laws with nothing to be tried on.
  @Test func `has fixtures to be tried on`() {
    #expect(Fixture.own.count >= 20)
  }

  @Test(arguments: Fixture.all)
  func `without an edit the bytes are the same`(fixture: Fixture) throws {
    #expect(try Document(fixture.bytes).bytes == fixture.bytes)
  }

  @Test(arguments: Fixture.all)
  func `every node is found again by its path`(fixture: Fixture) throws {
    let document = try Document(fixture.bytes)
    let repeated = Set(document.duplicateKeys.map(\.path))
    for node in document.allNodes where !repeated.contains(node.path) {
      guard !node.path.steps.contains(.key("<<")) else { continue }
      #expect(try document.node(at: node.path).range == node.range, "\(node.path)")
    }
  }

  @Test(arguments: Fixture.all)
  func `a node finds under a key what its value has there`(fixture: Fixture) throws {
    for node in try Document(fixture.bytes).allNodes where node.kind == .mapping {
      let value = node.value
      for key in value.mapping?.keys.compactMap(\.string) ?? [] {
        #expect(node[key]?.value == value[key], "\(node.path): \(key)")
      }
    }
  }

  @Test(arguments: Fixture.all)
  func `nodes lie inside their parents and one after the other`(fixture: Fixture) throws {
    for node in try Document(fixture.bytes).allNodes {
      var position = node.range.lowerBound
      for child in node.items + node.entries.flatMap({ [$0.key, $0.value] }) {
        #expect(child.outerRange.lowerBound >= position)
        #expect(child.range.upperBound <= node.range.upperBound)
        position = child.range.upperBound
      }
    }
  }

  @Test(arguments: Fixture.all)
  func `adding an item anywhere and removing it restores the bytes`(fixture: Fixture) throws {
    let document = try Document(fixture.bytes)
    for list in document.allNodes where list.kind == .sequence && !list.items.isEmpty {
      for position in 0...list.items.count {
        for value in ["plain", ["key": "value", "list": [1, 2]], ["x"]] as [YAMLValue] {
          guard let added = try self.added(value, to: document, list.path, position) else {
            continue
          }
          let removed = try added.removing(at: list.path.appending(position))
          #expect(removed.bytes == fixture.bytes, "\(list.path) \(position)")
        }
      }
    }
  }

  /// The document with an item more; nil where an alias or a merge key is in the way.
  private func added(
    _ value: YAMLValue,
    to document: Document,
    _ path: YAMLPath,
    _ position: Int
  ) throws -> Document? {
    let count = try document.node(at: path).items.count
    return try unless([.duplicateKey, .mergeKeyInTheWay, .aliasInTheWay]) {
      try document.inserting(value, into: path, at: position == count ? .last : .before(position))
    }
  }

  @Test(arguments: Fixture.all)
  func `adding an item to a block list only adds lines`(fixture: Fixture) throws {
    let document = try Document(fixture.bytes)
    for list in document.allNodes where list.kind == .sequence && !list.isFlow {
      guard let added = try self.added("new", to: document, list.path, list.items.count) else {
        continue
      }
      let lines = LineDifference.hunks(from: fixture.bytes, to: added.bytes, context: 0)
        .flatMap(\.lines)
      let isAtEnd = fixture.bytes.last != 0x0A && fixture.bytes.last != 0x0D
      #expect(lines.count { $0.kind == .removed } <= (isAtEnd ? 1 : 0), "\(list.path)")
      #expect(lines.count { $0.kind == .added } <= (isAtEnd ? 2 : 1), "\(list.path)")
    }
  }

  @Test(arguments: Fixture.all)
  func `replacing a scalar on one line changes that line alone`(fixture: Fixture) throws {
    let document = try Document(fixture.bytes)
    for node in document.allNodes where node.kind == .scalar {
      let source = fixture.bytes[node.range.lowerBound.value..<node.range.upperBound.value]
      guard !source.contains(0x0A), !source.contains(0x0D), node.anchor == nil, node.tag == nil
      else {
        continue
      }
      guard let edited = try replaced(node, in: document) else { continue }
      let lines = LineDifference.hunks(from: fixture.bytes, to: edited.bytes, context: 0)
        .flatMap(\.lines)
      #expect(lines.map(\.kind) == [.removed, .added], "\(node.path)")
    }
  }

  private func replaced(_ node: Node, in document: Document) throws -> Document? {
    try unless([.duplicateKey, .mergeKeyInTheWay, .aliasInTheWay]) {
      try document.replacing(at: node.path, with: "something new")
    }
  }

  @Test(arguments: Fixture.all)
  func `setting a value twice is setting it once`(fixture: Fixture) throws {
    let seed = UInt64(fixture.bytes.count)
    var generator = SeededGenerator(seed: seed)
    let document = try Document(fixture.bytes)
    for node in document.allNodes where node.anchor == nil {
      var edit = RandomEdit(&generator)
      let value = edit.value()
      guard
        let once = try unless(RandomEdit.expected, { try document.setting(value, at: node.path) })
      else { continue }
      #expect(once.value(at: node.path) == value, "seed \(seed) \(node.path)")
      #expect(try once.setting(value, at: node.path).bytes == once.bytes, "seed \(seed)")
    }
  }

  @Test(arguments: Fixture.all)
  func `creating a key and removing it restores the bytes`(fixture: Fixture) throws {
    let document = try Document(fixture.bytes)
    for mapping in document.allNodes where mapping.kind == .mapping && !mapping.entries.isEmpty {
      let path = mapping.path.appending("a new key")
      let added = try unless(RandomEdit.expected) {
        try document.setting(["x": ["y"]], at: path)
      }
      guard let added else { continue }
      #expect(try added.removing(at: path).bytes == fixture.bytes, "\(path)")
    }
  }

  @Test(arguments: Fixture.all)
  func `moving an item to an end and back keeps every item`(fixture: Fixture) throws {
    let document = try Document(fixture.bytes)
    for list in document.allNodes where list.kind == .sequence && list.items.count > 1 {
      let moved = try unless(RandomEdit.expected) {
        try document.moving(at: list.path.appending(0), to: .last)
      }
      guard let moved else { continue }
      let values = list.items.map(\.value)
      let expected = Array(values[1...] + values[..<1])
      #expect(try moved.node(at: list.path).items.map(\.value) == expected)
      let back = try moved.moving(at: list.path.appending(values.count - 1), to: .first)
      #expect(back.value == document.value, "\(list.path)")
    }
  }
}
