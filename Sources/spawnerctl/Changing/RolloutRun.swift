import KubeCore
import SpawnerKit

/// A roll or a wait without a change, from its start to its end.
struct RolloutRun: Sendable {
  let installation: InstallationOptions
  let format: FormatOptions
  let output: OutputOptions

  /// Connects, shows the story, runs the body and reports.
  func run(
    in context: CommandContext,
    body: (Spawner, @escaping Spawner.Progress) async throws -> ChangeReport
  ) async throws -> ExitStatus {
    let console = Console(context: context, options: output)
    let report = try await installation.withSpawner(on: console) { spawner, connection in
      try await ProgressDisplay.with(console) { display in
        do {
          return try await body(spawner) { event in
            if let heading = TextRenderer.heading(of: event, origin: connection.origin) {
              console.say(heading)
            }
            display.show(event)
          }
        } catch let error as SpawnerError {
          var failure = ChangeFailure(error, installation: installation)
          failure.place = display.configMap.map { .configMap($0) }
          throw failure
        }
      }
    }
    context.output.text(
      try format.render(report, name: ["deployment/\(report.deployment)"]) { _ in "" }
    )
    console.say(TextRenderer.ending(of: report, style: console.storyStyle))
    return .done
  }
}
