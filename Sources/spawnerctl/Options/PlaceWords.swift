/// The options that say where the form is, picked out of a command line that is being typed.
///
/// A completion script hands the line on behind ``mark``, so that what it offers comes from the
/// file or the cluster that the line names.
struct PlaceWords {
  /// What stands before the words of the line.
  static let mark = "--beside"

  private static let options: Set = [
    "-f", "--file", "--at", "-n", "--namespace", "--kubeconfig", "--context", "--cluster", "--user",
    "--as", "--as-group", "--deployment", "--configmap", "--key",
  ]

  /// The options with their values, `--context=prod`.
  private(set) var words: [String] = []

  /// Whether the line names a file, with which there is no cluster.
  private(set) var namesFile = false

  /// - Parameters:
  ///   - line: The words of the line, as the shell has them: perhaps in quotes, perhaps with `=` as
  ///     a word of its own.
  ///   - home: The folder that `~` stands for.
  init(_ line: some Sequence<String>, home: String?) {
    var name: String?
    for word in line.prefix(while: { $0 != "--" }) {
      if let option = name {
        if word == "=" { continue }
        name = nil
        add(option, word, home)
      } else if Self.options.contains(word) {
        name = word
      } else if let sign = word.firstIndex(of: "="), Self.options.contains(String(word[..<sign])) {
        add(String(word[..<sign]), String(word[word.index(after: sign)...]), home)
      } else if !word.hasPrefix("--"), word.count > 2, Self.options.contains(String(word.prefix(2)))
      {
        add(String(word.prefix(2)), String(word.dropFirst(2)), home)
      }
    }
  }

  /// Takes an option in; standard input is not there to be read while somebody types.
  private mutating func add(_ option: String, _ value: String, _ home: String?) {
    var value = value.filter { $0 != "'" && $0 != "\"" }
    guard !value.isEmpty, value != "-" else { return }
    if let home, value.hasPrefix("~/") { value = home + value.dropFirst() }
    let name = option == "-f" ? "--file" : option == "-n" ? "--namespace" : option
    namesFile = namesFile || name == "--file"
    words.append("\(name)=\(value)")
  }

  /// The words of a command line, with the options of the line behind ``mark`` in place of it.
  ///
  /// - Parameters:
  ///   - arguments: The words behind the program's name.
  ///   - home: The folder that `~` stands for.
  /// - Returns: The words as they are to be read.
  static func resolved(_ arguments: [String], home: String?) -> [String] {
    guard let mark = arguments.firstIndex(of: mark) else { return arguments }
    let place = PlaceWords(arguments[(mark + 1)...], home: home)
    var own = Array(arguments[..<mark])
    if place.namesFile, let timeout = own.firstIndex(of: "--request-timeout") {
      own.removeSubrange(timeout..<min(timeout + 2, own.endIndex))
    }
    return own + place.words
  }
}
