import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The process: runs the command line and lets signals end it in good order.
@main
struct Main {
  static func main() async {
    holdStandardStreams()
    signal(SIGPIPE, SIG_IGN)
    let invocation = Invocation(arguments: Array(CommandLine.arguments.dropFirst()))
    let interrupts = InterruptGate()
    let task = Task { await invocation.run(in: .live(interrupts: interrupts)) }
    let sources = [SIGINT, SIGTERM].map { cancelling(task, on: $0, interrupts) }
    let status = await task.value
    for source in sources { source.cancel() }
    exit(status.rawValue)
  }

  /// Sees to it that no file is opened in the place of a standard stream that was closed before the
  /// start: what is meant for that stream would be written into the file.
  private static func holdStandardStreams() {
    holdOpen(0, as: O_WRONLY)
    holdOpen(1, as: O_RDONLY)
    holdOpen(2, as: O_RDONLY)
  }

  /// Turns a signal into cancellation of the task, so that the command says what was already
  /// changed; the second one ends the process at once.
  ///
  /// An interrupt that is meant for a program in the foreground is left to that.
  private static func cancelling(
    _ task: Task<ExitStatus, Never>,
    on number: Int32,
    _ interrupts: InterruptGate
  ) -> any DispatchSourceSignal {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler {
      if number == SIGINT, interrupts.isClosed { return }
      if task.isCancelled { _exit(ExitStatus.interrupted.rawValue) }
      task.cancel()
    }
    source.resume()
    return source
  }
}
