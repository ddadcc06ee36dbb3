#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension CommandContext {
  /// The surroundings of this process.
  ///
  /// - Parameter interrupts: Whether Ctrl-C is for this process.
  /// - Returns: The surroundings.
  static func live(interrupts: InterruptGate = InterruptGate()) -> CommandContext {
    let environment = ProcessInfo.processInfo.environment
    let path = CommandLine.arguments.first ?? ""
    let temporary = environment["TMPDIR", default: ""]
    return CommandContext(
      programName: programName(calledAs: path),
      environment: environment,
      input: .standard,
      output: .descriptor(1),
      error: .descriptor(2),
      columns: terminalColumns(environment: environment),
      cluster: LiveCluster(),
      files: .system(temporaryDirectory: temporary.isEmpty ? "/tmp" : temporary),
      programs: .system,
      interrupts: interrupts
    )
  }

  /// The name to show: a kubectl plugin is called through kubectl.
  static func programName(calledAs path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    return name == "kubectl-spawner" ? "kubectl spawner" : "spawnerctl"
  }

  /// The width to wrap at: `COLUMNS` if it is set, else what the terminal says, else 80.
  private static func terminalColumns(environment: [String: String]) -> Int {
    if let columns = environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 { return columns }
    var size = winsize()
    let known = ioctl(2, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return known ? Int(size.ws_col) : 80
  }
}
