import KubeCore
import SpawnerConfig
import SpawnerKit

/// One change, from its intents to its end: the same for every command that changes the file.
struct EditRun: Sendable {
  let edits: [SpawnerEdit]
  let asksFirst: Bool
  let options: EditOptions
  /// The command that takes the change back, where there is a plain one.
  var undoCommand: String?
  /// The commands that do what was meant instead, by the refusal they help against.
  var alternatives: [SpawnerConfigError.Code: String] = [:]

  init(edits: [SpawnerEdit], asksFirst: Bool, options: EditOptions) {
    self.edits = edits
    self.asksFirst = asksFirst
    self.options = options
  }

  /// Makes the change where the options say.
  func run(in context: CommandContext) async throws -> ExitStatus {
    let console = Console(context: context, options: options.output)
    if let path = options.source.files.file {
      return try FileEdit(run: self, path: path, console: console).perform()
    }
    return try await runInCluster(console)
  }

  private func runInCluster(_ console: Console) async throws -> ExitStatus {
    let installation = options.source.installation
    let report = try await installation.withSpawner(on: console) { spawner, connection in
      try await ProgressDisplay.with(console) { display in
        let review = PlanReview(
          run: self,
          console: console,
          display: display,
          origin: connection.origin
        )
        do {
          return try await spawner.change(request) { plan in
            try await review.confirms(plan)
          } progress: { event in
            display.show(event)
          }
        } catch let error as SpawnerError {
          throw failure(error, at: display.configMap.map { .configMap($0) })
        } catch let error as KubeError {
          // Errors of the connection come as they are only as long as nothing was written.
          var failure = ClusterFailure(
            error,
            installation: installation,
            origin: connection.origin
          )
          failure.isChange = true
          throw failure
        }
      }
    }
    return try finish(report, console: console)
  }

  /// A failure with everything that is known about how to go on.
  ///
  /// - Parameters:
  ///   - error: The failure.
  ///   - place: The file that was to be changed, once it was found.
  /// - Returns: Both, with the commands to propose.
  func failure(_ error: SpawnerError, at place: ChangeFailure.Place?) -> ChangeFailure {
    var failure = ChangeFailure(error, installation: options.source.installation)
    failure.place = place
    failure.undoCommand = undoCommand
    failure.alternatives = Self.usualAlternatives.merging(alternatives) { _, own in own }
    return failure
  }

  /// What helps against a refusal, whatever the command.
  private static let usualAlternatives: [SpawnerConfigError.Code: String] = [
    .oldGeneration: "convert"
  ]

  private var request: ChangeRequest {
    ChangeRequest(
      edits,
      selector: options.source.installation.selector,
      options: options.change.changeOptions
    )
  }

  private func finish(_ report: ChangeReport, console: Console) throws -> ExitStatus {
    console.context.output.text(
      try options.format.render(report, name: ["configmap/\(report.configMap)"]) { _ in "" }
    )
    if report.outcome == .declined {
      throw CommandError(.declined, "not confirmed: nothing was written")
    }
    let isChecked = options.change.dryRun == .server
    console.say(
      TextRenderer.ending(of: report, isChecked: isChecked, style: console.storyStyle)
    )
    return .done
  }
}
