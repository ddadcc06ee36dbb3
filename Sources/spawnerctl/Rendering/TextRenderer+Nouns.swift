import KubeCore
import SpawnerConfig

extension TextRenderer {
  /// How many GPUs are preselected, of which vendor.
  static func gpus(_ gpus: ListedGPUs) -> String {
    let vendor = gpus.vendor.map { key in
      let name = gpus.vendors.first { $0.isDefault }?.uiName
      return name.map { "\(key) (\($0))" } ?? "\(key) (not listed)"
    }
    return facts([
      ("Number", gpus.number ?? "none"), ("Vendor", vendor ?? "none"),
      ("Locked", gpus.isLocked ? "yes" : "no"),
      ("Offered", gpus.vendors.compactMap(\.limitsKey).joined(separator: ", ").nonEmpty ?? "none"),
    ])
  }

  /// The kinds of GPU on offer, the default marked with a star.
  static func vendors(_ vendors: [ListedGPUVendor]) -> String {
    var table = TextTable(["RESOURCE", "DEFAULT", "SHOWN AS"])
    for vendor in vendors {
      table.append([vendor.limitsKey ?? "", vendor.isDefault ? "*" : "", vendor.uiName ?? ""])
    }
    return table.rendered()
  }

  /// The affinities or toleration groups on offer, the default marked with a star.
  static func options(_ options: [ListedPlacementOption], of placement: Placement) -> String {
    let content = placement == .affinity ? "NODES" : "TOLERATIONS"
    var table = TextTable(["KEY", "DEFAULT", "SHOWN AS", content])
    for option in options {
      table.append([
        option.key ?? "", option.isDefault ? "*" : "", option.displayName ?? "", option.summary,
      ])
    }
    return table.rendered()
  }

  /// The label keys in the file.
  static func labelKeys(_ keys: [String]) -> String {
    var table = TextTable(["LABEL KEY"])
    for key in keys { table.append([key]) }
    return table.rendered()
  }

  /// The label keys of the cluster's PodDefaults, those in the file marked with a star.
  static func available(_ report: AvailablePodDefaultsReport) -> String {
    var table = TextTable(["LABEL KEY", "LISTED", "PODDEFAULT", "NAMESPACE", "SHOWN AS"])
    for row in report.rows {
      table.append([
        row.key, row.isListed ? "*" : "", row.podDefault ?? "", row.namespace ?? "",
        row.description ?? "",
      ])
    }
    return table.rendered()
  }
}

/// What `affinity list` and `toleration list` report.
struct PlacementListReport: Encodable, Sendable {
  /// One option, with what it does in full.
  struct Row: Encodable, Sendable {
    let position: Int
    let key: String?
    let displayName: String?
    let isDefault: Bool
    let content: JSONValue
    let summary: String
  }

  let options: [Row]

  init(_ options: [ListedPlacementOption]) {
    self.options = options.map { option in
      Row(
        position: option.position,
        key: option.key,
        displayName: option.displayName,
        isDefault: option.isDefault,
        content: JSONValue(option.content),
        summary: option.summary
      )
    }
  }
}

extension String {
  /// The text, unless it is empty.
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
