internal import YAMLEdit

/// Options that are the same, or look the same.
extension LintRule {
  // MARK: I006

  static let duplicateOption = LintRule(
    "I006",
    .warning,
    RuleText(
      "an image is listed twice",
      bad: "image:\n  value: a/lab:v1\n  options: [\"a/lab:v1\", \"b/lab:v1\", \"a/lab:v1\"]\n",
      good: "image:\n  value: a/lab:v1\n  options: [\"a/lab:v1\", \"b/lab:v1\"]\n"
    )
  ) { context in
    context.imageSections.flatMap { section -> [Hit] in
      var first: [String: Int] = [:]
      return section.listed.compactMap { index, image -> Hit? in
        guard let before = first[image.text] else {
          first[image.text] = index
          return nil
        }
        return Hit(
          image.field.place,
          "the image '\(image.text)' is listed twice, as options[\(before)] and options[\(index)]",
          effect: "the dropdown shows two equal rows",
          remedy: "remove one of the two"
        )
        .fixed(by: LintFix(.remove(image.field.path)))
      }
    }
  }

  // MARK: I007

  static let sameDisplayName = LintRule(
    "I007",
    .warning,
    RuleText(
      "two images have the same name in the form",
      bad: "hideTag: true\nimage:\n  value: a/lab:v1\n  options: [\"a/lab:v1\", \"a/lab:v2\"]\n",
      good: "hideTag: false\nimage:\n  value: a/lab:v1\n  options: [\"a/lab:v1\", \"a/lab:v2\"]\n"
    )
  ) { context in
    let names = context.displayNames
    return context.imageSections.flatMap { section -> [Hit] in
      var first: [String: String] = [:]
      var seen: Set<String> = []
      return section.listed.compactMap { _, image -> Hit? in
        let text = image.text
        // What is longer is no image, and would be repeated in every message.
        guard text.utf8.count <= 500, seen.insert(text).inserted else { return nil }
        let name = names.text(for: text)
        guard let other = first[name] else {
          first[name] = text
          return nil
        }
        return Hit(
          image.field.place,
          "the images '\(other)' and '\(text)' are both shown as '\(name)'",
          effect: "users cannot tell them apart",
          remedy: names.remedyForEqualNames
        )
      }
    }
  }

  // MARK: I008

  static let longDisplayName = LintRule(
    "I008",
    .info,
    RuleText(
      "an image with a port, or with both tag and digest, is shown in another way",
      bad: """
        image:
          value: registry.example:5000/lab:v1
          options: ["registry.example:5000/lab:v1"]
        """,
      good: """
        image:
          value: registry.example/lab:v1
          options: ["registry.example/lab:v1"]
        """
    )
  ) { context in
    let names = context.displayNames
    return context.imageSections.flatMap { section in
      section.listed.compactMap { _, image -> Hit? in
        // Two colons are the least that such a name has.
        guard image.text.utf8.count(where: { $0 == UInt8(ascii: ":") }) > 1,
          image.text == image.name, let reference = image.reference
        else { return nil }
        let hasPort = reference.registry?.hasPort ?? false
        guard hasPort || (reference.tag != nil && reference.digest != nil) else { return nil }
        return Hit(
          image.field.place,
          "the image '\(image.text)' is shown as '\(names.text(for: image.text))'",
          effect: "the form cuts names at colons and keeps two pieces; the image itself is right",
          remedy: "nothing need be done"
        )
      }
    }
  }
}

extension LintContext {
  fileprivate var displayNames: ImageDisplayName {
    ImageDisplayName(defaults: defaults.map(YAMLValue.mapping) ?? .null)
  }
}

extension ImageDisplayName {
  fileprivate var remedyForEqualNames: String {
    switch (hidesRegistry, hidesTag) {
    case (true, true): "write 'hideRegistry: false' or 'hideTag: false', or remove one of the two"
    case (true, false): "write 'hideRegistry: false', or remove one of the two"
    case (false, true): "write 'hideTag: false', or remove one of the two"
    case (false, false): "remove one of the two, or use a registry without a port"
    }
  }
}

extension String {
  /// Whether a registry's name ends with a port; the colons of an address in brackets do not count.
  fileprivate var hasPort: Bool {
    guard let colon = lastIndex(of: ":") else { return false }
    return !self[colon...].contains("]")
  }
}
