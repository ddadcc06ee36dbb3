import Foundation
import SpawnerConfig

/// Tells how the time that lint takes grows with the file, for files that repeat one thing.
///
/// `lint-growth COUNT` lints each shape with COUNT repetitions and with four times as many, and
/// prints the name, both sizes in bytes, both processor times in milliseconds, and how many times
/// longer the larger file took for each of its bytes: about 1 where time is linear.
@main
struct LintGrowth {
  private static let factor = 4

  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 2, let count = Int(arguments[1]), count > 0 else {
      FileHandle.standardError.write(Data("usage: lint-growth COUNT\n".utf8))
      exit(64)
    }
    for shape in Shape.all {
      let (small, large) = (shape.file(count), shape.file(count * factor))
      let (first, second) = (time(linting: small), time(linting: large))
      let growth = second / first / (Double(large.count) / Double(small.count))
      print(shape.name, small.count, large.count, first, second, growth, separator: "\t")
    }
  }

  /// The shortest of three, in milliseconds: what else the machine does only adds.
  private static func time(linting bytes: [UInt8]) -> Double {
    let times = (0..<3).map { _ in
      let start = processorTime()
      let count = Lint.findings(in: bytes).count
      precondition(count > 0, "the files lack sections, which lint must tell")
      return processorTime() - start
    }
    return times.min() ?? 0
  }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }
}
