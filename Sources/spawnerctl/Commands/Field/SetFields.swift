import ArgumentParser
import SpawnerConfig
import YAMLEdit

extension SpawnerCtl {
  /// `set`: fields by their paths.
  struct SetFields: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "set",
      abstract: "Set fields of the form by their paths",
      discussion: """
        Each value is written as its field wants it, and refused where it does not fit. Lists and \
        mappings are given as YAML in one line, or as a file; they ask for confirmation unless \
        --yes is given. Items of lists are named by position or by key, in quotes for the shell.

        Example:
          spawnerctl set allowCustomImage=false cpu.value=0.5 memory.value=1.5Gi
          spawnerctl set 'gpus.value.vendors[nvidia.com/gpu].uiName=NVIDIA A100'
          spawnerctl set affinityConfig.options --from options.yaml
        """
    )

    @Argument(
      help: ArgumentHelp(
        "A path such as cpu.value, and its value",
        valueName: "path=value"
      ),
      completion: .fieldAssignments
    )
    var assignments: [String]

    @Option(
      help: ArgumentHelp(
        "A file with the value of a single path as YAML; - is stdin",
        valueName: "file"
      ),
      completion: .file(extensions: ["yaml", "yml"])
    )
    var from: String?

    @OptionGroup var options: EditOptions

    var asksFirst: Bool {
      do {
        return try from != nil || typed().contains(where: \.replacesMuch)
      } catch {
        // What cannot be read is refused before anything is asked.
        return false
      }
    }

    func validate() throws {
      try options.source.files.refuseSharedInput(with: from)
      let bare = assignments.first { !$0.contains("=") }
      if from == nil, let bare {
        throw ValidationError("Say what '\(bare)' is to be: \(bare)=VALUE, or --from FILE.")
      }
      if from != nil && (assignments.count > 1 || bare == nil) {
        throw ValidationError("--from is the value of one path; leave out =VALUE and other paths.")
      }
    }

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      guard let from else { return [.fields(.set(try typed()))] }
      let path = try FieldPath(parsing: assignments.joined())
      try path.requireKnown()
      let document = try context.yaml(inFile: from)
      do {
        return [.fields(.set([try FieldAssignment(path, reading: document)]))]
      } catch {
        throw FileContentError(path: from, cause: error)
      }
    }

    private func typed() throws -> [FieldAssignment] {
      try assignments.map { text in
        // Without an equals sign behind it, the path has a bracket that is not closed.
        let (path, value) = FieldPath.splitting(text) ?? (text, "")
        return try FieldAssignment(FieldPath(parsing: path), text: value)
      }
    }
  }
}
