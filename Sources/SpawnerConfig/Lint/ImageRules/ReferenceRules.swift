internal import YAMLEdit

/// What the names of images say.
extension LintRule {
  // MARK: I009

  static let invalidReference = LintRule(
    "I009",
    .error,
    RuleText(
      "an image whose name no container runtime takes",
      bad: "image:\n  value: example/Lab:v1\n  options: [\"example/Lab:v1\"]\n",
      good: "image:\n  value: example/lab:v1\n  options: [\"example/lab:v1\"]\n"
    )
  ) { context in
    let isTrimmed = context.appVersion >= AppVersion(1, 8)
    return context.imageSections.flatMap { section in
      section.hits { image in
        guard case .failure(let problem) = image.reading else {
          return blanksAround(image, isTrimmed)
        }
        return Hit(
          image.field.place,
          """
          '\(image.name)' is not an image reference: character \(problem.position): \
          expected \(problem.expected), found \(problem.found)
          """,
          effect: "the notebook never starts: InvalidImageName",
          remedy: "write the image as it is pulled: registry/repository:tag"
        )
      }
    }
  }

  private static func blanksAround(_ image: ImageSection.Image, _ isTrimmed: Bool) -> Hit? {
    let (text, name) = (image.text, image.name)
    // A no-break space at either end is reported as such.
    guard text != name, ![text.unicodeScalars.first, text.unicodeScalars.last].contains("\u{A0}")
    else { return nil }
    return Hit(
      image.field.place,
      "the image '\(text)' has blanks around it",
      effect: isTrimmed
        ? "the backend removes them, and the form does not: defaults and options may not match"
        : "the notebook never starts: InvalidImageName",
      remedy: "write '\(name)'"
    )
    .rated(isTrimmed ? .warning : .error)
    .fixed(by: image.field.replacing(with: .string(name)))
  }

  // MARK: I010

  static let movingTag = LintRule(
    "I010",
    .warning,
    RuleText(
      "an image without a tag, or with `latest`, that is not always pulled",
      bad: "image:\n  value: example/lab\n  options: [example/lab]\n",
      good: "image:\n  value: example/lab:v1\n  options: [\"example/lab:v1\"]\n"
    )
  ) { context in
    guard let policy = context.section("imagePullPolicy")?["value"]?.string,
      ["IfNotPresent", "Never"].contains(policy)
    else { return [] }
    return context.imageSections.flatMap { section in
      section.hits { image in
        guard let reference = image.reference, reference.digest == nil,
          (reference.tag ?? "latest") == "latest"
        else { return nil }
        let words = reference.tag == nil ? "no tag" : "the tag 'latest'"
        return Hit(
          image.field.place,
          "the image '\(image.text)' has \(words)",
          effect: """
            with the pull policy '\(policy)', nodes that have an older image by this name keep it
            """,
          remedy: "write a tag that does not move, or the pull policy 'Always'"
        )
      }
    }
  }
}
