/// A piece of a page: markup as it is written here, and texts that were escaped on their way in.
///
/// Texts from files and from the command line come in by interpolation, and only so.
struct HTML: Sendable, ExpressibleByStringInterpolation {
  /// The markup.
  let text: String

  init(stringLiteral value: String) { text = value }

  init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  private init(markup: String) { text = markup }

  /// Pieces one after the other.
  static func joined(_ pieces: [HTML]) -> HTML { HTML(markup: pieces.map(\.text).joined()) }

  /// Builds a piece out of literal markup, other pieces and escaped texts.
  struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity)
    }

    mutating func appendLiteral(_ literal: String) { text += literal }

    mutating func appendInterpolation(_ piece: HTML) { text += piece.text }

    mutating func appendInterpolation(_ value: some StringProtocol) {
      for character in value.unicodeScalars {
        switch character {
        case "&": text += "&amp;"
        case "<": text += "&lt;"
        case ">": text += "&gt;"
        case "\"": text += "&quot;"
        case "'": text += "&#39;"
        default: text.unicodeScalars.append(character)
        }
      }
    }
  }
}
