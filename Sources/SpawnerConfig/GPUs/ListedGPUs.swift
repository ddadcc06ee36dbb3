internal import YAMLEdit

/// What the form says about GPUs.
public struct ListedGPUs: Hashable, Sendable, Encodable {
  /// How many are preselected, `none` for no GPU; `nil` where the file does not say.
  public let number: String?
  /// The resource that is preselected; `nil` where there is none.
  public let vendor: String?
  /// Whether users cannot change either.
  public let isLocked: Bool
  /// The vendors on offer, in the order of the file.
  public let vendors: [ListedGPUVendor]
}

/// One row of the list of GPU vendors.
public struct ListedGPUVendor: Hashable, Sendable, Encodable {
  /// The place in the list, counted from 1.
  public let position: Int
  /// The resource that a notebook asks for; `nil` where the item has none.
  public let limitsKey: String?
  /// The name that users see; `nil` where the item has none.
  public let uiName: String?
  /// Whether the form preselects it.
  public let isDefault: Bool
}

extension SpawnerDocument {
  /// Describes what the form offers and preselects of GPUs.
  ///
  /// - Returns: One row for each vendor that is a mapping; positions count every item.
  public func gpus() -> ListedGPUs {
    let section = defaults["gpus"]
    let value = section?["value"]
    let vendor = value?["vendor"]?.string
    let items = value?["vendors"]?.sequence ?? []
    return ListedGPUs(
      number: value?["num"]?.wordsOfScalar,
      vendor: vendor == "" ? nil : vendor,
      isLocked: section?["readOnly"]?.isTrueInBackend ?? false,
      vendors: items.enumerated().compactMap { index, item -> ListedGPUVendor? in
        guard item.mapping != nil else { return nil }
        let key = item["limitsKey"]?.string
        return ListedGPUVendor(
          position: index + 1,
          limitsKey: key,
          uiName: item["uiName"]?.string,
          isDefault: key != nil && key == vendor
        )
      }
    )
  }
}

extension YAMLValue {
  /// A text or number as it would be read aloud; `nil` for anything else.
  fileprivate var wordsOfScalar: String? { string ?? integer.map { "\($0)" } }
}
