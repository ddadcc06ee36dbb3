internal import YAMLEdit

/// One of the three image lists, as the rules look at it.
struct ImageSection: Sendable {
  /// An image of the list, read once for all rules.
  struct Image: Sendable {
    let field: LintField
    let text: String
    /// The text without white space at its ends.
    let name: String
    /// What a container runtime makes of the name.
    let reading: Result<ImageReference, ImageReferenceProblem>

    init(_ field: LintField, _ text: String) {
      self.field = field
      self.text = text
      name = text.trimmed
      reading = ImageReference.reading(name)
    }

    /// The image, if the name is one.
    var reference: ImageReference? {
      if case .success(let reference) = reading { reference } else { nil }
    }
  }

  let group: ImageGroup
  let options: [YAMLValue]
  /// What stands under `options`, list or not; `nil` where the key is absent.
  let listing: LintField?
  /// What stands under `value`; `nil` where the key is absent.
  let value: LintField?
  /// The options that are text, with their indexes.
  private(set) var listed: [(index: Int, image: Image)] = []
  private let optionsPath: YAMLPath
  private let items: [Node]

  var name: String { group.section }

  /// `nil` where the section is no mapping, which is another rule's business.
  init?(_ group: ImageGroup, in context: LintContext) {
    guard context.section(group.section)?.mapping != nil else { return nil }
    self.group = group
    listing = context.field("options", of: group.section)
    value = context.field("value", of: group.section)
    options = listing?.value.sequence ?? []
    items = listing?.node?.target.items ?? []
    optionsPath = .section(group.section).appending("options")
    listed = options.enumerated().compactMap { index, option in
      option.string.map { (index, Image(self.option(index), $0)) }
    }
  }

  func option(_ index: Int) -> LintField {
    LintField(
      path: optionsPath.appending(index),
      value: options[index],
      node: index < items.count ? items[index] : nil
    )
  }

  /// The images that hits make sense for: the options, and a default that is not among them.
  func hits(_ hit: (Image) -> LintRule.Hit?) -> [LintRule.Hit] {
    (listed.map(\.image) + [unlistedDefault].compactMap(\.self)).compactMap(hit)
  }

  private var unlistedDefault: Image? {
    guard let value, let text = value.value.string, !text.isEmpty,
      !options.contains(value.value)
    else { return nil }
    return Image(value, text)
  }
}
