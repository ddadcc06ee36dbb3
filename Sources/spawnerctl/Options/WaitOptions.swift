import ArgumentParser
import SpawnerKit

/// How long a roll is waited for, and how much is proved.
struct WaitOptions: ParsableArguments {
  @Flag(help: "Do not ask the running app what it serves")
  var noVerify = false

  @Option(help: "Deadline for all of it; 0 is forever")
  var timeout = DurationArgument.fiveMinutes

  /// The options in the terms of the use cases.
  func changeOptions(
    restart: RestartStrategy?,
    _ message: String?
  ) -> SpawnerKit.ChangeOptions {
    var options = SpawnerKit.ChangeOptions(restart: restart, verify: !noVerify, onFailure: .keep)
    options.timeout = timeout.limit
    options.message = message
    return options
  }
}
