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
    let path: YAMLPath
    let value: YAMLValue
  }

  func value(in context: LintContext) -> YAMLValue? { context.section(name)?["value"] }

  /// The options as written; `nil` where they are no list.
  func items(in context: LintContext) -> [YAMLValue]? {
    guard let options = context.section(name)?["options"] else { return [] }
    return options.sequence
  }

  func options(in context: LintContext) -> [Option] {
    (items(in: context) ?? []).enumerated().compactMap { index, value in
      guard value.mapping != nil else { return nil }
      return Option(index: index, path: optionsPath.appending(index), value: value)
    }
  }

  /// The keys by which an option can be chosen.
  func keys(in context: LintContext) -> [String] {
    options(in: context).compactMap { $0.value[keyName]?.string }
  }

  /// Every toleration of every group, at its place.
  static func eachToleration(in context: LintContext) -> [Option] {
    tolerations.options(in: context).flatMap { group -> [Option] in
      let path = group.path.appending("tolerations")
      return (group.value["tolerations"]?.sequence ?? []).enumerated().compactMap { index, item in
        guard item.mapping != nil else { return nil }
        return Option(index: index, path: path.appending(index), value: item)
      }
    }
  }
}
