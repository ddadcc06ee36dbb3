/// What every object carries: its name, its version, its belongings.
public struct ObjectMeta: Codable, Hashable, Sendable {
  /// The name, unique for its kind within the namespace.
  ///
  /// Empty where there is none, as in the metadata of a pod template.
  @EmptyIfMissing public var name: String = ""
  /// The namespace; nil for what belongs to none.
  public var namespace: String?
  /// The identity: a deleted and recreated object has another one.
  public var uid: String?
  /// The version of what was read; opaque, only good for being sent back.
  public var resourceVersion: String?
  /// The version of what is wanted; grows when the specification changes.
  public var generation: Int?
  /// When it was made, in RFC 3339 text.
  public var creationTimestamp: String?
  /// When it will be gone, in RFC 3339 text; set means that it is terminating.
  public var deletionTimestamp: String?
  /// Labels.
  @EmptyIfMissing public var labels: [String: String] = [:]
  /// Annotations.
  @EmptyIfMissing public var annotations: [String: String] = [:]
  /// Who made this object and takes it along when deleted.
  @EmptyIfMissing public var ownerReferences: [OwnerReference] = []
  /// Who wrote which fields.
  @EmptyIfMissing public var managedFields: [ManagedFieldsEntry] = []

  /// Makes metadata of what is usually known.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - namespace: The namespace.
  ///   - uid: The identity.
  ///   - resourceVersion: The version.
  public init(
    name: String = "",
    namespace: String? = nil,
    uid: String? = nil,
    resourceVersion: String? = nil
  ) {
    self.name = name
    self.namespace = namespace
    self.uid = uid
    self.resourceVersion = resourceVersion
  }

  /// Whether the object is on its way out.
  public var isTerminating: Bool { deletionTimestamp != nil }

  /// The owner that controls this object, if any: a pod's ReplicaSet, a ReplicaSet's Deployment.
  public var controller: OwnerReference? { ownerReferences.first { $0.controller == true } }

  /// Whether an object is among this one's owners.
  ///
  /// - Parameter uid: The identity of the supposed owner.
  /// - Returns: Whether one of the owner references carries it.
  public func isOwned(by uid: String) -> Bool { ownerReferences.contains { $0.uid == uid } }
}

extension ObjectMeta {
  private enum CodingKeys: String, CodingKey {
    case name, namespace, uid, resourceVersion, generation, creationTimestamp, deletionTimestamp
    case labels, annotations, ownerReferences, managedFields
  }
}

/// A link from an object to its owner.
public struct OwnerReference: Codable, Hashable, Sendable {
  /// The owner's `apiVersion`.
  public var apiVersion: String?
  /// The owner's kind.
  public var kind: String?
  /// The owner's name.
  public var name: String?
  /// The owner's identity.
  public var uid: String?
  /// Whether this owner is the one that controls the object.
  public var controller: Bool?
}

/// Who wrote fields of an object, and when.
public struct ManagedFieldsEntry: Codable, Hashable, Sendable {
  /// The writer's name, such as `kubectl-edit` or `argocd-controller`.
  public var manager: String?
  /// How it wrote: `Apply` or `Update`.
  public var operation: String?
  /// When, in RFC 3339 text.
  public var time: String?
  /// The part of the object's API it wrote through, such as `status`.
  public var subresource: String?
  /// The fields, in the server's own notation.
  public var fieldsV1: JSONValue?
}
