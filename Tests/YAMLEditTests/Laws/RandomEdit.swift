import TestSupport
import YAMLEdit

/// One edit chosen at random: what, where, and with which value.
struct RandomEdit {
  private var generator: SeededGenerator

  init(_ generator: inout SeededGenerator) {
    self.generator = SeededGenerator(seed: generator.next())
  }

  /// Applies the edit; nil if it is refused for a good reason.
  mutating func apply(to document: Document) throws -> Document? {
    let nodes = document.allNodes
    guard !nodes.isEmpty else { return nil }
    let path = generator.pick(nodes).path
    let value = self.value()
    let kind = Int.random(in: 0..<5, using: &generator)
    let position: Document.Position = Bool.random(using: &generator) ? .first : .last
    let key = generator.pick(Self.words)
    return try unless(Self.expected) {
      switch kind {
      case 0: try document.inserting(value, into: path, at: position)
      case 1: try document.removing(at: path)
      case 2: try document.replacing(at: path, with: value)
      case 3: try document.setting(value, at: path.appending(key))
      default: try document.moving(at: path, to: position)
      }
    }
  }

  /// A value of any type, with a few levels.
  mutating func value(depth: Int = 0) -> YAMLValue {
    switch Int.random(in: 0..<(depth > 2 ? 6 : 9), using: &generator) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &generator))
    case 2: return .integer(Int.random(in: -1000...1000, using: &generator))
    case 3: return .float(generator.pick([1.5, 1e20, -0.25, 3.0, 1e-7]))
    case 4, 5: return .string(generator.pick(Self.words))
    case 6:
      let count = Int.random(in: 0...3, using: &generator)
      return .sequence((0..<count).map { _ in value(depth: depth + 1) })
    default:
      let count = Int.random(in: 0...3, using: &generator)
      return .mapping(
        YAMLMapping(
          (0..<count).map { _ in
            .init(key: .string(generator.pick(Self.words)), value: value(depth: depth + 1))
          }
        )
      )
    }
  }

  /// The refusals a sound document may meet.
  static let expected: Set<YAMLError.Code> = [
    .notASequence, .notAMapping, .aliasInTheWay, .mergeKeyInTheWay, .duplicateKey, .unrepresentable,
    .noSuchPath,
  ]

  private static let words = [
    "a", "image:v1", "5Gi", "0.5", "yes", "x y", "{notebook-name}-ws", "ü", "- x", "", "null",
    "/home/jovyan", "a: b", "#c", "several\nlines\n", "tab\there", "it's \"q\"", "~", "1:30",
    "trail ", "\u{feff}", "\u{2028}x", "y", "image@sha256:abc", "a#b", "k:", "😀", "2024-01-02",
  ]
}
