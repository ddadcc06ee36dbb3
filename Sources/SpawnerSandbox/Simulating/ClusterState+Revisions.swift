import KubeCore

/// The history of a deployment: which ReplicaSet is of which template, and in which order they
/// had their turns.
extension ClusterState {
  static let revisionKey = "deployment.kubernetes.io/revision"
  static let revisionHistoryKey = "deployment.kubernetes.io/revision-history"

  /// The ReplicaSet of the deployment's present template, made where there is none.
  ///
  /// A template that comes back takes its old ReplicaSet up again, as the newest revision.
  mutating func newReplicaSet(for deployment: JSONValue, mayCreate: Bool) -> JSONValue? {
    let hash = templateHash(deployment)
    let sets = replicaSets(of: deployment)
    let existing = sets.first { $0.labels["pod-template-hash"] == hash }
    guard existing != nil || mayCreate else { return nil }
    let others = sets.filter { $0.uid != existing?.uid }
    let next = (others.map(\.revision).max() ?? 0) + 1
    let revision = max(existing?.revision ?? 0, next)
    if existing?.revision != revision {
      // A turn begins, and with it the time it may take.
      progressMarks[deployment.uid] = now
      setRevision(revision, of: deployment)
      scheduleProgressCheck(deployment)
    }
    guard var set = existing else {
      let made = Self.replicaSet(for: deployment, hash: hash, revision: revision)
      return create(made, as: .replicaSets, in: deployment.namespace)
    }
    set.adoptAnnotations(of: deployment, revision: revision)
    return save(set, at: ObjectKey(.replicaSets, set.name, in: set.namespace))
  }

  private func templateHash(_ deployment: JSONValue) -> String {
    let template = (deployment.at("spec", "template") ?? .null).withoutEmptyParts
    do {
      return RandomName.templateHash(try (template ?? .null).encoded())
    } catch {
      // Only a number that JSON cannot hold gets here, and none came in as JSON.
      return RandomName.templateHash(Array(deployment.uid.utf8))
    }
  }

  private mutating func setRevision(_ revision: Int, of deployment: JSONValue) {
    let key = ObjectKey(.deployments, deployment.name, in: deployment.namespace)
    guard var object = store[key] else { return }
    object.put(.string(String(revision)), at: "metadata", "annotations", Self.revisionKey)
    save(object, at: key)
  }

  private static func replicaSet(
    for deployment: JSONValue,
    hash: String,
    revision: Int
  ) -> JSONValue {
    var template = deployment.at("spec", "template") ?? .object([:])
    template.put(.string(hash), at: "metadata", "labels", "pod-template-hash")
    var selector = deployment.at("spec", "selector") ?? .object([:])
    selector.put(.string(hash), at: "matchLabels", "pod-template-hash")
    var set: JSONValue = [
      "metadata": [
        "name": .string("\(deployment.name)-\(hash)"),
        "labels": template.at("metadata", "labels") ?? [:],
        "ownerReferences": [ownerReference(to: deployment)],
      ],
      "spec": ["replicas": 0, "selector": selector, "template": template],
      "status": ["replicas": 0],
    ]
    set.adoptAnnotations(of: deployment, revision: revision)
    return set
  }

  /// Once a rollout is over, removes the oldest ReplicaSets beyond what the deployment keeps.
  mutating func forgetOldRevisions(of uid: String) {
    guard let deployment = store.first(.deployments, uid: uid), deployment.isRolledOut else {
      return
    }
    let sets = replicaSets(of: deployment).sorted { $0.revision < $1.revision }
    let limit = deployment.at("spec", "revisionHistoryLimit")?.integer ?? 10
    for set in sets.dropLast().dropLast(limit) where !set.hasPods {
      delete(ObjectKey(.replicaSets, set.name, in: set.namespace))
    }
  }
}

extension JSONValue {
  /// Which turn of its deployment a ReplicaSet is or was last.
  var revision: Int { Int(annotations[ClusterState.revisionKey] ?? "") ?? 0 }

  /// Takes over what the deployment says about this turn, such as `kubernetes.io/change-cause`,
  /// and notes the turn itself.
  fileprivate mutating func adoptAnnotations(of deployment: JSONValue, revision: Int) {
    let own: Set = [
      ClusterState.revisionKey, ClusterState.revisionHistoryKey,
      "kubectl.kubernetes.io/last-applied-configuration",
    ]
    let before = annotations
    for (key, value) in deployment.annotations where !own.contains(key) {
      put(.string(value), at: "metadata", "annotations", key)
    }
    guard self.revision != revision else { return }
    if let last = before[ClusterState.revisionKey] {
      let history = [before[ClusterState.revisionHistoryKey], last].compactMap(\.self)
      put(
        .string(history.joined(separator: ",")),
        at: "metadata",
        "annotations",
        ClusterState.revisionHistoryKey
      )
    }
    put(.string(String(revision)), at: "metadata", "annotations", ClusterState.revisionKey)
  }

  /// Whether all pods are of the newest revision and work.
  fileprivate var isRolledOut: Bool {
    let counts = ["updatedReplicas", "replicas", "availableReplicas"].map {
      at("status", $0)?.integer ?? 0
    }
    return at("status", "observedGeneration")?.integer == generation
      && counts.allSatisfy { $0 == specReplicas }
  }

  /// Whether a ReplicaSet has pods, wants some, or has not been looked after yet.
  fileprivate var hasPods: Bool {
    specReplicas > 0 || at("status", "replicas") != 0
      || at("status", "observedGeneration")?.integer != generation
  }

  /// The value without empty members, nil where nothing is left.
  ///
  /// In templates they say as much as none: one client sends back what another leaves out.
  fileprivate var withoutEmptyParts: JSONValue? {
    switch self {
    case .null: return nil
    case .array(let elements):
      return elements.isEmpty ? nil : .array(elements.map { $0.withoutEmptyParts ?? .object([:]) })
    case .object(let members):
      let full = members.compactMapValues(\.withoutEmptyParts)
      return full.isEmpty ? nil : .object(full)
    default: return self
    }
  }
}
