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
      section.hits { field, text in
        let name = text.trimmed
        guard let problem = ImageReference.problem(in: name) else {
          return blanksAround(text, name, field, isTrimmed)
        }
        return Hit(
          field.place,
          """
          '\(name)' is not an image reference: character \(problem.position): \
          expected \(problem.expected), found \(problem.found)
          """,
          effect: "the notebook never starts: InvalidImageName",
          remedy: "write the image as it is pulled: registry/repository:tag"
        )
      }
    }
  }

  private static func blanksAround(
    _ text: String,
    _ name: String,
    _ field: LintField,
    _ isTrimmed: Bool
  ) -> Hit? {
    // A no-break space at either end is reported as such.
    let ends = [text.unicodeScalars.first, text.unicodeScalars.last]
    guard text != name, !ends.contains("\u{A0}") else { return nil }
    return Hit(
      field.place,
      "the image '\(text)' has blanks around it",
      effect: isTrimmed
        ? "the backend removes them, and the form does not: defaults and options may not match"
        : "the notebook never starts: InvalidImageName",
      remedy: "write '\(name)'"
    )
    .rated(isTrimmed ? .warning : .error)
    .fixed(by: field.replacing(with: .string(name)))
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
      section.hits { field, text in
        guard let image = ImageReference(reading: text.trimmed), image.digest == nil else {
          return nil
        }
        let tag = image.tag ?? "latest"
        guard tag == "latest" else { return nil }
        return Hit(
          field.place,
          "the image '\(text)' has \(image.tag == nil ? "no tag" : "the tag 'latest'")",
          effect: """
            with the pull policy '\(policy)', nodes that have an older image by this name keep it
            """,
          remedy: "write a tag that does not move, or the pull policy 'Always'"
        )
      }
    }
  }
}

extension ImageReference {
  /// What is wrong with a text; `nil` if it is a reference.
  fileprivate static func problem(in text: String) -> ImageReferenceProblem? {
    do throws(ImageReferenceProblem) {
      _ = try ImageReferenceParser(text).parse()
      return nil
    } catch {
      return error
    }
  }
}
