import SpawnerSandbox
import Synchronization
import TestSupport
import Testing

@testable import spawnerctl

/// What a command line left behind: the three things a caller can see.
struct CommandRun: Sendable {
  let status: Status
  let stdout: String
  let stderr: String

  /// All of it as one text for a golden file, with what changes from run to run taken out.
  func transcript(hiding secrets: [String: String] = [:]) -> String {
    let text = """
      exit status \(status.rawValue)
      --- stdout
      \(stdout)--- stderr
      \(stderr)
      """
    return Normalizer(hiding: secrets).normalized(text)
  }
}

/// Where a command line runs in a test: everything is named, nothing is reached for.
struct Scene: Sendable {
  var environment: [String: String] = [:]
  var stdin = ""
  /// Whether somebody sits at the terminal.
  var isTerminal = false
  /// What is typed when a question is asked, one line each.
  var answers: [String] = []
  var programName = "spawnerctl"
  var clock: any Clock<Duration> = ContinuousClock()
  var cluster: any ClusterAccess = NoCluster()
  /// The folder for private files; without one they cannot be made.
  var folder: TemporaryDirectory?
  /// The files, if they are not the real ones.
  var files: FileStore?
  /// What other programs do; by default none may be run.
  var programs = ProgramRunner { command, _ in
    Issue.record("an unexpected program: \(command)")
    return .failed
  }
  var columns = 80
  /// Hears of each write to stderr as it happens.
  var onStory: @Sendable (String) -> Void = { _ in }

  /// Runs a command line to its end.
  func run(_ words: [String]) async -> CommandRun {
    let out = Recorder()
    let story = Recorder()
    var context = context(out: out, story: story)
    context.programName = programName
    let status = await Invocation(arguments: words).run(in: context)
    return CommandRun(status: status, stdout: out.text, stderr: story.text)
  }

  /// Runs a command line given as one text, split at blanks.
  func run(_ line: String) async -> CommandRun {
    await run(line.split(separator: " ").map(String.init))
  }

  /// The surroundings that this scene describes.
  func context(out: Recorder, story: Recorder) -> CommandContext {
    let answers = Mutex(answers)
    let stdin = stdin
    let onStory = onStory
    let temporary = folder?.path ?? "/dev/null/none"
    return CommandContext(
      environment: environment,
      input: InputSource(
        isTerminal: isTerminal,
        readAll: { Array(stdin.utf8) },
        readLine: { answers.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
      ),
      output: OutputSink(isTerminal: isTerminal) { out.take($0) },
      error: OutputSink(isTerminal: isTerminal) {
        story.take($0)
        onStory(String(decoding: $0, as: UTF8.self))
      },
      columns: columns,
      clock: clock,
      cluster: cluster,
      files: files ?? .system(temporaryDirectory: temporary),
      programs: programs
    )
  }
}

/// Collects what is written.
final class Recorder: Sendable {
  private let bytes = Mutex<[UInt8]>([])

  func take(_ more: [UInt8]) {
    bytes.withLock { $0 += more }
  }

  var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
}
