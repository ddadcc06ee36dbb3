import ArgumentParser
import SpawnerConfig

extension SpawnerCtl {
  /// `convert`: a file of an old generation, rewritten for a web app of today.
  struct Convert: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "convert",
      abstract: "Rewrite a file of an old generation for a newer web app",
      discussion: """
        Takes files of every generation since Kubeflow 0.4 and changes only what the newer web app \
        reads in another way; comments stay with what they stand on. A report says what means \
        something else now, what is gone, and what is left to decide. If the result would have \
        errors that only an admin can mend, nothing is written.

        Without --to the file is converted for the web app that runs in the cluster, by its \
        image's tag; with --file, for the newest. In the cluster it asks for confirmation unless \
        --yes is given.

        Example:
          spawnerctl convert -f spawner_ui_config.yaml --to 1.10 --dry-run
        """
    )

    @Option(
      help: ArgumentHelp(
        "Release of the web app that is to read the file, 1.5 or later",
        valueName: "version"
      ),
      completion: .list(Target.all)
    )
    var to: Target?

    @OptionGroup var options: EditOptions

    var asksFirst: Bool { true }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      [.convert(to: to?.version)]
    }
  }
}

extension SpawnerCtl.Convert {
  /// What `--to` accepts: a release that there has been.
  struct Target: ExpressibleByArgument {
    let version: AppVersion

    init?(argument: String) {
      guard let version = AppVersion(parsing: argument), version.isKnown else { return nil }
      self.version = version
    }

    /// The releases for which files are converted.
    static let all =
      (Conversion.oldestTarget.minor...AppVersion.newest.minor).map { "1.\($0)" }
  }
}
