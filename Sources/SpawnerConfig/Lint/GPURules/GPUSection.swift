internal import YAMLEdit

/// The section `gpus` as the rules meet it.
struct GPUSection {
  static let path = YAMLPath.section("gpus")
  static let valuePath = path.appending("value")
  static let numPath = valuePath.appending("num")
  static let vendorPath = valuePath.appending("vendor")
  static let vendorsPath = valuePath.appending("vendors")

  let value: YAMLValue
  let isLocked: Bool

  /// Reads the section; `nil` where its value is no mapping.
  init?(_ context: LintContext) {
    guard let section = context.section("gpus"), let value = section["value"],
      value.mapping != nil
    else { return nil }
    self.value = value
    isLocked = section["readOnly"]?.isTrueInBackend ?? false
  }

  var num: YAMLValue? { value["num"] }

  var vendor: YAMLValue? { value["vendor"] }

  /// The vendors on offer; `nil` where they are no list.
  var vendors: [YAMLValue]? {
    guard let vendors = value["vendors"] else { return [] }
    return vendors.sequence
  }

  /// The keys of the vendors on offer.
  var limitsKeys: [String] { (vendors ?? []).compactMap { $0["limitsKey"]?.string } }

  /// Whether notebooks get GPUs unless the user says otherwise.
  var asksForSome: Bool { (num?.count ?? 0) > 0 }

  /// The section with one vendor on offer, as an example of a rule.
  static func example(num: String, vendor: String) -> RuleExample {
    .sections(
      """
      gpus:
        value:
          num: \(num)
          vendor: \(vendor)
          vendors:
          - limitsKey: x.com/gpu
            uiName: X
      """
    )
  }

  static func vendorPath(_ index: Int) -> YAMLPath { vendorsPath.appending(index) }
}

extension YAMLValue {
  /// The number that the backend makes of `num`; `nil` for `none` and for what is no number.
  var count: Int? { integer ?? string.flatMap { Int($0) } }
}
