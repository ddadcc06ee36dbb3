import ArgumentParser
import SpawnerConfig
import YAMLEdit

extension SpawnerCtl {
  /// `preview`: the form as a user will see it.
  struct Preview: SpawnerCommand {
    static let configuration = CommandConfiguration(
      commandName: "preview",
      abstract: "Show the form as a user will see it, and where that differs from the file",
      discussion: """
        Shows every field with what is preselected and locked, computed limits, the mount paths that \
        users really get, and whether LAUNCH is on. With -o json, what LAUNCH would send.

        Example:
          spawnerctl preview -f spawner_ui_config.yaml --html form.html
        """
    )

    /// What `-o` accepts here: the form, or the body that it sends.
    enum Shape: String, CaseIterable, ExpressibleByArgument {
      case text, json
    }

    @OptionGroup(title: "Where") var installation: InstallationOptions
    @OptionGroup(title: "Where") var files: FileOptions

    @OptionGroup(title: "The form") var form: FormOptions

    @Option(
      name: .joinable("o"),
      help: "The form as text, or what LAUNCH would send as JSON"
    )
    var output: Shape = .text

    @Option(
      help: ArgumentHelp(
        "Write a page that looks like the form to this file; - is standard output",
        valueName: "path"
      ),
      completion: .file(extensions: ["html"])
    )
    var html: String?

    @OptionGroup(title: "What is said") var options: OutputOptions

    /// Where the file is.
    var source: SourceOptions { SourceOptions(installation: installation, files: files) }

    func validate() throws {
      try source.validate()
      if html != nil && output == .json {
        throw ValidationError("--html writes a page; leave out -o json.")
      }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
      try await source.naming { try await show(in: context) }
    }

    private func show(in context: CommandContext) async throws -> ExitStatus {
      try source.refuseStrayPlace()
      let text = try await source.text(in: context, output: options)
      let request = try form.request(for: text)
      let preview = FormPreview(
        form: Form(of: text.bytes, for: request) { text.place(of: $0) },
        origin: text.name == "-" ? "standard input" : text.name
      )
      if let html {
        try write(FormPage(preview).html, to: html, in: context)
        return .done
      }
      switch output {
      case .text:
        let style = Console(context: context, options: options).resultStyle
        context.output.text(TextRenderer.form(preview, style: style))
      case .json:
        context.output.text(try preview.bodyText())
      }
      return .done
    }

    private func write(_ page: String, to path: String, in context: CommandContext) throws {
      guard path != "-" else {
        context.output.text(page)
        return
      }
      try context.files.replace(path, Array(page.utf8))
      Console(context: context, options: options).say("wrote \(path.shellQuoted)")
    }
  }
}

/// For whom the form is shown, and by which release of the web app.
struct FormOptions: ParsableArguments {
  @Option(help: "Name that the user gives the notebook")
  var notebookName = "my-notebook"

  @Option(help: "Kind of server that the user chooses")
  var group: ImageGroup = .jupyter

  @Option(
    help: ArgumentHelp(
      "Release of the web app, if not the one that runs: v1.5 or later",
      valueName: "version"
    )
  )
  var appVersion: String?

  func validate() throws {
    if !FormRequest.accepts(notebookName: notebookName) {
      throw ValidationError(
        """
        --notebook-name must be at most \(FormRequest.longestName) lower-case letters, digits and \
        inner dashes, and begin with a letter.
        """
      )
    }
    if let appVersion, AppVersion(parsing: appVersion) == nil {
      throw ValidationError("--app-version must be a release such as v1.10.0.")
    }
  }

  /// What is asked of the form: of the release named, the one that runs, or the newest.
  ///
  /// - Parameter text: The file, with the release that reads it where that is known.
  /// - Returns: The request.
  /// - Throws: `CommandError` for a release whose form is not known.
  func request(for text: ReadText) throws -> FormRequest {
    let version = appVersion.flatMap { AppVersion(parsing: $0) } ?? text.appVersion ?? .newest
    guard version >= FormRequest.oldestKnown else {
      throw CommandError(
        .unknownForm,
        "expected a web app of \(FormRequest.oldestKnown) or later, found \(version)"
      )
    }
    return FormRequest(notebookName: notebookName, serverType: group, appVersion: version)
  }
}
