import ArgumentParser
import SpawnerConfig

/// Everything the commands that change the file have in common.
struct EditOptions: ParsableArguments {
  @OptionGroup(title: "Where") var installation: InstallationOptions
  @OptionGroup(title: "Where") var files: FileOptions
  @OptionGroup(title: "How a change is made") var change: ChangeOptions
  @OptionGroup(title: "How a change is made") var reader: ReaderOptions
  @OptionGroup(title: "What is said") var format: FormatOptions
  @OptionGroup(title: "What is said") var output: OutputOptions

  /// Where the file is.
  var source: SourceOptions { SourceOptions(installation: installation, files: files) }

  func validate() throws {
    try source.validate()
    if reader.appVersion != nil && files.file == nil {
      throw ValidationError("--app-version is for --file; in the cluster the web app says it.")
    }
  }
}

/// Who reads a file on disk, where no cluster can say it.
struct ReaderOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "With --file: release of the web app that reads it, such as v1.7, if not the newest",
      valueName: "version"
    ),
    transform: AppVersion.init(typed:)
  )
  var appVersion: AppVersion?
}

/// Everything the commands that only read the file have in common.
struct ReadOptions: ParsableArguments {
  @OptionGroup(title: "Where") var installation: InstallationOptions
  @OptionGroup(title: "Where") var files: FileOptions
  @OptionGroup(title: "What is said") var format: FormatOptions
  @OptionGroup(title: "What is said") var output: OutputOptions

  /// Where the file is.
  var source: SourceOptions { SourceOptions(installation: installation, files: files) }

  func validate() throws { try source.validate() }
}
