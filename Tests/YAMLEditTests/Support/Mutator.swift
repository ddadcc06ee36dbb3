import TestSupport

/// Makes broken and odd texts out of sound ones.
struct Mutator {
  private var generator: SeededGenerator
  private let seeds: [[UInt8]]

  init(seed: UInt64, texts: [[UInt8]]) {
    generator = SeededGenerator(seed: seed)
    seeds = texts + Self.small.map { Array($0.utf8) }
  }

  /// The next text: a part of a sound one or a row of fragments, with a few changes.
  mutating func next() -> [UInt8] {
    var text: [UInt8]
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: text = Array(generator.pick(Self.small).utf8)
    case 1: text = part(of: generator.pick(seeds))
    default:
      text = []
      for _ in 0..<Int.random(in: 1...12, using: &generator) { text += fragment() }
    }
    for _ in 0..<Int.random(in: 0...4, using: &generator) { mutate(&text) }
    return text
  }

  private mutating func part(of text: [UInt8]) -> [UInt8] {
    let start = Int.random(in: 0...text.count, using: &generator)
    let length = Int.random(in: 0...300, using: &generator)
    return Array(text[start..<min(text.count, start + length)])
  }

  private mutating func fragment() -> [UInt8] {
    Array(generator.pick(Self.fragments).utf8)
  }

  private mutating func mutate(_ text: inout [UInt8]) {
    let place = Int.random(in: 0...text.count, using: &generator)
    switch Int.random(in: 0..<20, using: &generator) {
    case 0..<11: text.insert(contentsOf: fragment(), at: place)
    case 11..<16:
      let end = min(text.count, place + Int.random(in: 1...5, using: &generator))
      text.removeSubrange(place..<end)
    case 16..<18: text.insert(contentsOf: part(of: text).prefix(60), at: place)
    case 18: text.insert(UInt8.random(in: 0...255, using: &generator), at: place)
    default:
      if place < text.count { text[place] = generator.pick(Array(" \n:-#[]{},\"'|>&*!?a1\t".utf8)) }
    }
  }

  private static let fragments = [
    "- ", ": ", ":", "? ", "?", "[", "]", "{", "}", ",", "\"", "'", "|", ">", "|+\n", ">-\n", "#",
    " #", "&a ", "*a", "!", "!!str ", "!!int ", "\n", "\r\n", "\r", " ", "  ", "\t", "---\n",
    "...\n",
    "%", "@", "`", "\\", "\u{a0}", "\u{2028}", "\u{85}", "\u{feff}", "é", "😀", "<<: ", "=", "0b1",
    "1:30", "~", "null", "2024-01-02", ".5", "a", "b: c", "\0", "\u{7f}", "\\n", "\\\n", "<<: *a\n",
    "-\n", ":\n", "\n\n", "  - x\n", "a?b", "x:[]",
  ]

  private static let small = [
    "a: 1\nb:\n  - x\n  - y: z\n    w: [1, 2]\nc: {k: v, \"q\": 'r'}\n",
    "key: |\n  text\n   more\n\nother: >-\n  folded\n  text\n\n  para\nlast: \"dq \\x41 \\\n   go\"\n",
    "- &a {x: 1}\n- *a\n- <<: *a\n  y: 2\n- ? k\n  : v\n",
    "%YAML 1.1\n%TAG ! tag:yaml.org,2002:\n---\n!str a: !!int 5\n...\n",
    "\"a\": {\"b\": [\"c\", \"d\"], \"e\": null}\n",
    "- - - a\n    - b\n  - c\n- 'it''s'\n-\n- \n",
    "x: plain multi\n  line text\n\n  para\ny: z\n",
  ]
}
