/// Everything a command touches that is not its own arguments.
///
/// The parser's `run()` builds the live one; a test builds its own and so runs a whole command line
/// without a process, a terminal or a cluster.
struct CommandContext: Sendable {
  /// How the user calls the tool, for messages: `spawnerctl`, or `kubectl spawner` as a plugin.
  var programName = "spawnerctl"
  /// The environment variables.
  var environment: [String: String]
  /// Standard input.
  var input: InputSource
  /// Standard output: the result and nothing else.
  var output: OutputSink
  /// Standard error: the story.
  var error: OutputSink
  /// How many columns the terminal has.
  var columns = 80
  /// What time is measured with.
  var clock: any Clock<Duration> = ContinuousClock()
  /// The way to a cluster.
  var cluster: any ClusterAccess
  /// The way to files.
  var files: FileStore
  /// The way to other programs.
  var programs: ProgramRunner
  /// Whether Ctrl-C is for this process or for one it waits for.
  var interrupts = InterruptGate()
}
