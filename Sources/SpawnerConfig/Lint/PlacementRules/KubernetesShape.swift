/// What Kubernetes knows of a part of a pod, as far as the form's options can hold it.
indirect enum KubernetesShape: Sendable {
  /// Anything; nothing is checked.
  case any
  /// A text that is not empty.
  case text
  /// Any text.
  case anyText
  /// A whole number from 1 to 100.
  case weight
  /// One of some words.
  case word([String])
  /// A list of such things.
  case list(KubernetesShape)
  /// A list of such things with at least one of them.
  case someOf(KubernetesShape)
  /// A mapping of these keys and no others.
  case mapping([Field])
  /// A `key`, one of some words as its `operator`, and as many `values` as that takes.
  case requirement([String])

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
    .optional(required, .mapping([.required("nodeSelectorTerms", .someOf(nodeTerm))])),
    .optional(
      preferred,
      .list(.mapping([.required("weight", .weight), .required("preference", nodeTerm)]))
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
      .list(.mapping([.required("weight", .weight), .required("podAffinityTerm", podTerm)]))
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
    .optional("matchExpressions", .list(.requirement(["In", "NotIn", "Exists", "DoesNotExist"]))),
  ])

  private static let nodeRequirement =
    KubernetesShape.requirement(["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"])

  /// The keys of a requirement.
  ///
  /// - Parameter operators: The words that its operator may be.
  /// - Returns: The keys; an empty text is a label's value like any other.
  static func requirementFields(_ operators: [String]) -> [Field] {
    [
      .required("key", .text),
      .required("operator", .word(operators)),
      .optional("values", .list(.anyText)),
    ]
  }
}
