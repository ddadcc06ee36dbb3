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
    let sources = endings.map { cancelling(task, on: $0, interrupts) }
    let status = await task.value
    for source in sources { source.cancel() }
    // Nothing is left to be flushed, and the threads of sockets and tasks still run: what an ordinary
    // exit destroys, such as an allocator of the Swift runtime, may be in use there.
    _exit(status.rawValue)
  }

  /// The signals that end the process: Ctrl-C, a kill, and a terminal that is closed, unless whoever
  /// started the process wanted it to outlive that, as `nohup` does.
  private static var endings: [Int32] {
    let before = signal(SIGHUP, SIG_IGN)
    let outlivesTerminal =
      unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    return [SIGINT, SIGTERM] + (outlivesTerminal ? [] : [SIGHUP])
  }

  /// Sees to it that no file is opened in the place of a standard stream that was closed before the
  /// start: what is meant for that stream would be written into the file.
  private static func holdStandardStreams() {
    holdOpen(0, as: O_WRONLY)
    holdOpen(1, as: O_RDONLY)
    holdOpen(2, as: O_RDONLY)
  }

  /// Turns a signal into cancellation of the task, so that the command says what was already
  /// changed; the second one ends the process at once, since somebody is waiting for that.
  ///
  /// An interrupt that is meant for a program in the foreground is left to that. Nobody waits at a
  /// terminal that is closed, and the system and the shell may both tell of it: its second signal
  /// hurries nothing.
  private static func cancelling(
    _ task: Task<ExitStatus, Never>,
    on number: Int32,
    _ interrupts: InterruptGate
  ) -> any DispatchSourceSignal {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler {
      if number == SIGINT, interrupts.isClosed { return }
      if task.isCancelled, number == SIGHUP { return }
      if task.isCancelled { _exit(ExitStatus.interrupted.rawValue) }
      task.cancel()
    }
    source.resume()
    return source
  }
}
