import KubeCore
import SpawnerConfig
import SpawnerKit

/// One change, from its intent to its end: the same for every command that changes the file.
struct EditRun: Sendable {
  let edit: SpawnerEdit
  let asksFirst: Bool
  let undoCommand: String?
  let options: EditOptions

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
          throw failure(error, place: display.place)
        }
      }
    }
    return try finish(report, console: console)
  }

  private func failure(_ error: SpawnerError, place: String?) -> ChangeFailure {
    var failure = ChangeFailure(
      error,
      undoCommand: undoCommand,
      installation: options.source.installation
    )
    failure.place = place
    return failure
  }

  private var request: ChangeRequest {
    ChangeRequest(
      [edit],
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
