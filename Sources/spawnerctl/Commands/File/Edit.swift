import ArgumentParser
import SpawnerConfig

extension SpawnerCtl {
  /// `edit`: the file in the user's own editor.
  struct Edit: SpawnerCommand {
    static let configuration = CommandConfiguration(
      commandName: "edit",
      abstract: "Edit the file in your editor and wait until the form shows the change",
      discussion: """
        The editor is $KUBE_EDITOR, $VISUAL or $EDITOR, else vi; arguments may follow its name, and \
        with quotes or backslashes among them a shell reads it. What is wrong with the file stands \
        on top and is taken away again. A text with a new error is opened once more; one that is \
        left as it is, or empty, changes nothing. What you wrote is kept if anything fails.

        Example:
          spawnerctl edit --message "images for the new course"
        """
    )

    @OptionGroup var options: EditOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
      try options.source.refuseStrayPlace()
      if let path = options.source.files.file, context.isStream(path) {
        let name = context.words(forStream: path)
        throw ValidationError("An editor cannot edit \(name); name a file.")
      }
      let console = Console(context: context, options: options.output)
      var base = try await options.source.text(in: context, output: options.output)
      base.appVersion = options.reader.appVersion ?? base.appVersion
      do {
        let (end, path) = try await EditSession.visit(base, on: console)
        switch end {
        case .nothing(let reason):
          console.say("\(reason): nothing was written")
          return .done
        case .text(let text):
          return try await write(text, from: path, over: base, console)
        }
      } catch var error as KeptText {
        error.target = options.source.words
        throw error
      }
    }

    /// Sends the text through the pipeline; the file it stands in is removed once it is written.
    private func write(
      _ text: [UInt8],
      from path: String,
      over base: ReadText,
      _ console: Console
    ) async throws -> ExitStatus {
      var run = EditRun(edits: [.replaceText(text)], asksFirst: false, options: options)
      run.basis = base.bytes
      run.given = ReadText(name: path, bytes: text, file: nil)
      do {
        let status = try await run.run(in: console.context)
        if options.change.dryRun == nil {
          try console.context.files.remove(path)
        } else {
          console.say("what you wrote is kept in '\(path)'")
        }
        return status
      } catch {
        throw KeptText(cause: error, path: path)
      }
    }
  }
}
