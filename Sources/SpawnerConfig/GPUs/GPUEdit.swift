internal import YAMLEdit

/// A change to the GPUs that the form offers.
public enum GPUEdit: Hashable, Sendable {
  /// Offers a vendor; one that is offered already under that name stays as it is.
  case addVendor(GPUVendor, makeDefault: Bool)
  /// Offers vendors no longer, each named by its `limitsKey`.
  case removeVendors([String])
  /// Preselects a vendor and, where a number is given, how many.
  case setDefault(String, number: GPUNumber?)
  /// Preselects no vendor and no GPU.
  case clearDefault
}

extension GPUEdit {
  func edited(_ document: SpawnerDocument) throws(SpawnerConfigError) -> Document {
    var list = try GPUList(in: document)
    switch self {
    case .addVendor(let vendor, let makeDefault):
      try list.add(vendor, makeDefault: makeDefault)
    case .removeVendors(let keys): try list.remove(keys)
    case .setDefault(let key, let number): try list.makeDefault(key, number: number)
    case .clearDefault: try list.clearDefault()
    }
    return list.document
  }

  /// What the change may write to.
  var targets: [YAMLPath] { [GPUSection.vendorsPath, GPUSection.vendorPath, GPUSection.numPath] }

  /// The change in a few words.
  var summary: String {
    switch self {
    case .addVendor(let vendor, let makeDefault):
      "add GPU vendor '\(vendor.limitsKey)' as '\(vendor.uiName)'"
        + (makeDefault ? ", as default" : "")
    case .removeVendors(let keys): "remove \(keys.named("GPU vendor"))"
    case .setDefault(let key, nil): "make GPU vendor '\(key)' the default"
    case .setDefault(let key, .zero?): "make GPU vendor '\(key)' the default, with no GPU"
    case .setDefault(let key, let number?):
      "make GPU vendor '\(key)' the default, with \(number.rawValue) GPU"
        + (number == .one ? "" : "s")
    case .clearDefault: "preselect no GPU"
    }
  }
}

extension [String] {
  /// The texts in quotes behind their noun: `image 'a'`, `images 'a', 'b'`.
  func named(_ noun: String) -> String {
    let list = map { "'\($0)'" }.joined(separator: ", ")
    return count == 1 ? "\(noun) \(list)" : "\(noun)s \(list)"
  }
}
