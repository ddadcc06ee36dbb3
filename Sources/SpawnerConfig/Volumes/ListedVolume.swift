internal import YAMLEdit

/// One row of a table of volumes; a field that the file does not say is `nil`.
public struct ListedVolume: Hashable, Sendable, Encodable {
  /// Where a volume's storage comes from.
  public enum Kind: String, Hashable, Sendable, Encodable {
    /// A claim made for each notebook.
    case newClaim = "new-claim"
    /// A claim that is there already.
    case existingClaim = "existing-claim"
    /// Something the form cannot show, or the shape used before Kubeflow 1.5.
    case other
  }

  /// The place among the data volumes, counted from 1; `nil` for the workspace.
  public let position: Int?
  /// Where the storage comes from.
  public let kind: Kind
  /// The path as the file says it.
  public let mount: String?
  /// The path that users really get: since Kubeflow 1.7 the form mounts every data volume at
  /// `/home/jovyan/` and the name of its claim.
  public let effectiveMount: String?
  /// The name of the existing claim.
  public let claim: String?
  /// The name of the claim to be made, with its placeholder.
  public let newClaim: String?
  /// The size of the claim to be made.
  public let size: String?
  /// The storage class of the claim to be made; `nil` is the cluster's default.
  public let storageClass: String?
  /// The access modes of the claim to be made, as the file spells them.
  public let accessModes: [String]
  /// Whether the existing claim is mounted read-only.
  public let readOnly: Bool?

  /// What a volume is for.
  enum Role {
    case workspace
    case data(position: Int)
  }

  init(_ value: YAMLValue, role: Role) {
    let newPvc = value["newPvc"] ?? .null
    let existing = value["existingSource"]?["persistentVolumeClaim"] ?? .null
    let name = newPvc["metadata"]?["name"] ?? newPvc["metadata"]?["generateName"]
    let kind: Kind =
      newPvc.mapping != nil
      ? .newClaim : existing.mapping != nil ? .existingClaim : .other
    self.kind = kind
    mount = value["mount"]?.string
    claim = kind == .existingClaim ? existing["claimName"]?.string : nil
    newClaim = name?.string
    size = newPvc["spec"]?["resources"]?["requests"]?["storage"].flatMap(Self.text)
    storageClass = newPvc["spec"]?["storageClassName"]?.string
    accessModes = newPvc["spec"]?["accessModes"]?.sequence?.compactMap(\.string) ?? []
    readOnly = existing["readOnly"]?.bool
    switch role {
    case .workspace:
      position = nil
      effectiveMount = mount
    case .data(let place):
      position = place
      effectiveMount = (newClaim ?? claim).map { "/home/jovyan/\($0)" } ?? mount
    }
  }

  /// A size that is a bare number is shown too; it is wrong, and worth seeing.
  private static func text(_ value: YAMLValue) -> String? {
    value.string ?? value.integer.map(String.init)
  }
}
