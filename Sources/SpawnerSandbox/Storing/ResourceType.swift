/// One kind of object the sandbox keeps: how it is addressed and what may be done to it.
struct ResourceType: Hashable, Sendable {
  let group: String
  let version: String
  let plural: String
  let kind: String
  let shortNames: [String]
  let isNamespaced: Bool
  let subresources: [String]

  init(
    _ kind: String,
    _ plural: String,
    group: String = "",
    version: String = "v1",
    shortNames: [String] = [],
    isNamespaced: Bool = true,
    subresources: [String] = []
  ) {
    self.group = group
    self.version = version
    self.plural = plural
    self.kind = kind
    self.shortNames = shortNames
    self.isNamespaced = isNamespaced
    self.subresources = subresources
  }

  /// `v1` or `apps/v1`.
  var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }

  /// `configmaps` or `deployments.apps`, as messages write it.
  var qualifiedPlural: String { group.isEmpty ? plural : "\(plural).\(group)" }

  /// `ConfigMap` or `Deployment.apps`, as messages about invalid objects write it.
  var qualifiedKind: String { group.isEmpty ? kind : "\(kind).\(group)" }
}

extension ResourceType {
  static let namespaces = ResourceType(
    "Namespace",
    "namespaces",
    shortNames: ["ns"],
    isNamespaced: false
  )
  static let configMaps = ResourceType("ConfigMap", "configmaps", shortNames: ["cm"])
  static let pods = ResourceType(
    "Pod",
    "pods",
    shortNames: ["po"],
    subresources: ["log", "proxy", "exec"]
  )
  static let events = ResourceType("Event", "events", shortNames: ["ev"])
  static let services = ResourceType("Service", "services", shortNames: ["svc"])
  static let claims = ResourceType(
    "PersistentVolumeClaim",
    "persistentvolumeclaims",
    shortNames: ["pvc"]
  )
  static let deployments = ResourceType(
    "Deployment",
    "deployments",
    group: "apps",
    shortNames: ["deploy"]
  )
  static let replicaSets = ResourceType(
    "ReplicaSet",
    "replicasets",
    group: "apps",
    shortNames: ["rs"]
  )
  static let statefulSets = ResourceType(
    "StatefulSet",
    "statefulsets",
    group: "apps",
    shortNames: ["sts"]
  )
  static let podDefaults = ResourceType(
    "PodDefault",
    "poddefaults",
    group: "kubeflow.org",
    version: "v1alpha1"
  )
  static let accessReviews = ResourceType(
    "SelfSubjectAccessReview",
    "selfsubjectaccessreviews",
    group: "authorization.k8s.io",
    isNamespaced: false
  )

  static let rulesReviews = ResourceType(
    "SelfSubjectRulesReview",
    "selfsubjectrulesreviews",
    group: "authorization.k8s.io",
    isNamespaced: false
  )

  /// Everything that is kept, and thus listed, watched and written.
  static let stored = [
    namespaces, configMaps, pods, events, services, claims, deployments, replicaSets, statefulSets,
    podDefaults,
  ]

  /// What discovery tells of.
  static let all = stored + [accessReviews, rulesReviews]

  /// What `kubectl get all` means.
  static let inAll: Set = [pods, services, deployments, replicaSets, statefulSets]

  /// The groups in the order discovery lists them; the core group is the empty text.
  static var groups: [String] {
    all.reduce(into: []) { groups, type in
      if !groups.contains(type.group) { groups.append(type.group) }
    }
  }

  /// The version of a group; each has one.
  static func version(of group: String) -> String {
    all.first { $0.group == group }?.version ?? "v1"
  }

  static func named(_ plural: String, group: String, version: String) -> ResourceType? {
    all.first { $0.plural == plural && $0.group == group && $0.version == version }
  }

  /// The type of an owner reference or an involved object.
  static func ofKind(_ kind: String) -> ResourceType? { all.first { $0.kind == kind } }
}
