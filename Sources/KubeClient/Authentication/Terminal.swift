#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Whether somebody sits in front of this process.
enum Terminal {
  /// Whether standard input is a terminal.
  static var isStandardInput: Bool { isatty(STDIN_FILENO) == 1 }
}
