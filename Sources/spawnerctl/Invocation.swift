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
    let command: any ParsableCommand
    do {
      command = try await SpawnerCtl.asyncParseAsRoot(spelledOut)
    } catch {
      return report(parsing: error, in: context)
    }
    guard let command = command as? any SpawnerCommand else {
      return showHelp(command, in: context)
    }
    do {
      let status = try await command.run(in: context)
      if let number = context.output.takeFailure() {
        throw FileError(code: .unwritable, path: "-", errorNumber: number)
      }
      return status
    } catch let error where error is ValidationError || error is CleanExit {
      return report(parsing: error, in: context)
    } catch {
      let failure = Failure(error, programName: context.programName)
      failure.report(on: context)
      return failure.status
    }
  }

  /// `--dry-run` without a value means `client`, as in kubectl; the parser itself would take the
  /// next word for its value.
  private var spelledOut: [String] {
    let own = arguments.firstIndex(of: "--") ?? arguments.endIndex
    return arguments[..<own].map { $0 == "--dry-run" ? "--dry-run=client" : $0 }
      + arguments[own...]
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
  private func report(parsing error: any Error, in context: CommandContext) -> ExitStatus {
    let status = ExitStatus(rawValue: SpawnerCtl.exitCode(for: error).rawValue)
    let text = SpawnerCtl.fullMessage(for: error, columns: context.columns)
      .replacing("spawnerctl", with: context.programName)
    if status == .done {
      context.output.line(text)
    } else if text.hasPrefix("Error: ") {
      context.error.line("error: " + inHouseStyle(text.dropFirst(7)))
    } else {
      context.error.line(text)
    }
    return status
  }
}
