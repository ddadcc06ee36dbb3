import ArgumentParser
import SpawnerSandbox

/// How the simulated cluster behaves.
struct SandboxArguments: ParsableArguments {
  @Option(
    name: .customLong("fault"),
    help: ArgumentHelp(
      """
      Something that goes wrong: NAME[=VALUE][:VERB[:RESOURCE[:TIMES]]]; may be repeated; NAME is \
      \(Fault.names.joined(separator: ", "))
      """,
      valueName: "fault"
    ),
    completion: .list(Fault.names)
  )
  var faults: [String] = []

  @Option(help: "How long a pod takes to become ready")
  var readyDelay: DurationArgument?

  /// The options in the sandbox's terms.
  ///
  /// - Throws: `SandboxError` that names the part of a fault that is wrong.
  func sandboxOptions(clock: any Clock<Duration>) throws -> SandboxOptions {
    var options = SandboxOptions()
    options.clock = clock
    options.faults = try faults.map { try Fault(parsing: $0) }
    if let readyDelay { options.readyDelay = readyDelay.limit ?? .zero }
    return options
  }
}
