internal import YAMLEdit

/// Files that read well and still hold no form.
extension LintRule {
  static let rootRules = [emptyFile, noFormDefaults, shapelessFormDefaults, emptyFormDefaults]

  static let emptyFile = LintRule(
    "Y005",
    .error,
    RuleText(
      "the file is empty, or holds only comments or null",
      bad: .file("# to be written\n"),
      good: "shm:\n  value: true\n"
    )
  ) { context in
    guard let document = context.document, document.value.isNull else { return [] }
    let place = Place.position(document.root?.location ?? LintContext.start)
    return [
      Hit(
        place,
        "the file is empty",
        effect: "\(failingFile); an empty file is no fallback",
        remedy: "restore the file, or remove it to get the built-in defaults"
      )
    ]
  }

  static let noFormDefaults = LintRule(
    "Y006",
    .error,
    RuleText(
      "the file is not a mapping with the key `spawnerFormDefaults`",
      bad: .file("spawnerFormDefault:\n  shm:\n    value: true\n"),
      good: "shm:\n  value: true\n"
    )
  ) { context in
    guard let value = context.document?.value, !value.isNull else { return [] }
    guard let mapping = value.mapping else {
      return [
        Hit(
          .value(.root),
          "expected a mapping with the key 'spawnerFormDefaults', found \(value.typeInMessages)",
          effect: failingFile,
          remedy: "put the form's sections below 'spawnerFormDefaults:'"
        )
      ]
    }
    guard mapping["spawnerFormDefaults"] == nil else { return [] }
    let keys = mapping.keys.compactMap(\.string)
    let near = NearMiss("spawnerFormDefaults").best(of: keys)
    return [
      Hit(
        .key(near.map { YAMLPath([.key($0)]) } ?? .root),
        near.map { "expected the key 'spawnerFormDefaults', found '\($0)'" }
          ?? "expected the key 'spawnerFormDefaults', found no such key",
        effect: failingFile,
        remedy: near.map { "rename '\($0)' to 'spawnerFormDefaults'" }
          ?? "put the form's sections below 'spawnerFormDefaults:'"
      )
    ]
  }

  static let shapelessFormDefaults = LintRule(
    "Y007",
    .error,
    RuleText(
      "`spawnerFormDefaults` is null, a list or a single value",
      bad: .file("spawnerFormDefaults:\nshm:\n  value: true\n"),
      good: "shm:\n  value: true\n"
    )
  ) { context in
    guard let value = context.document?.value["spawnerFormDefaults"],
      value.mapping == nil
    else {
      return []
    }
    return [
      Hit(
        .key(.formDefaults),
        "expected a mapping at 'spawnerFormDefaults', found \(value.typeInMessages)",
        effect: value.isNull
          ? "the form stops, every launch and the list of notebooks fail with 500"
          : "every launch and the list of notebooks fail with 500",
        remedy: "indent the form's sections below 'spawnerFormDefaults:'"
      )
    ]
  }

  static let emptyFormDefaults = LintRule(
    "Y008",
    .error,
    RuleText(
      "`spawnerFormDefaults` is an empty mapping",
      bad: .file("spawnerFormDefaults: {}\n"),
      good: "shm:\n  value: true\n"
    )
  ) { context in
    guard let defaults = context.defaults, defaults.isEmpty else { return [] }
    return [
      Hit(
        .key(.formDefaults),
        "'spawnerFormDefaults' is empty",
        effect: "the form offers no images and every launch fails with 500",
        remedy: "add the form's sections, or remove the file to get the built-in defaults"
      )
    ]
  }
}
