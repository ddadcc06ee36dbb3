/// A release of the Jupyter Web App, as far as it matters for the meaning of the file.
public struct AppVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The first number.
  public let major: Int
  /// The second number.
  public let minor: Int
  /// The third number.
  public let patch: Int

  /// The newest release whose behaviour the rules know.
  public static let newest = AppVersion(1, 11)

  init(_ major: Int, _ minor: Int, _ patch: Int = 0) {
    self.major = major
    self.minor = minor
    self.patch = patch
  }

  /// Reads a version such as `1.10`, `v1.7.0` or `v1.8.0-rc.2`; `nil` if the text is none.
  ///
  /// A release candidate counts as the release it led to.
  ///
  /// - Parameter text: The version.
  public init?(parsing text: some StringProtocol) {
    let digits = text.hasPrefix("v") ? text.dropFirst() : text[...]
    let release = digits.prefix { $0 != "-" && $0 != "+" }
    let parts = release.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard numbers.count == parts.count, (2...3).contains(numbers.count) else { return nil }
    self.init(numbers[0], numbers[1], numbers.count > 2 ? numbers[2] : 0)
  }

  /// Reads the version from the tag of the web app's image; `nil` if it has no tag that is one.
  ///
  /// - Parameter image: A container image reference.
  public init?(tagOf image: String) {
    let name = image.prefix { $0 != "@" }
    guard let last = name.split(separator: "/").last, let colon = last.lastIndex(of: ":") else {
      return nil
    }
    self.init(parsing: last[last.index(after: colon)...])
  }

  /// Whether a release of that number is among those whose behaviour the rules know.
  public var isKnown: Bool {
    switch major {
    case 0: (4...7).contains(minor)
    case 1: minor <= Self.newest.minor
    default: false
    }
  }

  /// The version with a leading `v` and three numbers.
  public var description: String { "v\(major).\(minor).\(patch)" }

  /// Orders versions by age.
  public static func < (left: AppVersion, right: AppVersion) -> Bool {
    (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
  }
}
