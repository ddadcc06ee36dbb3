import ArgumentParser
import SpawnerConfig

extension SpawnerCtl {
  /// `lock`: users see a section's value and cannot change it.
  struct LockFields: EditCommand {
    static let configuration = CommandConfiguration(
      commandName: "lock",
      abstract: "Lock sections, so that users see the value and cannot change it",
      discussion: """
        A lock is 'readOnly: true' in the section. Where the web app would ignore it, or refuse \
        every notebook because of it, it is refused.

        Example:
          spawnerctl lock cpu memory gpus
        """
    )

    @Argument(
      help: ArgumentHelp("A section such as cpu", valueName: "path"),
      completion: .lockableSections
    )
    var paths: [String]

    @OptionGroup var options: EditOptions

    func edits(in context: CommandContext) throws -> [SpawnerEdit] {
      [.fields(.lock(try paths.map { try FieldPath(parsing: $0) }))]
    }
  }
}
