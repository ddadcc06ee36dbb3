import ArgumentParser

/// A command of this tool: arguments turned into a value that runs in any surroundings.
///
/// Each says its own `commandName`: the parser could make one up from the type's name, but asks the
/// runtime so much for it that every start of the tool would take a third longer.
protocol SpawnerCommand: AsyncParsableCommand {
  /// Does what the command says.
  ///
  /// - Parameter context: The surroundings; the only way to touch anything.
  /// - Returns: What the shell is told when nothing went wrong.
  /// - Throws: Whatever went wrong; `Failure` turns it into a message and a status.
  func run(in context: CommandContext) async throws -> ExitStatus
}

extension SpawnerCommand {
  /// Runs in the surroundings of this process.
  mutating func run() async throws {
    throw ExitCode(try await run(in: .live()).rawValue)
  }
}

/// A command that only groups others; without one of them it shows its help.
protocol SpawnerCommandGroup: AsyncParsableCommand {}
