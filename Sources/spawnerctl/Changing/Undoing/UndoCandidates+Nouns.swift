import SpawnerConfig

extension UndoCandidates {
  /// The commands for a change of the GPUs.
  func commands(for edit: GPUEdit) -> [[String]] {
    let before = old.gpus()
    var commands: [[String]] = []
    switch edit {
    case .addVendor(let vendor, _): commands.append(["gpu", "vendor", "remove", vendor.limitsKey])
    case .removeVendors(let keys):
      for row in before.vendors where keys == [row.limitsKey] {
        commands.append(["gpu", "vendor", "add", keys[0], "--name", row.uiName ?? ""])
      }
    case .setDefault, .clearDefault:
      let command = ["gpu", "vendor", "default", before.vendor ?? "none"]
      commands = [command] + (before.number.map { [command + ["--num", $0]] } ?? [])
    }
    let fields = ["vendors", "vendor", "num"].map { "gpus.value.\($0)" }
    return commands + restoring(fields) + [["unset", "gpus.value.num"], ["unset", "gpus"]]
  }

  /// The commands for a change of the affinities or toleration groups.
  func commands(for edit: PlacementEdit) -> [[String]] {
    switch edit {
    case .add(let options, _):
      guard let placement = options.first?.placement else { return [] }
      let known = Set(old.options(of: placement).compactMap(\.key))
      let added = options.map(\.key).filter { !known.contains($0) }
      return [[placement.rawValue, "remove"] + added] + restoring(fields(of: placement))
        + [["unset", placement.sectionName]]
    case .remove(_, let placement): return restoring(fields(of: placement))
    case .setDefault(_, let placement):
      let former = old.options(of: placement).first(where: \.isDefault)?.key
      return [[placement.rawValue, "default", former ?? "none"]] + restoring(fields(of: placement))
    }
  }

  private func fields(of placement: Placement) -> [String] {
    ["options", "value"].map { "\(placement.sectionName).\($0)" }
  }

  /// The commands for a change of the label keys of PodDefaults.
  func commands(for edit: PodDefaultEdit) -> [[String]] {
    let before = old.podDefaultKeys()
    let after = new.podDefaultKeys()
    let command =
      switch edit {
      case .add: ["remove"] + after.filter { !before.contains($0) }
      case .remove: ["add"] + before.filter { !after.contains($0) }
      }
    return [["poddefault"] + command] + restoring(["configurations.value"])
      + [["unset", "configurations"]]
  }
}

extension Placement {
  /// The section of the form.
  fileprivate var sectionName: String {
    switch self {
    case .affinity: "affinityConfig"
    case .toleration: "tolerationGroup"
    }
  }
}
