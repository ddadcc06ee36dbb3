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
      completion: .list(releases),
      transform: release
    )
    var to: AppVersion?

    @OptionGroup var options: EditOptions

    var asksFirst: Bool { true }

    func validate() throws {
      if to != nil && options.reader.appVersion != nil {
        throw ValidationError("Give only one of --to and --app-version.")
      }
    }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      [.convert(to: to ?? options.reader.appVersion)]
    }
  }
}

extension SpawnerCtl.Convert {
  /// The releases for which files are converted.
  private static let releases =
    (Conversion.oldestTarget.minor...AppVersion.newest.minor).map { "1.\($0)" }

  /// Reads a release of which there has been a file; which of them will do is the use case's
  /// business, which knows the file.
  private static func release(_ text: String) throws -> AppVersion {
    guard let version = AppVersion(parsing: text), version.isKnown else {
      throw ValidationError(
        "a release is written as 1.10, v1.10.0 or v1.10.0-rc.2, up to 1.\(AppVersion.newest.minor)"
      )
    }
    return version
  }
}
