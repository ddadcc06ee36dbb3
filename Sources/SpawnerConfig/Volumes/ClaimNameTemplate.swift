/// The name of a claim to be made, in which the form fills in the notebook's name.
struct ClaimNameTemplate {
  static let placeholder = "{notebook-name}"

  let text: String

  init(_ text: String) { self.text = text }

  /// How often the notebook's name is asked for; the form fills in the first only.
  var placeholderCount: Int { pieces.count - 1 }

  /// The first thing in braces that the form does not fill in.
  var unknownPlaceholder: String? {
    let rest = pieces.joined()
    guard let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) else { return nil }
    let close = rest[open...].firstIndex(of: "}") ?? open
    return String(rest[open...close])
  }

  /// The shortest name that can come of it: with a notebook whose name is one letter.
  var shortestResult: String { pieces.joined(separator: "n") }

  private var pieces: [String] {
    var pieces = [""]
    var rest = Substring(text)
    while let character = rest.first {
      if rest.hasPrefix(Self.placeholder) {
        rest = rest.dropFirst(Self.placeholder.count)
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(character)
        rest = rest.dropFirst()
      }
    }
    return pieces
  }
}
