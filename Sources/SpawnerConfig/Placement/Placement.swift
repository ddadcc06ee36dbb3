internal import YAMLEdit

/// The two sections of the form that say on which nodes notebooks run.
public enum Placement: String, CaseIterable, Sendable, Codable {
  /// Which nodes a notebook wants: `affinityConfig`.
  case affinity
  /// Which taints of nodes a notebook puts up with: `tolerationGroup`.
  case toleration

  /// The key by which an option is chosen: `configKey` or `groupKey`.
  public var keyName: String { section.keyName }

  /// The key that holds what an option does: `affinity` or `tolerations`.
  public var contentName: String { section.contentName }

  var section: PlacementSection {
    switch self {
    case .affinity: .affinity
    case .toleration: .tolerations
    }
  }

  /// One option in a sentence.
  var noun: String {
    switch self {
    case .affinity: "affinity"
    case .toleration: "toleration group"
    }
  }

  /// Several options in a sentence.
  var plural: String {
    switch self {
    case .affinity: "affinities"
    case .toleration: "toleration groups"
    }
  }
}
