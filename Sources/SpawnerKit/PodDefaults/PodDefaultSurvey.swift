/// The PodDefaults of a cluster, by the label keys that the form's file may name.
public struct PodDefaultSurvey: Hashable, Sendable {
  /// Why there is nothing to know.
  public enum Gap: String, Hashable, Sendable, Encodable {
    /// This user may not list PodDefaults.
    case notAllowed
    /// The cluster has no PodDefaults at all.
    case notInstalled
  }

  /// One label that a PodDefault selects pods by.
  public struct Entry: Hashable, Sendable {
    /// The key of the label, which is what the form's file names.
    public let key: String
    /// The value of the label; the web app only ever sets `true`.
    public let value: String
    /// The name of the PodDefault, which the form's file does not name.
    public let podDefault: String
    /// The namespace of the PodDefault.
    public let namespace: String
    /// What users read instead of the name.
    public let description: String?

    /// Whether the form can set the label as it must be.
    public var isSettable: Bool { value == "true" }
  }

  /// The labels, by key, namespace and name; empty where there is a gap.
  public let entries: [Entry]
  /// Why nothing was found, where nothing could be looked at.
  public let gap: Gap?

  /// The keys that a file may name with effect, sorted, each once.
  public var keys: [String] { Set(entries.filter(\.isSettable).map(\.key)).sorted() }

  /// The labels of the PodDefaults of a name.
  ///
  /// - Parameter name: The name of PodDefaults in any namespace.
  /// - Returns: Their labels, each key once.
  public func entries(ofPodDefault name: String) -> [Entry] {
    var seen: Set<String> = []
    return entries.filter { $0.podDefault == name && seen.insert($0.key).inserted }
  }
}
