import ArgumentParser

extension SpawnerCtl {
  /// Where a line names a command that there is not.
  ///
  /// - Parameter words: The words behind the program's name.
  /// - Returns: The index of the first word that should be a command and is none; nil where there is
  ///   no such word.
  static func indexOfUnknownCommand(in words: [String]) -> Int? {
    let (command, count) = command(namedBy: words)
    guard count < words.count, !words[count].hasPrefix("-"), !command.children.isEmpty else {
      return nil
    }
    return count
  }

  /// Reads the words of a command that changes the file, without a look at any other command.
  ///
  /// - Parameter words: The words behind the program's name.
  /// - Returns: The command; nil where the words name another kind of command.
  /// - Throws: The parser's error.
  static func editCommand(_ words: [String]) throws -> (any EditCommand)? {
    let (command, count) = command(namedBy: words)
    guard let command = command as? any EditCommand.Type else { return nil }
    return try command.parse(Array(words[count...]))
  }

  /// The command that words lead to, and how many of them do.
  static func command(
    namedBy words: [String]
  ) -> (type: any ParsableCommand.Type, count: Int) {
    var command: any ParsableCommand.Type = SpawnerCtl.self
    for (index, word) in words.enumerated() {
      let child = command.children.first { $0.configuration.commandName == word }
      guard let child else { return (command, index) }
      command = child
    }
    return (command, words.count)
  }
}

extension ParsableCommand {
  /// The commands below this one.
  fileprivate static var children: [any ParsableCommand.Type] {
    configuration.subcommands + configuration.groupedSubcommands.flatMap(\.subcommands)
  }
}
