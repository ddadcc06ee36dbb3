import ArgumentParser

/// One command line, from its words to its exit status.
struct Invocation: Sendable {
  /// The words behind the program's name.
  let arguments: [String]

  /// Parses and runs the command line, and says on stderr what went wrong.
  ///
  /// - Parameter context: The surroundings.
  /// - Returns: What the shell is to be told.
  func run(in context: CommandContext) async -> ExitStatus {
    let words = spelledOut(in: context)
    let command: any ParsableCommand
    do {
      command = try await SpawnerCtl.asyncParseAsRoot(words)
    } catch {
      return report(parsing: error, in: context)
    }
    guard let command = command as? any SpawnerCommand else {
      return showHelp(command, in: context)
    }
    do {
      if let complaint = try SpawnerCtl.repetition(in: words) { throw complaint }
      return settled(try await command.run(in: context), in: context)
    } catch let error where error is ValidationError || error is CleanExit {
      return report(parsing: error, in: context)
    } catch {
      let failure = Failure(error, programName: context.programName)
      failure.report(on: context)
      return failure.status
    }
  }

  /// The status of what ended well, unless its result could not be written.
  private func settled(_ status: ExitStatus, in context: CommandContext) -> ExitStatus {
    guard let number = context.output.takeFailure() else { return status }
    let error = FileError(code: .unwritable, path: "-", errorNumber: number)
    let failure = Failure(error, programName: context.programName)
    failure.report(on: context)
    return failure.status
  }

  /// The words as the parser is to read them.
  ///
  /// `--dry-run` without a value means `client`, as in kubectl; the parser itself would take the
  /// next word for its value. Help about a command that there is not is refused; the parser would
  /// give that of the commands above it.
  private func spelledOut(in context: CommandContext) -> [String] {
    let arguments = PlaceWords.resolved(arguments, home: context.environment["HOME"])
    let own = arguments.firstIndex(of: "--") ?? arguments.endIndex
    var words = arguments[..<own].map { $0 == "--dry-run" ? "--dry-run=client" : $0 }
    if words.first == "help" { words = words.dropFirst() + ["--help"] }
    if let unknown = SpawnerCtl.indexOfUnknownCommand(in: words) {
      return Array(words[...unknown])
    }
    return words + arguments[own...]
  }

  /// Runs one of the parser's own commands: `help`, or a group without a command.
  private func showHelp(_ command: any ParsableCommand, in context: CommandContext) -> ExitStatus {
    do {
      var command = command
      try command.run()
      return .done
    } catch {
      return report(parsing: error, in: context)
    }
  }

  /// A complaint of the parser as all our complaints are: its first line without a capital letter in
  /// front and a full stop at its end.
  private func inHouseStyle(_ complaint: Substring) -> String {
    let words = complaint.prefix { $0 != "\n" }
    let rest = complaint[words.endIndex...]
    let sentence = words.hasSuffix(".") ? words.dropLast() : words
    return sentence.prefix(1).lowercased() + sentence.dropFirst() + rest
  }

  /// Writes what the parser has to say: help on stdout, a complaint on stderr.
  ///
  /// The parser is not asked for the status of an error: it would lay out the help once more, for
  /// the width that the terminal has, and end the process where that is too narrow for its columns.
  private func report(parsing error: any Error, in context: CommandContext) -> ExitStatus {
    let columns = max(context.columns, Self.leastColumns)
    let text = SpawnerCtl.fullMessage(for: error, columns: columns)
      .replacing("spawnerctl", with: context.programName)
    guard text.hasPrefix("Error: ") else {
      context.output.line(text)
      return settled(.done, in: context)
    }
    context.error.line("error: " + inHouseStyle(text.dropFirst(7)))
    return .usage
  }

  /// The least width that help is laid out for; a narrower terminal breaks the lines once more.
  private static let leastColumns = 40
}
