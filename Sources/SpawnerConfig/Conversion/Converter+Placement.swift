internal import YAMLEdit

extension Converter {
  /// Takes the option "none" away, for which the form has an entry of its own.
  mutating func convertPlacement() throws(SpawnerConfigError) {
    guard isOld else { return }
    try convertNone(in: "affinityConfig", key: "configKey", content: "affinity")
    try convertNone(in: "tolerationGroup", key: "groupKey", content: "tolerations")
  }

  private mutating func convertNone(
    in section: String,
    key: String,
    content: String
  ) throws(SpawnerConfigError) {
    let path = YAMLPath.section(section)
    if defaults[section]?["value"] == "none" {
      try set(path.appending("value"), "")
      note(
        .changed,
        path.appending("value"),
        "the default 'none' is now an empty text",
        why: "both mean no choice; the form shows its own entry 'None' for the empty text only"
      )
    }
    let options = path.appending("options")
    let items = defaults[section]?["options"]?.sequence ?? []
    for index in items.indices.reversed() where items[index][key] == "none" {
      try remove(options.appending(index))
      let said = items[index][content] ?? .null
      note(
        .dropped,
        options.appending(index),
        "the option 'none' is gone",
        why: "the form has its own entry 'None'"
          + (said.isEmpty ? "" : "; what the option said was never applied")
      )
    }
  }
}
