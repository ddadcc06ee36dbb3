internal import YAMLEdit

/// Images, and how they are pulled.
extension LintRule {
  static let imageRules = [
    shapelessOptions, noOptions, unlistedDefault, emptyDefault, oddDefault, duplicateOption,
    sameDisplayName, longDisplayName, invalidReference, movingTag, unknownPullPolicy,
    imageInOtherGroup,
  ]

  // MARK: I011

  static let unknownPullPolicy = LintRule(
    "I011",
    .error,
    RuleText(
      "a pull policy that Kubernetes does not know",
      bad: "imagePullPolicy:\n  value: always\n",
      good: "imagePullPolicy:\n  value: Always\n"
    )
  ) { context in
    let policies = ["Always", "IfNotPresent", "Never"]
    guard let value = context.field("value", of: "imagePullPolicy"), !value.value.isNull,
      !value.isUnquotedTemplate
    else { return [] }
    let text = value.value.string
    if let text, policies.contains(text) { return [] }
    let meant = text.flatMap { text in
      policies.first { $0.lowercased() == text.trimmed.lowercased() }
    }
    return [
      Hit(
        value.place,
        "expected 'Always', 'IfNotPresent' or 'Never' at '\(value.path)', found \(value.found)",
        effect: text == nil
          ? "every launch fails with 422"
          : text == ""
            ? "the launch button stays off until the user picks a policy"
            : "the dropdown looks empty, and the pod of every notebook is refused",
        remedy: meant.map { "write '\($0)'" } ?? "write one of the three"
      )
      .fixed(by: meant.map { value.replacing(with: .string($0)) })
    ]
  }

  // MARK: I012

  static let imageInOtherGroup = LintRule(
    "I012",
    .info,
    RuleText(
      "an image of VS Code or RStudio stands in a group for something else",
      bad: "image:\n  value: example/rstudio:v1\n  options: [\"example/rstudio:v1\"]\n",
      good: "imageGroupTwo:\n  value: example/rstudio:v1\n  options: [\"example/rstudio:v1\"]\n"
    )
  ) { context in
    context.imageSections.flatMap { section in
      section.hits { image in
        guard let reference = image.reference, let program = KnownProgram(reference),
          program.group != section.group
        else { return nil }
        return Hit(
          image.field.place,
          """
          the image '\(image.text)' looks like \(program.name), \
          which belongs in '\(program.section)'
          """,
          effect: "the group decides how URLs are rewritten; in another one its page may not load",
          remedy: "move the image to '\(program.section)', unless it is built for this group"
        )
      }
    }
  }
}

/// A program that images are known to hold by their names.
private struct KnownProgram {
  let name: String
  let group: ImageGroup

  var section: String { group.section }

  init?(_ image: ImageReference) {
    let parts = image.repository.utf8.split(separator: UInt8(ascii: "/"))
    guard let last = parts.last else { return nil }
    let isNamed = { (word: String) in
      last.starts(with: word.utf8)
        && [nil, UInt8(ascii: "-")].contains(last.dropFirst(word.utf8.count).first)
    }
    if ["codeserver", "code-server", "openvscode-server", "vscode"].contains(where: isNamed) {
      (name, group) = ("VS Code", .groupOne)
    } else if isNamed("rstudio") {
      (name, group) = ("RStudio", .groupTwo)
    } else {
      return nil
    }
  }
}
