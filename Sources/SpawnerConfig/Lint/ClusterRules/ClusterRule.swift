/// A rule about the objects around the file: what a cluster must do for the app to read it.
///
/// The file alone does not show these; whoever sees the cluster checks them.
public enum ClusterRule: String, CaseIterable, Hashable, Sendable, Encodable {
  /// The ConfigMap lacks the data key, or the volume gives it another name.
  case keyMissing = "C001"
  /// Older ConfigMaps of the same name, with another hash, lie beside the one in use.
  case staleSiblings = "C002"
  /// No ConfigMap is mounted where the app looks for its file.
  case notMounted = "C003"
  /// The file is mounted on its own, so that running pods never see a new one.
  case mountedAlone = "C004"
  /// The cluster refuses to change the ConfigMap, or would if it grew.
  case unchangeable = "C005"
  /// Somebody else writes the ConfigMap, too.
  case ownedElsewhere = "C006"
  /// The app serves something else than the file.
  case notServed = "C007"

  /// The rule's id: `C004`.
  public var id: String { rawValue }

  /// The most serious thing the rule says.
  public var severity: Finding.Severity {
    switch self {
    case .keyMissing, .notMounted, .unchangeable, .notServed: .error
    case .staleSiblings, .mountedAlone, .ownedElsewhere: .warning
    }
  }
}
