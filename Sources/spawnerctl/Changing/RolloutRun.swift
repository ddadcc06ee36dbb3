import KubeCore
import SpawnerKit

/// A roll or a wait without a change, from its start to its end.
struct RolloutRun: Sendable {
  let installation: InstallationOptions
  let format: FormatOptions
  let output: OutputOptions
  /// Whether the pods are to be renewed, so that a failure says when they were not.
  var isChange = false

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
        } catch let error as KubeError {
          // Errors of the connection come as they are only as long as nothing was changed.
          var failure = ClusterFailure(
            error,
            installation: installation,
            origin: connection.origin
          )
          failure.isChange = isChange
          throw failure
        }
      }
    }
    context.output.text(
      try format.render(report, name: ["deployment/\(report.deployment)"]) { _ in "" }
    )
    console.say(TextRenderer.ending(of: report, style: console.storyStyle))
    if let line = TextRenderer.scaling(of: report, installation: installation) {
      console.say(line)
    }
    return .done
  }
}
