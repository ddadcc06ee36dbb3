import TestSupport
import Testing
import YAMLEdit

/// What an edit means, done on plain values; PyYAML's reading of the edited text must be the same.
@Suite(.oneAtATime)
struct ModelTests {
  /// An edit in terms of values.
  private enum Change {
    case insert(YAMLValue, YAMLPath, Int)
    case remove(YAMLPath)
    case set(YAMLValue, YAMLPath)
    case move(YAMLPath, Int)

    func applied(to document: Document) throws -> Document {
      switch self {
      case .insert(let value, let path, let place):
        let count = try document.node(at: path).items.count
        return try document.inserting(
          value,
          into: path,
          at: place == count ? .last : .before(place)
        )
      case .remove(let path): return try document.removing(at: path)
      case .set(let value, let path): return try document.setting(value, at: path)
      case .move(let path, let place):
        guard let parent = path.parent, case .index(let from) = path.steps.last else {
          return document
        }
        let count = try document.node(at: parent).items.count
        if place == count - 1 { return try document.moving(at: path, to: .last) }
        return try document.moving(at: path, to: place > from ? .after(place) : .before(place))
      }
    }

    func applied(to value: YAMLValue) -> YAMLValue {
      switch self {
      case .insert(let new, let path, let place):
        return Self.changing(value, at: path.steps[...]) { list in
          var items = list.sequence ?? []
          items.insert(new, at: place)
          return .sequence(items)
        }
      case .remove(let path):
        return Self.changing(value, at: path.steps.dropLast()) { holder in
          switch path.steps.last {
          case .key(let key):
            var mapping = holder.mapping ?? [:]
            mapping[key] = nil
            return .mapping(mapping)
          case .index(let index):
            var items = holder.sequence ?? []
            items.remove(at: index)
            return .sequence(items)
          case nil: return holder
          }
        }
      case .set(let new, let path):
        return Self.changing(value, at: path.steps[...]) { _ in new }
      case .move(let path, let place):
        return Self.changing(value, at: path.steps.dropLast()) { list in
          guard case .index(let from) = path.steps.last else { return list }
          var items = list.sequence ?? []
          items.insert(items.remove(at: from), at: place)
          return .sequence(items)
        }
      }
    }

    private static func changing(
      _ value: YAMLValue,
      at steps: ArraySlice<YAMLPath.Step>,
      _ change: (YAMLValue) -> YAMLValue
    ) -> YAMLValue {
      switch steps.first {
      case nil: return change(value)
      case .key(let key):
        var mapping = value.mapping ?? [:]
        mapping[key] = changing(mapping[key] ?? nil, at: steps.dropFirst(), change)
        return .mapping(mapping)
      case .index(let index):
        var items = value.sequence ?? []
        if index == items.count { items.append(nil) }
        items[index] = changing(items[index], at: steps.dropFirst(), change)
        return .sequence(items)
      }
    }
  }

  /// Files without aliases or duplicate keys, so that a path means one place.
  private static let fixtures = Fixture.all.filter { fixture in
    do {
      let document = try Document(fixture.bytes)
      return document.duplicateKeys.isEmpty
        && !document.allNodes.contains { $0.kind == .alias || $0.anchor != nil }
    } catch {
      return false
    }
  }

  private func change(
    of document: Document,
    _ generator: inout SeededGenerator
  ) -> Change? {
    let nodes = document.allNodes.filter { node in
      node.path.steps.allSatisfy { step in
        if case .key(let key) = step { return Self.isPlainKey(key) }
        return true
      }
    }
    let node = generator.pick(nodes)
    var random = RandomEdit(&generator)
    let value = random.value()
    switch Int.random(in: 0..<5, using: &generator) {
    case 0 where node.kind == .sequence:
      return .insert(value, node.path, Int.random(in: 0...node.items.count, using: &generator))
    case 1 where node.path.parent != nil: return .remove(node.path)
    case 2 where node.kind == .mapping: return .set(value, node.path.appending("a new key"))
    case 3 where node.kind == .sequence && node.items.count > 1:
      let from = Int.random(in: node.items.indices, using: &generator)
      let place = Int.random(in: node.items.indices, using: &generator)
      return .move(node.path.appending(from), place)
    case 4 where node.path.parent != nil: return .set(value, node.path)
    default: return nil
    }
  }

  /// Whether a key's spelling is its value.
  private static func isPlainKey(_ key: String) -> Bool {
    !key.isEmpty && key.unicodeScalars.allSatisfy { $0.properties.isAlphabetic }
      && !["yes", "no", "on", "off", "true", "false", "null"].contains(key.lowercased())
  }

  @Test func `there are files to try`() {
    #expect(Self.fixtures.count >= 15)
  }

  @Test(arguments: fixtures)
  func `a row of edits means what it says`(fixture: Fixture) throws {
    let seed = UInt64(fixture.bytes.count) &* 31
    var generator = SeededGenerator(seed: seed)
    var document = try Document(fixture.bytes)
    var model = document.value
    var done = 0
    for _ in 0..<60 {
      guard document.bytes.count < 30_000, let change = change(of: document, &generator),
        let edited = try unless(RandomEdit.expected, { try change.applied(to: document) })
      else { continue }
      model = change.applied(to: model)
      #expect(edited.value == model, "seed \(seed), \(change): \(document.text)")
      document = edited
      done += 1
    }
    #expect(done > 5)
  }

  @Test(.enabled(if: PyYAML.isAvailable, "python3 with PyYAML is not installed"))
  func `PyYAML reads what was meant`() throws {
    let seed: UInt64 = 41
    var generator = SeededGenerator(seed: seed)
    var texts: [[UInt8]] = []
    var models: [YAMLValue] = []
    for fixture in Self.fixtures {
      let document = try Document(fixture.bytes)
      for _ in 0..<40 {
        guard let change = change(of: document, &generator),
          let edited = try unless(RandomEdit.expected, { try change.applied(to: document) })
        else { continue }
        texts.append(edited.bytes)
        models.append(change.applied(to: document.value))
      }
    }
    #expect(texts.count > 300)
    for (index, answer) in try PyYAML.read(texts).enumerated() {
      let text = String(decoding: texts[index], as: UTF8.self)
      #expect(answer == .value(models[index].canonical), "seed \(seed): \(text)")
    }
  }
}
