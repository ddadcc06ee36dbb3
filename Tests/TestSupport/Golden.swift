#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Texts kept beside the tests, that output is compared with byte by byte.
///
/// They stand in the nearest folder `Golden` at or above the test, within its target.
///
/// Run the tests with `UPDATE_GOLDEN=1` to write the present output as the new expectation, and
/// read the difference before keeping it.
public enum Golden {
  /// An output that is not as it was.
  public struct Mismatch: Error, CustomStringConvertible {
    /// What differs, where, and what to do.
    public let description: String
  }

  /// Compares a text with the file `Golden/<name>` of the test.
  ///
  /// - Parameters:
  ///   - text: The output.
  ///   - name: The file's name.
  ///   - filePath: The test's own file; leave it out.
  /// - Throws: ``Mismatch`` naming the first line that differs.
  public static func expect(
    _ text: String,
    _ name: String,
    filePath: String = #filePath
  ) throws {
    let file = folder(for: filePath).appending(path: name)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      return try Data(text.utf8).write(to: file)
    }
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw Mismatch(
        description: "'\(file.path)' does not exist; run with UPDATE_GOLDEN=1 to write it"
      )
    }
    let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    guard expected != text || !expected.utf8.elementsEqual(text.utf8) else { return }
    throw Mismatch(description: difference(expected: expected, found: text, name: name))
  }

  /// The nearest folder of the test's target; where there is none, one beside the test.
  private static func folder(for test: String) -> URL {
    let own = URL(filePath: test).deletingLastPathComponent()
    var place = own
    while !FileManager.default.fileExists(atPath: place.appending(path: "Golden").path) {
      let isTarget = place.lastPathComponent.hasSuffix("Tests")
      if isTarget || place.pathComponents.count <= 1 { return own.appending(path: "Golden") }
      place = place.deletingLastPathComponent()
    }
    return place.appending(path: "Golden")
  }

  private static func difference(expected: String, found: String, name: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = found.split(separator: "\n", omittingEmptySubsequences: false)
    let index = zip(old, new).prefix { $0.utf8.elementsEqual($1.utf8) }.count
    return """
      '\(name)' differs from line \(index + 1) on; UPDATE_GOLDEN=1 accepts what was found
      expected: \(index < old.count ? String(old[index]).debugDescription : "the end")
      found:    \(index < new.count ? String(new[index]).debugDescription : "the end")
      all of it:
      \(found)
      """
  }
}
