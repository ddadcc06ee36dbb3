internal import YAMLEdit

/// What a list of images consists of.
extension LintRule {
  // MARK: I001

  static let shapelessOptions = LintRule(
    "I001",
    .error,
    RuleText(
      "the options of an image list are no list, or one of them is not text",
      bad: "image:\n  value: example/lab:v1\n  options: [example/lab:v1, 12]\n",
      good: "image:\n  value: example/lab:v1\n  options: [example/lab:v1, \"12:v1\"]\n"
    )
  ) { context in
    context.imageSections.flatMap { section -> [Hit] in
      if let listing = section.listing, !listing.value.isNull, listing.value.sequence == nil {
        return [
          Hit(
            listing.place,
            "expected a list at '\(listing.path)', found \(listing.value.typeInMessages)",
            effect: "the page fails, and the dropdown of images is empty",
            remedy: "write a list of images"
          )
          .fixed(by: listing.value.string.map { listing.replacing(with: [.string($0)]) })
        ]
      }
      return section.options.indices.compactMap { oddOption(section, $0) }
    }
  }

  private static func oddOption(_ section: ImageSection, _ index: Int) -> Hit? {
    guard section.options[index].string == nil else { return nil }
    let option = section.option(index)
    guard !option.isUnquotedTemplate else { return nil }
    return Hit(
      option.place,
      "expected text at '\(option.path)', found \(option.found)",
      effect: "the form's page fails, and fields below the images keep stale values",
      remedy: option.quoting.flatMap { _ in option.source }
        .map { "put the image in quotes: \"\($0)\"" } ?? "write an image, or remove the item"
    )
    .fixed(by: option.quoting)
  }

  // MARK: I002

  static let noOptions = LintRule(
    "I002",
    .warning,
    RuleText(
      "an image list has no options",
      bad: "image:\n  value: example/lab:v1\n  options: []\n",
      good: "image:\n  value: example/lab:v1\n  options: [\"example/lab:v1\"]\n"
    )
  ) { context in
    context.imageSections.compactMap { section -> Hit? in
      let isEmptyGroup =
        section.group != .jupyter && (section.value?.value.isTrueInBackend ?? false) == false
      // A group without images is reported as such.
      guard !isEmptyGroup, section.options.isEmpty else { return nil }
      let listing = section.listing?.value ?? .null
      guard listing.isNull || listing.sequence != nil else { return nil }
      return Hit(
        .key(.section(section.name).appending("options")),
        "'\(section.name)' lists no options",
        effect: "the dropdown of images is empty",
        remedy: "list the images that users may choose, the default among them"
      )
    }
  }
}
