import ArgumentParser

extension SpawnerCtl {
  /// `version`: which release this is.
  struct Version: SpawnerCommand {
    static let configuration = CommandConfiguration(
      commandName: "version",
      abstract: "Show the version of this tool",
      discussion: """
        Example:
          spawnerctl version -o json
        """
    )

    @OptionGroup var format: FormatOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
      let report = VersionReport(version: SpawnerCtl.version)
      context.output.text(
        try format.render(report, name: [report.version]) { "spawnerctl \($0.version)\n" }
      )
      return .done
    }
  }
}

/// What `version` reports.
struct VersionReport: Encodable, Sendable {
  let version: String
}
