internal import YAMLEdit

/// The claim that is made for a volume.
struct NewClaimControl {
  let metadata: YAMLValue
  let spec: YAMLValue

  /// The claim of the workspace as the form is built.
  static let builtIn = NewClaimControl(
    metadata: ["name": "{notebook-name}-volume"],
    spec: [
      "accessModes": ["ReadWriteOnce"],
      "resources": ["requests": ["storage": "5Gi"]],
    ]
  )

  private init(metadata: YAMLValue, spec: YAMLValue) {
    self.metadata = metadata
    self.spec = spec
  }

  /// Reads a claim as the form's set-up does.
  ///
  /// - Throws: What it fails on: something absent that it looks into.
  init(_ claim: YAMLValue, _ written: WrittenVolume) throws(VolumeControl.Misfit) {
    metadata = try Self.part(["metadata"], of: claim, written)
    spec = try Self.part(["spec"], of: claim, written)
    _ = try Self.part(["spec", "resources"], of: claim, written)
    _ = try Self.part(["spec", "resources", "requests"], of: claim, written)
  }

  private static func part(
    _ keys: [String],
    of claim: YAMLValue,
    _ written: WrittenVolume
  ) throws(VolumeControl.Misfit) -> YAMLValue {
    let value = keys.reduce(claim) { value, key in value[key] ?? .null }
    guard value.isNull else { return value }
    let path = keys.reduce(written.newPvcPath) { $0.appending($1) }
    throw VolumeControl.Misfit(
      text: "\(written.name) has no '\(keys.last ?? "")'",
      path: path
    )
  }

  /// The key whose value the name widget edits; `nil` where there is no name.
  var nameKey: String? {
    ["name", "generateName"].first { metadata[$0]?.isTrueInForm ?? false }
  }

  /// The name as it is sent.
  func name(_ view: VolumeView) -> YAMLValue? {
    guard let name = nameKey.flatMap({ metadata[$0] }) else { return nil }
    return name.string.map { .string(view.filled($0)) } ?? name
  }

  var storage: YAMLValue? { spec["resources"]?["requests"]?["storage"] }

  /// The size as it is sent: rewritten by the widget, unless that fails on it or never runs.
  func size(_ view: VolumeView) -> YAMLValue? {
    guard view.isRendered, let text = storage?.string else { return storage }
    return .string(StorageSize(text).shownInForm ?? "NaNGi")
  }

  /// The storage class as it is sent; `nil` for the cluster's default.
  var storageClass: YAMLValue? {
    guard let name = spec["storageClassName"], name.isTrueInForm else { return nil }
    return name
  }

  /// The access modes as they are sent; the workspace keeps only the first.
  func modes(isWorkspace: Bool) -> YAMLValue? {
    guard isWorkspace, let first = spec["accessModes"]?[0] else { return spec["accessModes"] }
    return [first]
  }

  /// The claim as it is sent: only what the page builds controls for.
  ///
  /// So of the metadata the names, annotations and labels are left, and of the rest the class, the
  /// size and the modes. `{notebook-name}` is filled in only in the name that counts, once; where the
  /// page is drawn, the size is what its widget makes of the text.
  func posted(_ view: VolumeView, isWorkspace: Bool) -> YAMLValue {
    var sent = YAMLMapping()
    for key in ["name", "generateName"] {
      guard let value = metadata[key], value.isTrueInForm else { continue }
      sent[key] = key == nameKey ? name(view) : value
    }
    for key in ["annotations", "labels"] where metadata[key]?.mapping != nil {
      sent[key] = metadata[key]
    }
    var sentSpec = YAMLMapping()
    sentSpec["accessModes"] = modes(isWorkspace: isWorkspace)
    var requests = YAMLMapping()
    requests["storage"] = size(view)
    sentSpec["resources"] = ["requests": .mapping(requests)]
    sentSpec["storageClassName"] = storageClass
    return ["metadata": .mapping(sent), "spec": .mapping(sentSpec)]
  }
}
