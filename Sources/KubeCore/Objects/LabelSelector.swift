/// Which objects are meant, by their labels.
public struct LabelSelector: Codable, Hashable, Sendable {
  /// Labels that must have exactly these values.
  @EmptyIfMissing public var matchLabels: [String: String] = [:]
  /// Further requirements; all must hold.
  @EmptyIfMissing public var matchExpressions: [Requirement] = []

  /// One requirement on one label.
  public struct Requirement: Codable, Hashable, Sendable {
    /// The label's name.
    public var key: String
    /// `In`, `NotIn`, `Exists` or `DoesNotExist`.
    public var `operator`: String
    /// The values for `In` and `NotIn`.
    @EmptyIfMissing public var values: [String] = []

    /// Requires something of a label.
    ///
    /// - Parameters:
    ///   - key: The label's name.
    ///   - operator: `In`, `NotIn`, `Exists` or `DoesNotExist`.
    ///   - values: The values for `In` and `NotIn`.
    public init(key: String, operator: String, values: [String] = []) {
      self.key = key
      self.operator = `operator`
      self.values = values
    }
  }

  /// Makes a selector.
  ///
  /// - Parameters:
  ///   - matchLabels: Labels that must have exactly these values.
  ///   - matchExpressions: Further requirements.
  public init(matchLabels: [String: String] = [:], matchExpressions: [Requirement] = []) {
    self.matchLabels = matchLabels
    self.matchExpressions = matchExpressions
  }
}

extension LabelSelector {
  /// The selector in the notation of a query, such as `app=web,tier notin (cache,db)`.
  ///
  /// Labels are sorted, so equal selectors give equal text. An empty selector is an empty text.
  public var queryString: String {
    let labels = matchLabels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return (labels + matchExpressions.map(\.queryString)).joined(separator: ",")
  }

  /// Whether an object with these labels is meant; an empty selector means every object.
  ///
  /// - Parameter labels: The object's labels.
  /// - Returns: Whether every requirement holds.
  public func matches(_ labels: [String: String]) -> Bool {
    matchLabels.allSatisfy { labels[$0.key] == $0.value }
      && matchExpressions.allSatisfy { $0.holds(for: labels) }
  }
}

extension LabelSelector.Requirement {
  var queryString: String {
    let list = "(\(values.sorted().joined(separator: ",")))"
    return switch `operator` {
    case "In": "\(key) in \(list)"
    case "NotIn": "\(key) notin \(list)"
    case "DoesNotExist": "!\(key)"
    default: key
    }
  }

  func holds(for labels: [String: String]) -> Bool {
    switch `operator` {
    case "In": labels[key].map { values.contains($0) } ?? false
    case "NotIn": labels[key].map { !values.contains($0) } ?? true
    case "DoesNotExist": labels[key] == nil
    default: labels[key] != nil
    }
  }
}
