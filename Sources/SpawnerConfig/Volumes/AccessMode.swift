/// How many nodes or pods may use a volume at once, and whether they may write.
public enum AccessMode: String, CaseIterable, Hashable, Sendable, Codable {
  /// One node reads and writes.
  case readWriteOnce = "ReadWriteOnce"
  /// Many nodes read.
  case readOnlyMany = "ReadOnlyMany"
  /// Many nodes read and write.
  case readWriteMany = "ReadWriteMany"
  /// One pod reads and writes; the form has no button for it.
  case readWriteOncePod = "ReadWriteOncePod"

  /// The short form that kubectl prints: `RWO`.
  public var abbreviation: String {
    switch self {
    case .readWriteOnce: "RWO"
    case .readOnlyMany: "ROX"
    case .readWriteMany: "RWX"
    case .readWriteOncePod: "RWOP"
    }
  }

  /// Reads the full name, or the short form in either case.
  ///
  /// - Parameter text: `ReadWriteMany`, `RWX` or `rwx`.
  public init?(abbreviatedOrFull text: String) {
    let match = Self.allCases.first { mode in
      text == mode.rawValue || text.uppercased() == mode.abbreviation
    }
    guard let match else { return nil }
    self = match
  }
}
