import ArgumentParser
import KubeCore

extension SpawnerCtl {
  /// A complaint about an option that takes one value and is given several: the parser would take
  /// the last without a word.
  ///
  /// - Parameter words: The words behind the program's name, which the parser has understood.
  /// - Returns: The complaint; nil where there is no such option.
  /// - Throws: `KubeError` when the parser's description of the command cannot be read.
  static func repetition(in words: [String]) throws -> ValidationError? {
    guard let names = try repeatedOption(in: words) else { return nil }
    let spellings = Set(names).sorted()
    guard let name = spellings.first, spellings.count > 1 else {
      return ValidationError("Give \(names[0]) only once")
    }
    return ValidationError("Give only one of \(name) and \(spellings[1])")
  }

  /// The names by which such an option was given, as they were typed.
  private static func repeatedOption(in words: [String]) throws -> [String]? {
    let (command, count) = command(namedBy: words)
    let names = words.dropFirst(count).prefix { $0 != "--" }.compactMap(optionName)
    // To ask what a command takes is not for free, and hardly any line needs it.
    guard Set(names.map(initial)).count < names.count else { return nil }
    let description = try JSONValue(parsing: Array(command._dumpHelp().utf8))
    let arguments = description["command"]?["arguments"]?.array ?? []
    // What stands behind such a command's own options may be another program's.
    guard !arguments.contains(where: \.takesAllTheRest) else { return nil }
    return arguments.lazy.filter(\.isSingleOption).map { argument in
      names.filter(argument.spellings.contains)
    }.first { $0.count > 1 }
  }

  /// The name of an option, without a value that is joined to it; nil for another word.
  private static func optionName(_ word: String) -> String? {
    guard word.hasPrefix("-"), word.count > 1 else { return nil }
    return String(word.hasPrefix("--") ? word.prefix { $0 != "=" } : word.prefix(2))
  }

  /// What the short and the long name of an option have in common.
  private static func initial(_ name: String) -> Character? { name.first { $0 != "-" } }
}

extension JSONValue {
  fileprivate var isSingleOption: Bool {
    self["kind"]?.string == "option" && self["isRepeating"]?.bool != true
  }

  fileprivate var takesAllTheRest: Bool { self["parsingStrategy"]?.string == "allRemainingInput" }

  /// The names of an option as they are typed.
  fileprivate var spellings: Set<String> {
    let names = self["names"]?.array ?? []
    return Set(
      names.compactMap { name in
        name["name"]?.string.map { (name["kind"]?.string == "long" ? "--" : "-") + $0 }
      }
    )
  }
}
