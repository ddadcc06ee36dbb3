public import YAMLEdit

/// One row of the list of affinities or toleration groups.
public struct ListedPlacementOption: Hashable, Sendable {
  /// The place in the list, counted from 1.
  public let position: Int
  /// The text by which it is chosen; `nil` where the option has none.
  public let key: String?
  /// The name that users see; `nil` where the option has none.
  public let displayName: String?
  /// Whether the form preselects it.
  public let isDefault: Bool
  /// What it does: the affinity, or the list of tolerations.
  public let content: YAMLValue
  /// What it does, in short, in the notation of the command line where that has one.
  public let summary: String
}

extension SpawnerDocument {
  /// Lists the affinities or toleration groups that the form offers.
  ///
  /// - Parameter placement: Which of the two.
  /// - Returns: One row for each option that is a mapping; positions count every item.
  public func options(of placement: Placement) -> [ListedPlacementOption] {
    let section = defaults[placement.section.name]
    let items = section?["options"]?.sequence ?? []
    return items.enumerated().compactMap { index, item -> ListedPlacementOption? in
      guard item.mapping != nil else { return nil }
      let key = item[placement.keyName]?.string
      let content = item[placement.contentName] ?? .null
      return ListedPlacementOption(
        position: index + 1,
        key: key,
        displayName: item["displayName"]?.string,
        isDefault: key != nil && key == section?["value"]?.string,
        content: content,
        summary: content.placementWords(placement)
      )
    }
  }
}

extension YAMLValue {
  fileprivate func placementWords(_ placement: Placement) -> String {
    switch placement {
    case .affinity: affinityWords
    case .toleration: (sequence ?? []).map(\.tolerationWords).joined(separator: ", ")
    }
  }

  /// `key=value:effect:seconds`, each part where there is one; a star for the key of every taint.
  private var tolerationWords: String {
    var text = self["key"]?.string ?? ""
    if text.isEmpty { text = "*" }
    if self["operator"] != "Exists" { text += "=" + (self["value"]?.string ?? "") }
    if let effect = self["effect"]?.string { text += ":" + effect }
    if let seconds = self["tolerationSeconds"]?.integer { text += ":\(seconds)" }
    return text
  }

  /// The labels that a node must have, then what else there is by name.
  private var affinityWords: String {
    let required = "requiredDuringSchedulingIgnoredDuringExecution"
    let preferred = "preferredDuringSchedulingIgnoredDuringExecution"
    let node = self["nodeAffinity"]
    let terms = node?[required]?["nodeSelectorTerms"]?.sequence ?? []
    var words = [terms.map(\.termWords).filter { !$0.isEmpty }.joined(separator: " or ")]
    if node?[preferred] != nil { words.append("preferred nodes") }
    if self["podAffinity"] != nil { words.append("near pods") }
    if self["podAntiAffinity"] != nil { words.append("away from pods") }
    return words.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  private var termWords: String {
    let fields = (self["matchFields"]?.sequence ?? []).map { "field " + $0.requirementWords }
    let labels = (self["matchExpressions"]?.sequence ?? []).map(\.requirementWords)
    return (labels + fields).joined(separator: " and ")
  }

  private var requirementWords: String {
    let key = self["key"]?.string ?? ""
    let values = (self["values"]?.sequence ?? []).compactMap(\.string).joined(separator: ",")
    return switch self["operator"]?.string {
    case "In": "\(key)=\(values)"
    case "NotIn": "\(key)!=\(values)"
    case "DoesNotExist": "!\(key)"
    case "Gt": "\(key)>\(values)"
    case "Lt": "\(key)<\(values)"
    default: key
    }
  }
}
