internal import YAMLEdit

extension Converter {
  /// Turns the JSON text of old files into the choice of GPUs that the form offers since.
  mutating func convertExtraResources() throws(SpawnerConfigError) {
    let path = YAMLPath.section("extraResources")
    guard let section = defaults["extraResources"] else { return }
    let resources = ExtraResources(section["value"] ?? .null)
    guard defaults["gpus"] == nil, section.mapping != nil else {
      try remove(path)
      note(
        .dropped,
        path,
        "the section 'extraResources' is gone",
        why: defaults["gpus"] == nil
          ? "it said nothing that can be read" : "the web app has looked at 'gpus' only"
      )
      return
    }
    try edit { text throws(YAMLError) in try text.renaming(path, to: "gpus") }
    try set(.section("gpus").appending("value"), resources.gpus)
    note(
      .changed,
      path,
      "'extraResources' is now 'gpus'",
      why: "the form offers a number of GPUs of one vendor, and no resources in JSON"
    )
    tell(resources, at: path.appending("value"))
  }

  private mutating func tell(_ resources: ExtraResources, at path: YAMLPath) {
    if let device = resources.device {
      note(
        .changed,
        path,
        "every notebook asks for \(device.count) of '\(device.name)' unless the user says "
          + "otherwise",
        why: "the old file asked for that as an extra resource"
      )
    }
    for name in resources.others {
      note(
        .dropped,
        path,
        "the extra resource '\(name)' is gone",
        why: "the form can ask for one kind of GPU only"
      )
    }
    guard resources.isUnreadable else { return }
    note(
      .dropped,
      path,
      "the text of 'extraResources' is gone",
      why: "expected a mapping of resources in JSON, found something else"
    )
  }
}

/// The resources that a notebook got beside CPU and memory, as JSON text.
struct ExtraResources {
  struct Device: Equatable {
    let name: String
    let count: String
  }

  /// The first kind of device that is asked for.
  private(set) var device: Device?
  /// All else that is asked for, by name.
  private(set) var others: [String] = []
  /// Whether the text is no mapping.
  private(set) var isUnreadable = false

  init(_ value: YAMLValue) {
    guard let mapping = Self.mapping(in: value) else {
      isUnreadable = true
      return
    }
    for entry in mapping.entries {
      let name = entry.key.string ?? "\(entry.key.inMessages)"
      if device == nil, Self.isDevice(name), let count = Self.count(entry.value) {
        device = Device(name: name, count: count)
      } else {
        others.append(name)
      }
    }
  }

  /// The value of `gpus` that asks for the same.
  var gpus: YAMLValue {
    var vendors: [YAMLValue] = [
      ["limitsKey": "nvidia.com/gpu", "uiName": "NVIDIA"],
      ["limitsKey": "amd.com/gpu", "uiName": "AMD"],
    ]
    if let device, !vendors.contains(where: { $0["limitsKey"]?.string == device.name }) {
      vendors.append(["limitsKey": .string(device.name), "uiName": .string(device.name)])
    }
    return [
      "num": .string(device?.count ?? "none"),
      "vendors": .sequence(vendors),
      "vendor": .string(device?.name ?? ""),
    ]
  }

  /// The resources of a JSON text, with quotes of either kind, or of a mapping.
  private static func mapping(in value: YAMLValue) -> YAMLMapping? {
    switch value {
    case .null, .string(""): return [:]
    case .mapping(let mapping): return mapping
    case .string(let text):
      do throws(YAMLError) { return try Document(text).value.mapping } catch { return nil }
    default: return nil
    }
  }

  private static func isDevice(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && KubernetesName.isSubdomain(String(parts[0])) && !parts[1].isEmpty
  }

  private static func count(_ value: YAMLValue) -> String? {
    let number = value.integer ?? value.string.flatMap { Int($0) }
    return number.flatMap { $0 > 0 ? String($0) : nil }
  }
}
