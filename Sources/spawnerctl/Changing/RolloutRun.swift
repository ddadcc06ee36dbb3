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
    do {
      let report = try await installation.withSpawner(on: console) { spawner, connection in
        try await ProgressDisplay.with(console) { display in
          try await body(spawner) { event in
            if case .located(let namespace, let deployment, let configMap, _) = event {
              console.say(
                "\(connection.origin), namespace '\(namespace)', ConfigMap '\(configMap)', "
                  + "Deployment '\(deployment)'"
              )
            }
            display.show(event)
          }
        }
      }
      context.output.text(
        try format.render(report, name: ["deployment/\(report.deployment)"]) { _ in "" }
      )
      console.say(TextRenderer.ending(of: report, style: console.storyStyle))
      return .done
    } catch let error as SpawnerError {
      throw ChangeFailure(error, undoCommand: nil, installation: installation)
    }
  }
}
