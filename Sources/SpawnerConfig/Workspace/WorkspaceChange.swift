/// What to change about the workspace volume; whatever is `nil` stays as it is.
public struct WorkspaceChange: Hashable, Sendable {
  /// The path in the notebook's container.
  public var mount: String?
  /// An existing claim to use from now on, in place of a new one for each notebook.
  public var claim: String?
  /// The name of the claim to be made for each notebook.
  public var newClaimName: String?
  /// The size of the claim to be made, as a whole number of Gi.
  public var size: String?
  /// The storage class of the claim to be made; the empty text means the cluster's default.
  public var storageClass: String?
  /// The access modes of the claim to be made.
  public var accessModes: [AccessMode]?

  /// Describes a change of nothing, to be filled in.
  public init() {}

  /// Describes a change of the place or of the kind of storage.
  ///
  /// - Parameters:
  ///   - mount: The path in the notebook's container.
  ///   - claim: An existing claim to use from now on.
  ///   - newClaimName: The name of the claim to be made for each notebook.
  ///   - size: The size of the claim to be made.
  public init(
    mount: String? = nil,
    claim: String? = nil,
    newClaimName: String? = nil,
    size: String? = nil
  ) {
    self.mount = mount
    self.claim = claim
    self.newClaimName = newClaimName
    self.size = size
  }

  /// Whether a part is named that only a claim to be made has.
  var describesNewClaim: Bool {
    newClaimName != nil || size != nil || storageClass != nil || accessModes != nil
  }

  /// The change as a list of parts: `mount '/home/jovyan', size '20Gi'`.
  var words: String {
    let parts = [
      mount.map { "mount '\($0)'" },
      claim.map { "claim '\($0)'" },
      newClaimName.map { "new claim '\($0)'" },
      size.map { "size '\($0)'" },
      storageClass.map { $0.isEmpty ? "the default storage class" : "storage class '\($0)'" },
      accessModes.map { "access modes \($0.map(\.rawValue).joined(separator: ", "))" },
    ]
    let words = parts.compactMap(\.self)
    return words.isEmpty ? "nothing" : words.joined(separator: ", ")
  }
}
