import YAMLEdit

/// The lines of a text, for showing the place of a finding.
///
/// Lines end where YAML 1.1 ends them, and columns count Unicode scalars, as `SourceLocation` has it.
struct SourceLines: Sendable {
  private let bytes: [UInt8]
  private let lines: [Range<Int>]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var lines: [Range<Int>] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var position = start
    while position < bytes.count {
      let length = Self.breakLength(bytes, at: position)
      if length > 0 {
        lines.append(start..<position)
        start = position + length
      }
      position += max(1, length)
    }
    lines.append(start..<bytes.count)
    self.lines = lines
  }

  /// A line without its end, counted from 1; empty where there is no such line.
  func line(_ number: Int) -> String {
    guard lines.indices.contains(number - 1) else { return "" }
    return String(decoding: bytes[lines[number - 1]], as: UTF8.self)
  }

  /// The place of a byte.
  func location(of offset: Int) -> SourceLocation {
    var (low, high) = (0, lines.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if lines[middle].lowerBound <= offset { low = middle } else { high = middle - 1 }
    }
    let before = bytes[lines[low].lowerBound..<max(lines[low].lowerBound, offset)]
    return SourceLocation(line: low + 1, column: before.count { $0 & 0xC0 != 0x80 } + 1)
  }

  private static func breakLength(_ bytes: [UInt8], at position: Int) -> Int {
    func byte(_ offset: Int) -> UInt8? {
      position + offset < bytes.count ? bytes[position + offset] : nil
    }
    return switch bytes[position] {
    case 0x0A: 1
    case 0x0D: byte(1) == 0x0A ? 2 : 1
    case 0xC2: byte(1) == 0x85 ? 2 : 0
    case 0xE2: byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9) ? 3 : 0
    default: 0
    }
  }
}
