import ArgumentParser
import TestSupport
import Testing

@testable import spawnerctl

/// What `--help` says, for every command there is.
@Suite(.aFewAtATime)
struct HelpTests {
  @Test(arguments: CommandName.all)
  func `shows the help that is on file`(command: CommandName) async throws {
    let run = await Scene().run(command.words + ["--help"])
    #expect(run.status == .done)
    #expect(run.stderr.isEmpty)
    try Golden.expect(run.stdout, "help/\(command.fileName).txt")
  }

  @Test(arguments: CommandName.all)
  func `begins with a verb, ends without a full stop, shows an example`(command: CommandName) {
    let configuration = command.type.configuration
    let isOneSentence =
      configuration.abstract.first?.isUppercase == true && !configuration.abstract.hasSuffix(".")
    #expect(isOneSentence, "\(configuration.abstract)")
    #expect(configuration.discussion.contains("  spawnerctl "), "\(command)")
  }

  @Test func `speaks of the plugin when called through kubectl`() async {
    let run = await Scene(programName: "kubectl spawner").run("image --help")
    #expect(run.stdout.contains("USAGE: kubectl spawner image <subcommand>\n"))
    #expect(!run.stdout.contains("spawnerctl"))
  }

  @Test(arguments: [
    ("/usr/local/bin/kubectl-spawner", "kubectl spawner"), ("kubectl-spawner", "kubectl spawner"),
    ("/usr/bin/spawnerctl", "spawnerctl"), ("", "spawnerctl"),
  ])
  func `takes its name from how it was called`(path: String, name: String) {
    #expect(CommandContext.programName(calledAs: path) == name)
  }

  @Test func `offers no command of a later day`() async {
    let run = await Scene().run("--help")
    for later in ["undo", "history", "lint", "doctor", "storage", "convert", "apply"] {
      #expect(!run.stdout.contains("\n  \(later) "))
    }
  }
}

/// A command by the words that call it.
struct CommandName: Sendable, CustomStringConvertible {
  let words: [String]
  let type: any ParsableCommand.Type
  var description: String { words.isEmpty ? "spawnerctl" : words.joined(separator: " ") }
  var fileName: String { words.isEmpty ? "spawnerctl" : words.joined(separator: "-") }

  static let all = below([], SpawnerCtl.self)

  private static func below(
    _ words: [String],
    _ type: any ParsableCommand.Type
  ) -> [CommandName] {
    let configuration = type.configuration
    let children =
      configuration.subcommands + configuration.groupedSubcommands.flatMap(\.subcommands)
    let unique = Dictionary(grouping: children) { name(of: $0) }.compactMap(\.value.first)
    return [CommandName(words: words, type: type)]
      + unique.sorted { name(of: $0) < name(of: $1) }
      .flatMap { below(words + [name(of: $0)], $0) }
  }

  private static func name(of type: any ParsableCommand.Type) -> String {
    type.configuration.commandName ?? "\(type)".lowercased()
  }
}
