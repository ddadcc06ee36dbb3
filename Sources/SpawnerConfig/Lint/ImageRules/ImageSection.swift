internal import YAMLEdit

/// One of the three image lists, as the rules look at it.
struct ImageSection {
  let group: ImageGroup
  let options: [YAMLValue]
  /// What stands under `options`, list or not; `nil` where the key is absent.
  let listing: LintField?
  /// What stands under `value`; `nil` where the key is absent.
  let value: LintField?
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
  }

  func option(_ index: Int) -> LintField {
    LintField(
      path: .section(name).appending("options").appending(index),
      value: options[index],
      node: index < items.count ? items[index] : nil
    )
  }

  /// The options that are text, with their indexes.
  var listed: [(index: Int, text: String)] {
    options.enumerated().compactMap { index, option in option.string.map { (index, $0) } }
  }

  /// The images that hits make sense for: the options, and a default that is not among them.
  func hits(_ hit: (LintField, String) -> LintRule.Hit?) -> [LintRule.Hit] {
    let inList = listed.compactMap { hit(option($0.index), $0.text) }
    guard let value, let text = value.value.string, !text.isEmpty,
      !options.contains(value.value)
    else { return inList }
    return inList + [hit(value, text)].compactMap(\.self)
  }
}

extension LintContext {
  /// The image lists of the file, in the order of the form.
  var imageSections: [ImageSection] {
    ImageGroup.allCases.compactMap { ImageSection($0, in: self) }
  }
}
