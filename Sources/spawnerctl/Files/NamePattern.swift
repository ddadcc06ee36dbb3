/// A pattern for the name of a file or folder: `*`, `?` and `[…]` as shells have them.
struct NamePattern: Sendable {
  fileprivate enum Piece: Sendable {
    case anything
    case one
    case among([ClosedRange<Character>], isNegated: Bool)
    case exactly(Character)
  }

  private let pieces: [Piece]
  private let isForHidden: Bool

  init(_ pattern: String) {
    var rest = Array(pattern)[...]
    var pieces: [Piece] = []
    while let first = rest.first {
      switch first {
      case "*": pieces.append(.anything)
      case "?": pieces.append(.one)
      case "[":
        if let (piece, length) = Self.choice(rest) {
          pieces.append(piece)
          rest = rest.dropFirst(length - 1)
        } else {
          pieces.append(.exactly(first))
        }
      default: pieces.append(.exactly(first))
      }
      rest = rest.dropFirst()
    }
    self.pieces = pieces
    isForHidden = pattern.hasPrefix(".")
  }

  /// Whether a name is meant; one that begins with a dot only where the pattern does.
  func matches(_ name: String) -> Bool {
    guard isForHidden || !name.hasPrefix(".") else { return false }
    let name = Array(name)
    var (piece, position) = (0, 0)
    var retry: (piece: Int, position: Int)?
    while position < name.count {
      if piece < pieces.count, case .anything = pieces[piece] {
        retry = (piece, position)
        piece += 1
      } else if piece < pieces.count, pieces[piece].takes(name[position]) {
        piece += 1
        position += 1
      } else if let last = retry {
        // The last star takes one character more.
        retry = (last.piece, last.position + 1)
        (piece, position) = (last.piece + 1, last.position + 1)
      } else {
        return false
      }
    }
    return pieces[piece...].allSatisfy { if case .anything = $0 { true } else { false } }
  }

  /// What stands in brackets, and how many characters that is; nil where they are not closed.
  private static func choice(_ text: ArraySlice<Character>) -> (Piece, Int)? {
    var inner = text.dropFirst()
    let isNegated = inner.first == "!" || inner.first == "^"
    if isNegated { inner = inner.dropFirst() }
    // A bracket right at the start stands for itself.
    guard let end = inner.dropFirst().firstIndex(of: "]") else { return nil }
    var ranges: [ClosedRange<Character>] = []
    var rest = inner[..<end]
    while let first = rest.first {
      let isRange = rest.count > 2 && rest[rest.startIndex + 1] == "-"
      let last = isRange ? rest[rest.startIndex + 2] : first
      if first <= last { ranges.append(first...last) }
      rest = rest.dropFirst(isRange ? 3 : 1)
    }
    return (.among(ranges, isNegated: isNegated), end - text.startIndex + 1)
  }
}

extension NamePattern.Piece {
  fileprivate func takes(_ character: Character) -> Bool {
    switch self {
    case .anything: false
    case .one: true
    case .among(let ranges, let isNegated):
      ranges.contains { $0.contains(character) } != isNegated
    case .exactly(let wanted): wanted == character
    }
  }
}
