/// What Kubernetes knows of a part of a pod, as far as the form's options can hold it.
indirect enum KubernetesShape: Sendable {
  /// Anything; nothing is checked.
  case any
  /// A text that is not empty.
  case text
  /// One of some words.
  case word([String])
  /// A list of such things.
  case list(KubernetesShape)
  /// A mapping of these keys and no others.
  case mapping([Field])

  /// A key of a mapping.
  struct Field: Sendable {
    let name: String
    let shape: KubernetesShape
    let isRequired: Bool

    static func optional(_ name: String, _ shape: KubernetesShape) -> Field {
      Field(name: name, shape: shape, isRequired: false)
    }

    static func required(_ name: String, _ shape: KubernetesShape) -> Field {
      Field(name: name, shape: shape, isRequired: true)
    }
  }

  /// A whole affinity.
  static let affinity = KubernetesShape.mapping([
    .optional("nodeAffinity", nodeAffinity),
    .optional("podAffinity", podAffinity),
    .optional("podAntiAffinity", podAffinity),
  ])

  /// One toleration; what its values may be is another rule's business.
  static let toleration = KubernetesShape.mapping(
    ["key", "operator", "value", "effect", "tolerationSeconds"].map { .optional($0, .any) }
  )

  private static let required = "requiredDuringSchedulingIgnoredDuringExecution"
  private static let preferred = "preferredDuringSchedulingIgnoredDuringExecution"

  private static let nodeAffinity = KubernetesShape.mapping([
    .optional(required, .mapping([.required("nodeSelectorTerms", .list(nodeTerm))])),
    .optional(
      preferred,
      .list(.mapping([.required("weight", .any), .required("preference", nodeTerm)]))
    ),
  ])

  private static let nodeTerm = KubernetesShape.mapping([
    .optional("matchExpressions", .list(nodeRequirement)),
    .optional("matchFields", .list(nodeRequirement)),
  ])

  private static let podAffinity = KubernetesShape.mapping([
    .optional(required, .list(podTerm)),
    .optional(
      preferred,
      .list(.mapping([.required("weight", .any), .required("podAffinityTerm", podTerm)]))
    ),
  ])

  private static let podTerm = KubernetesShape.mapping([
    .required("topologyKey", .text),
    .optional("labelSelector", labelSelector),
    .optional("namespaceSelector", labelSelector),
    .optional("namespaces", .list(.text)),
    .optional("matchLabelKeys", .list(.text)),
    .optional("mismatchLabelKeys", .list(.text)),
  ])

  private static let labelSelector = KubernetesShape.mapping([
    .optional("matchLabels", .any),
    .optional("matchExpressions", .list(requirement(["In", "NotIn", "Exists", "DoesNotExist"]))),
  ])

  private static let nodeRequirement =
    requirement(["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"])

  private static func requirement(_ operators: [String]) -> KubernetesShape {
    .mapping([
      .required("key", .text),
      .required("operator", .word(operators)),
      .optional("values", .list(.text)),
    ])
  }
}
