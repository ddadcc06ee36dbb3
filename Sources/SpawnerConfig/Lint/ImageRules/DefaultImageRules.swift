internal import YAMLEdit

/// The image that is chosen when the form opens.
extension LintRule {
  // MARK: I003

  static let unlistedDefault = LintRule(
    "I003",
    .warning,
    RuleText(
      "the default image is not among the options",
      bad: "image:\n  value: example/lab:v2\n  options: [\"example/lab:v1\"]\n",
      good: "image:\n  value: example/lab:v2\n  options: [\"example/lab:v1\", \"example/lab:v2\"]\n"
    )
  ) { context in
    context.imageSections.compactMap { section -> Hit? in
      guard let value = section.value, let text = value.value.string, !text.isEmpty,
        !section.options.isEmpty, !section.options.contains(value.value)
      else { return nil }
      let near = nearest(to: text, among: section)
      return Hit(
        value.place,
        "the default image '\(text)' is not among the options",
        effect: "the dropdown looks empty, and a launch uses the image all the same",
        remedy: near.map { "write '\($0)' if that is meant, or add the image to the options" }
          ?? "add the image to the options, or write one of them"
      )
    }
  }

  /// The option that most looks like a text; names too long to be images are left out.
  private static func nearest(to text: String, among section: ImageSection) -> String? {
    let (limit, count) = (300, text.utf8.count)
    guard count <= limit else { return nil }
    let candidates = section.listed.map(\.image.text).filter { option in
      option.utf8.count <= limit && abs(option.utf8.count - count) * 5 <= count
    }
    return NearMiss(text).best(of: candidates)
  }

  // MARK: I004

  static let emptyDefault = LintRule(
    "I004",
    .error,
    RuleText(
      "the default image is empty",
      bad: "image:\n  value: \"\"\n  options: [\"example/lab:v1\"]\n",
      good: "image:\n  value: example/lab:v1\n  options: [\"example/lab:v1\"]\n"
    )
  ) { context in
    guard let value = context.field("value", of: "image"), value.value.string?.isEmpty == true
    else { return [] }
    return [
      Hit(
        value.place,
        "the default image is empty",
        effect: "the launch button stays off until the user picks an image",
        remedy: "write one of the options"
      )
    ]
  }

  // MARK: I005

  static let oddDefault = LintRule(
    "I005",
    .error,
    RuleText(
      "the default image is not text",
      bad: "image:\n  value: 12\n  options: [\"12\"]\n",
      good: "image:\n  value: \"12\"\n  options: [\"12\"]\n"
    )
  ) { context in
    context.imageSections.compactMap { section -> Hit? in
      guard let value = section.value, value.value.string == nil, !value.value.isNull,
        !value.isUnquotedTemplate
      else { return nil }
      return Hit(
        value.place,
        "expected text at '\(value.path)', found \(value.found)",
        effect: "a launch with this image fails with 500",
        remedy: value.source.map { "put the image in quotes: \"\($0)\"" } ?? "write one image"
      )
      .fixed(by: value.quoting)
    }
  }
}
