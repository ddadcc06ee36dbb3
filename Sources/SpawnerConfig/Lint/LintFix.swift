internal import YAMLEdit

/// A change to the file that settles a finding, where there is one right answer.
public struct LintFix: Hashable, Sendable {
  /// One step of the change.
  enum Step: Hashable, Sendable {
    /// Makes the value at a path equal a value; a missing key is made.
    case set(YAMLPath, YAMLValue)
    /// Takes away the key or item at a path.
    case remove(YAMLPath)
    /// Puts a text in the place of bytes, for a file that cannot be read as it is.
    case replace(Range<Int>, String)
  }

  let steps: [Step]

  init(_ steps: Step...) { self.init(steps: steps) }

  init(steps: [Step]) { self.steps = steps }

  /// Applies the steps to a file, which is read only once for all that go by paths.
  ///
  /// - Parameter bytes: The whole file.
  /// - Returns: The changed file.
  /// - Throws: `YAMLError` if the file cannot be edited at such a place.
  func applied(to bytes: [UInt8]) throws(YAMLError) -> [UInt8] {
    var bytes = bytes
    var document: Document?
    for step in steps {
      switch step {
      case .set(let path, let value):
        document = try Self.read(bytes, as: document).setting(value, at: path)
      case .remove(let path):
        document = try Self.read(bytes, as: document).removing(at: path)
      case .replace(let range, let text):
        bytes = document?.bytes ?? bytes
        document = nil
        guard range.upperBound <= bytes.count else { continue }
        bytes.replaceSubrange(range, with: text.utf8)
      }
    }
    return document?.bytes ?? bytes
  }

  private static func read(
    _ bytes: [UInt8],
    as document: Document?
  ) throws(YAMLError) -> Document {
    if let document { return document }
    return try Document(bytes)
  }
}
