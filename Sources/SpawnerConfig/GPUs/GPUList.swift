internal import YAMLEdit

/// The section `gpus` while it is being edited: its text and, in step with it, its vendors.
struct GPUList {
  private(set) var document: Document
  private let section: YAMLValue
  private let value: YAMLValue
  private var vendors: [YAMLValue]

  init(in spawner: SpawnerDocument) throws(SpawnerConfigError) {
    document = spawner.document
    section = spawner.defaults["gpus"] ?? .null
    guard section.isNull || section.mapping != nil else {
      throw spawner.shapeError("a mapping", section, at: GPUSection.path)
    }
    value = section["value"] ?? .null
    guard value.isNull || value.mapping != nil else {
      throw spawner.shapeError("a mapping", value, at: GPUSection.valuePath)
    }
    switch value["vendors"] ?? .null {
    case .null: vendors = []
    case .sequence(let items): vendors = items
    case .mapping(let mapping) where mapping.isEmpty: vendors = []
    case let other: throw spawner.shapeError("a list", other, at: GPUSection.vendorsPath)
    }
  }

  private var keys: [String] { vendors.compactMap { $0["limitsKey"]?.string } }

  private mutating func set(_ value: YAMLValue, at path: YAMLPath) throws(SpawnerConfigError) {
    document = try document.editing { text throws(YAMLError) in try text.setting(value, at: path) }
  }

  // MARK: Adding

  mutating func add(_ vendor: GPUVendor, makeDefault: Bool) throws(SpawnerConfigError) {
    try vendor.validate()
    guard !value.isEmpty else { return try create(with: vendor, makeDefault: makeDefault) }
    if let index = vendors.firstIndex(where: { $0["limitsKey"] == .string(vendor.limitsKey) }) {
      try keep(vendor, at: index)
    } else {
      document = try document.editing { text throws(YAMLError) in
        try text.inserting(vendor.value, into: GPUSection.vendorsPath)
      }
      vendors.append(vendor.value)
    }
    if makeDefault { try self.makeDefault(vendor.limitsKey, number: nil) }
  }

  private mutating func create(
    with vendor: GPUVendor,
    makeDefault: Bool
  ) throws(SpawnerConfigError) {
    let new: YAMLValue = [
      "num": "none", "vendors": [vendor.value],
      "vendor": .string(makeDefault ? vendor.limitsKey : ""),
    ]
    if section.isNull {
      try set(["value": new], at: GPUSection.path)
    } else {
      try set(new, at: GPUSection.valuePath)
    }
  }

  /// A vendor that is there keeps its name; one without a name, which breaks the list of
  /// notebooks, gets it.
  private mutating func keep(_ vendor: GPUVendor, at index: Int) throws(SpawnerConfigError) {
    let name = vendors[index]["uiName"] ?? .null
    let path = GPUSection.vendorPath(index)
    if name.isNull { return try set(.string(vendor.uiName), at: path.appending("uiName")) }
    guard name != .string(vendor.uiName) else { return }
    throw SpawnerConfigError(
      .alreadyListed,
      "GPU vendor '\(vendor.limitsKey)' is listed already, as \(name.inMessages)",
      at: .init(path: path, location: SpawnerDocument(document: document).location(at: path))
    )
  }

  // MARK: Removing

  mutating func remove(_ removed: [String]) throws(SpawnerConfigError) {
    for key in removed { try requireListed(key) }
    if let chosen = value["vendor"]?.string, removed.contains(chosen) {
      try requireNoGPU(of: chosen, besides: removed)
      try set("", at: GPUSection.vendorPath)
    }
    for index in vendors.indices.reversed() {
      guard let key = vendors[index]["limitsKey"]?.string, removed.contains(key) else { continue }
      document = try document.editing { text throws(YAMLError) in
        try text.removing(at: GPUSection.vendorPath(index))
      }
      vendors.remove(at: index)
    }
  }

  /// A default vendor that is not listed would be asked for all the same.
  private func requireNoGPU(
    of vendor: String,
    besides removed: [String]
  ) throws(SpawnerConfigError) {
    let number = value["num"] ?? .null
    guard !number.isEmpty, number != "none" else { return }
    throw SpawnerConfigError(
      .removesDefault,
      "GPU vendor '\(vendor)' is the default, and the number of GPUs is \(number.inMessages)",
      at: .init(path: GPUSection.vendorPath),
      candidates: keys.filter { !removed.contains($0) }
    )
  }

  private func requireListed(_ key: String) throws(SpawnerConfigError) {
    guard !keys.contains(key) else { return }
    throw SpawnerConfigError(
      .notListed,
      "GPU vendor '\(key)' is not listed",
      at: .init(path: GPUSection.vendorsPath),
      candidates: keys
    )
  }

  // MARK: Choosing

  mutating func makeDefault(_ key: String, number: GPUNumber?) throws(SpawnerConfigError) {
    try requireListed(key)
    if value["vendor"] != .string(key) { try set(.string(key), at: GPUSection.vendorPath) }
    // Without any number the launch button would stay off.
    guard let number = number ?? (value["num"] == nil ? .zero : nil) else { return }
    try setNumber(number)
  }

  mutating func clearDefault() throws(SpawnerConfigError) {
    guard !value.isEmpty else { return }
    try setNumber(.zero)
    guard let vendor = value["vendor"], vendor != "" else { return }
    try set("", at: GPUSection.vendorPath)
  }

  private mutating func setNumber(_ number: GPUNumber) throws(SpawnerConfigError) {
    guard value["num"] != .string(number.rawValue) else { return }
    try set(.string(number.rawValue), at: GPUSection.numPath)
  }
}
