internal import YAMLEdit

extension Converter {
  static let rokReason = "only the form for Rok read it, and that form is gone"

  /// Drops what only the forms for Rok read.
  mutating func dropRok() throws(SpawnerConfigError) {
    for name in ["rokLabURL", "rokURL"] where defaults[name] != nil {
      try remove(.section(name))
      note(
        .dropped,
        .section(name),
        "the section '\(name)' is gone",
        why: Self.rokReason
      )
    }
    guard let section = defaults["storageClass"] else { return }
    let name = (section["value"] ?? section).string ?? ""
    try remove(.section("storageClass"))
    note(
      name.isEmpty ? .dropped : .decide,
      .section("storageClass"),
      name.isEmpty
        ? "the section 'storageClass' is gone"
        : "the section 'storageClass' with '\(name)' is gone",
      why: "the web app ignores it; a class is said as 'storageClassName' of each volume"
    )
  }
}
