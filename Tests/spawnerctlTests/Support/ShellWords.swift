/// Text as a shell takes it apart, where it has blanks, single quotes and backslashes in it.
enum ShellWords {
  /// The words of a command line.
  static func split(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    var rest = line[...]
    while let character = rest.popFirst() {
      switch character {
      case "'":
        isQuoted.toggle()
        word = word ?? ""
      case " " where !isQuoted:
        if let word { words.append(word) }
        word = nil
      case "\\" where !isQuoted:
        word = (word ?? "") + rest.prefix(1)
        rest = rest.dropFirst()
      default: word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }
}
