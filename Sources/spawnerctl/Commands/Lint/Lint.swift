import ArgumentParser
import SpawnerConfig

extension SpawnerCtl {
  /// `lint`: what is wrong with files, or with the live one.
  struct Lint: SpawnerCommand {
    static let configuration = CommandConfiguration(
      commandName: "lint",
      abstract: "Check files, or the live file, by what the form and the web app do with them",
      discussion: """
        A file is the bare configuration or a ConfigMap manifest; patterns such as 'conf/**/*.yaml' \
        are expanded here too, - is stdin. Without a file the live one is checked, for the release \
        of its web app.

        Exits with 1 if something at least as serious as --fail-on was found. A file that could \
        not be checked counts for more than findings in others: the status is then that of the \
        first such file, 66 if it is not there. With --fix, what remains decides.

        Example:
          spawnerctl lint conf/*.yaml --app-version v1.7
          spawnerctl lint --explain V015
          spawnerctl lint --fix --dry-run spawner_ui_config.yaml
        """
    )

    @Argument(
      help: "Files or patterns; the live file if left out",
      completion: .file(extensions: ["yaml", "yml"])
    )
    var files: [String] = []

    @OptionGroup(title: "What is checked") var checks: LintCheckOptions

    @Flag(help: "List every rule")
    var rules = false

    @Option(
      help: ArgumentHelp("Explain a rule, with a bad and a good example", valueName: "rule"),
      completion: .list(RuleDescription.all.map(\.id))
    )
    var explain: String?

    @Flag(help: "Mend what has one right answer, and list what remains")
    var fix = false

    @OptionGroup(title: "Where") var installation: InstallationOptions
    @OptionGroup(title: "Where") var file: FileOptions
    @OptionGroup(title: "How a fix is made") var change: ChangeOptions

    @Option(name: .joinable("o"), help: "Form of the result")
    var output: LintFormat = .text

    @OptionGroup(title: "What is said") var options: OutputOptions

    /// Where the file is, if no files are named as arguments.
    var source: SourceOptions { SourceOptions(installation: installation, files: file) }

    /// The files that were named in either way.
    var paths: [String] { files + [file.file].compactMap(\.self) }

    func validate() throws {
      try source.validate()
      if [rules, explain != nil, fix].count(where: \.self) > 1 {
        throw ValidationError("Give only one of --rules, --explain and --fix.")
      }
      if rules || explain != nil {
        if !paths.isEmpty { throw ValidationError("--rules and --explain look at no file.") }
        try refuse([.sarif, .github], with: "--rules and --explain")
      }
      if !files.isEmpty && installation.namesCluster {
        throw ValidationError("Files are checked without a cluster; leave out what names one.")
      }
      if paths.isEmpty { try source.refuseStrayPlace() }
      if paths.count(where: { $0 == "-" }) > 1 {
        throw ValidationError("Standard input can be read only once.")
      }
      if fix { try refuse([.sarif, .github], with: "--fix") }
    }

    private func refuse(_ formats: [LintFormat], with option: String) throws {
      guard formats.contains(output) else { return }
      throw ValidationError("\(option) can be shown only as text or json.")
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
      if rules {
        context.output.text(try RuleCatalog.all.rendered(as: output))
        return .done
      }
      if let explain {
        let style = Console(context: context, options: options).resultStyle
        context.output.text(try RuleExplanation(of: explain).rendered(as: output, style: style))
        return .done
      }
      let console = Console(context: context, options: options)
      return fix
        ? try await MendRun(command: self, console: console).run()
        : try await LintRun(command: self, console: console).run()
    }
  }
}
