import ArgumentParser
import SpawnerKit

/// How a change is made, or how a roll without a change is done.
struct ChangeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Stop after the diff: --dry-run alone or =client sends nothing, =server lets the server check",
      valueName: "client|server"
    )
  )
  var dryRun: DryRunChoice?

  @Flag(name: .shortAndLong, help: "Do not ask for confirmation")
  var yes = false

  @Option(
    name: .joinable("m"),
    help: "Why the change is made; a rollout keeps it as the change-cause"
  )
  var message: String?

  @Flag(help: "Leave the pods alone; they read the new file within about two minutes")
  var noRestart = false

  @Option(help: "How to restart the pods")
  var restartStrategy: RestartStrategy = .rollout

  @Flag(help: "Do not ask the running app what it serves")
  var noVerify = false

  @Option(help: "What to do with a change that does not become live")
  var onFailure: FailurePolicy = .undo

  @Option(help: "Deadline for all of it; 0 is forever")
  var timeout = DurationArgument.fiveMinutes
}

/// What `--dry-run` accepts.
enum DryRunChoice: String, CaseIterable, Sendable, ExpressibleByArgument {
  case client, server
}

extension ChangeOptions {
  /// Whether confirmation may be needed at all: not when nothing is written, nor with `--yes`.
  var asks: Bool { !yes && dryRun == nil }

  /// The options in the terms of the use cases.
  var changeOptions: SpawnerKit.ChangeOptions {
    var options = SpawnerKit.ChangeOptions(
      dryRun: dryRun?.dryRun ?? .none,
      restart: noRestart ? nil : restartStrategy,
      verify: !noVerify,
      onFailure: onFailure
    )
    options.timeout = timeout.limit
    options.message = message
    return options
  }
}

extension DryRunChoice {
  fileprivate var dryRun: DryRun {
    switch self {
    case .client: .client
    case .server: .server
    }
  }
}
