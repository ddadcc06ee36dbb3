import ArgumentParser
import SpawnerConfig
import YAMLEdit

extension SpawnerCtl {
  /// `get`: the file, or a part of it.
  struct Get: SpawnerCommand {
    static let configuration = CommandConfiguration(
      commandName: "get",
      abstract: "Print the file as it is written, or the part at a path",
      discussion: """
        Paths start below spawnerFormDefaults. Items of lists are named by their position, \
        counted from 0, or by their key. --paths lists every path there is, with what the file \
        says; in parentheses stands what the web app takes where the file says nothing.

        Example:
          spawnerctl get image.options -o json
          spawnerctl get 'gpus.value.vendors[nvidia.com/gpu].uiName'
          spawnerctl get --paths
        """
    )

    /// What `-o` accepts here: the text as it stands, its value, or paths alone.
    enum Form: String, CaseIterable, ExpressibleByArgument {
      case yaml, json, name
    }

    @Argument(
      help: "A path such as image.options or dataVolumes.value[0]; all if left out",
      completion: .fieldPaths
    )
    var path: String?

    @Flag(help: "List the paths of all fields, or of those below the path, with their values")
    var paths = false

    @Option(help: .hidden) var complete: FieldCompletion?

    @OptionGroup(title: "Where") var installation: InstallationOptions
    @OptionGroup(title: "Where") var files: FileOptions

    @Option(
      name: .joinable("o"),
      help: "The text as it is written, or its value as JSON; with --paths also name"
    )
    var output: Form?

    @OptionGroup(title: "What is said") var options: OutputOptions

    /// Where the file is.
    var source: SourceOptions { SourceOptions(installation: installation, files: files) }

    func validate() throws {
      try source.validate()
      if output == .name && !paths { throw ValidationError("-o name goes with --paths.") }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
      try await source.naming { try await show(in: context) }
    }

    private func show(in context: CommandContext) async throws -> ExitStatus {
      let field = try path.flatMap { try $0 == Self.all ? nil : FieldPath(parsing: $0) }
      try source.refuseStrayPlace()
      if let complete { return await offer(complete, in: context) }
      let text = try await source.text(in: context, output: options)
      if paths {
        let fields = try text.form().fields(below: field)
        context.output.text(try FieldListReport(fields).rendered(as: output))
      } else if path == nil && output != .json {
        context.output.write(text.bytes)
      } else {
        let document = try text.document()
        let place = try document.place(of: field, orAll: path == nil)
        context.output.text(
          output == .json
            ? try document.json(at: place, as: path ?? "")
            : try document.slice(at: place, as: path ?? "")
        )
      }
      return .done
    }

    private static let all = "spawnerFormDefaults"

    /// Somebody is typing and must not be bothered with what is wrong: then the paths do that every
    /// file can have.
    private func offer(
      _ completion: FieldCompletion,
      in context: CommandContext
    ) async -> ExitStatus {
      var fields: [ListedField]
      do {
        fields = try await source.text(in: context, output: options).form().fields()
      } catch {
        fields = ListedField.all
      }
      for line in completion.lines(for: fields) { context.output.line(line) }
      return .done
    }
  }
}

extension SpawnerDocument {
  /// Where a field is in the file; without one, the file's root or all that the web app reads.
  fileprivate func place(of field: FieldPath?, orAll isAll: Bool) throws -> YAMLPath {
    guard let field else { return isAll ? .root : "spawnerFormDefaults" }
    if let place = try existingPlace(of: field) { return place }
    let taken = field.valueWhereAbsent.map(FieldListReport.words)
    throw CommandError(
      .noSuchPath,
      "nothing at '\(field)' in the file" + (taken.map { ": the web app takes \($0)" } ?? "")
    )
  }
}
