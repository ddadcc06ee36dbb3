import Foundation
import YAMLEdit

/// Times the edit engine alone: read a file's bytes, add one image, give back the new bytes.
///
/// `edit-engine FILE TIMES` prints the median of the processor time in milliseconds: what
/// else the machine does meanwhile does not count.
@main
struct EditEngine {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let times = Int(arguments[2]), times > 0 else {
      FileHandle.standardError.write(Data("usage: edit-engine FILE TIMES\n".utf8))
      exit(64)
    }
    let bytes = try [UInt8](Data(contentsOf: URL(filePath: arguments[1])))
    let path: YAMLPath = "spawnerFormDefaults.image.options"
    var written = 0
    let durations = try (0..<times).map { _ in
      let start = processorTime()
      let edited = try Document(bytes).inserting("registry.example.org/added:1", into: path)
      written += edited.bytes.count
      return processorTime() - start
    }
    precondition(written > times * bytes.count, "the edit added nothing")
    print(durations.sorted()[times / 2])
  }

  /// The processor time this process has used, in milliseconds.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }
}
