internal import YAMLEdit

/// One of the two sections that say where notebooks run.
struct PlacementSection: Sendable {
  let name: String
  /// The key by which an option is chosen.
  let keyName: String
  /// The key that holds what the option does.
  let contentName: String

  static let affinity = PlacementSection(
    name: "affinityConfig",
    keyName: "configKey",
    contentName: "affinity"
  )
  static let tolerations = PlacementSection(
    name: "tolerationGroup",
    keyName: "groupKey",
    contentName: "tolerations"
  )
  static let both = [affinity, tolerations]

  var valuePath: YAMLPath { .section(name).appending("value") }

  var optionsPath: YAMLPath { .section(name).appending("options") }

  /// One option that is a mapping, at its place.
  struct Option {
    let index: Int
    let list: YAMLPath
    let value: YAMLValue

    /// Where the option stands; made only for those that something is said about.
    var path: YAMLPath { list.appending(index) }
  }

  func value(in context: LintContext) -> YAMLValue? { context.section(name)?["value"] }

  /// The options as written; `nil` where they are no list.
  func items(in context: LintContext) -> [YAMLValue]? {
    guard let options = context.section(name)?["options"] else { return [] }
    return options.sequence
  }

  func options(in context: LintContext) -> [Option] {
    Option.all(in: items(in: context) ?? [], at: optionsPath)
  }

  /// The keys by which an option can be chosen.
  func keys(in context: LintContext) -> [String] {
    options(in: context).compactMap { $0.value[keyName]?.string }
  }

  /// Every toleration of every group, at its place.
  static func eachToleration(in context: LintContext) -> [Option] {
    tolerations.options(in: context).flatMap { group -> [Option] in
      let items = group.value["tolerations"]?.sequence ?? []
      return Option.all(in: items, at: group.path.appending("tolerations"))
    }
  }
}

extension PlacementSection.Option {
  /// The items of a list that are mappings.
  fileprivate static func all(in items: [YAMLValue], at list: YAMLPath) -> [Self] {
    items.enumerated().compactMap { index, item in
      item.mapping == nil ? nil : Self(index: index, list: list, value: item)
    }
  }
}
