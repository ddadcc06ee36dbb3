internal import YAMLEdit

/// Locks that do something else than they seem to do.
extension LintRule {
  static let lockRules = [unclearLock, ignoredLock]

  // MARK: S008

  static let unclearLock = LintRule(
    "S008",
    .error,
    RuleText(
      "`readOnly` is not a boolean: every text counts as true, even \"false\"",
      bad: "shm:\n  value: true\n  readOnly: \"false\"\n",
      good: "shm:\n  value: true\n  readOnly: false\n"
    )
  ) { context in
    FormSection.all.compactMap { section -> Hit? in
      guard let lock = context.field("readOnly", of: section.name),
        let reading = LockReading(lock.value)
      else { return nil }
      let isObeyed = !FormSection.sentWhenLocked.contains(section.name)
      if !isObeyed, LockedSection(section.name, in: context) != nil { return nil }
      return Hit(
        lock.place,
        "expected a boolean at '\(lock.path)', found \(lock.found)",
        effect: isObeyed ? reading.effect : "the form sends the field all the same",
        remedy: reading.remedy
      )
      .rated(isObeyed && reading.isWrong ? .error : .info)
      .fixed(by: reading.meant.map { lock.replacing(with: .bool($0)) })
    }
  }

  // MARK: S009

  static let ignoredLock = LintRule(
    "S009",
    .warning,
    RuleText(
      "`readOnly` where nothing reads it: on a group of images, the environment, a flag",
      bad: """
        imageGroupOne:
          value: example/code:v1
          options: ["example/code:v1"]
          readOnly: true
        """,
      good: "imageGroupOne:\n  value: example/code:v1\n  options: [\"example/code:v1\"]\n"
    )
  ) { context in
    let names =
      ["imageGroupOne", "imageGroupTwo", "environment"] + FormSection.flags.map(\.name)
    return names.compactMap { name -> Hit? in
      guard let lock = context.field("readOnly", of: name), lock.value.isTrueInForm else {
        return nil
      }
      let isGroup = name.hasPrefix("imageGroup")
      return Hit(
        .key(lock.path),
        "'\(name)' is read-only",
        effect: isGroup
          ? "nothing reads it: users choose any image of the group" : "nothing reads it",
        remedy: isGroup
          ? "remove 'readOnly', and list only the images that users may choose"
          : "remove 'readOnly'"
      )
      .rated(isGroup ? .warning : .info)
    }
  }
}

/// What a `readOnly` that is neither a boolean nor nothing comes to.
private struct LockReading {
  let effect: String
  /// What the admin most likely meant.
  let meant: Bool?
  /// Whether it works in another way than is written.
  let isWrong: Bool

  init?(_ value: YAMLValue) {
    guard value.bool == nil, value.isTrueInForm else { return nil }
    guard value.isTrueInBackend else {
      effect = """
        the form locks the field and the backend does not, so that every launch fails with 400
        """
      (meant, isWrong) = (nil, true)
      return
    }
    if let text = value.string {
      meant = TruthWord(text)?.isTrue
      isWrong = meant != true
      effect = "every text counts as true, so that the field is locked"
    } else {
      (meant, isWrong) = (true, false)
      effect = "it counts as true, so that the field is locked"
    }
  }

  var remedy: String {
    meant.map { "write 'readOnly: \($0)'" } ?? "write 'readOnly: true' or 'readOnly: false'"
  }
}

/// A word that says yes or no to a reader, whatever a program makes of it.
struct TruthWord {
  let isTrue: Bool

  init?(_ text: String) {
    switch text.lowercased() {
    case "true", "yes", "on", "y", "1": isTrue = true
    case "false", "no", "off", "n", "0": isTrue = false
    default: return nil
    }
  }
}
