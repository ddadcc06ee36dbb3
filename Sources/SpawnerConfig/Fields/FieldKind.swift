internal import YAMLEdit

/// What a single value of the form is about, and with it how it must be written.
enum FieldKind: Hashable, Sendable {
  /// `true` or `false`.
  case boolean
  /// A number of cores as text: `0.5`.
  case cores
  /// An amount of memory as text: `1.5Gi`.
  case memory
  /// How many times the request the limit is, or `none`.
  case limitFactor
  /// A container image.
  case image
  /// One of a few words.
  case choice([String])
  /// The resource of a vendor's GPUs, or nothing.
  case vendor
  /// The name of a resource: `nvidia.com/gpu`.
  case resource
  /// Any text.
  case text
  /// The key of a label.
  case labelKey
  /// The size of a volume as the form shows it: `10Gi`.
  case storage
  /// Who may use a volume, and how.
  case accessMode
  /// A place in the notebook's container.
  case mount
  /// A claim that is there already.
  case claim
  /// A claim to be made; `{notebook-name}` is filled in.
  case newClaim
  /// The beginning of the name of a claim to be made.
  case newClaimPrefix
  /// A storage class.
  case storageClass
  /// A whole number.
  case number

  static let pullPolicy = FieldKind.choice(["Always", "IfNotPresent", "Never"])
  /// The numbers of GPUs that the form offers; others leave its dropdown blank.
  static let gpuCount = FieldKind.choice(gpuCounts)
  private static let gpuCounts = ["none", "1", "2", "4", "8"]
  static let tolerationOperator = FieldKind.choice(["Equal", "Exists"])
  static let taintEffect = FieldKind.choice(["NoSchedule", "PreferNoSchedule", "NoExecute"])

  /// The kind as one word or two, for tables.
  var name: String {
    switch self {
    case .boolean: "boolean"
    case .cores: "cores"
    case .memory: "memory"
    case .limitFactor: "factor"
    case .image: "image"
    case .choice(let words): words.joined(separator: "|")
    case .vendor: "vendor"
    case .resource: "resource name"
    case .text: "text"
    case .labelKey: "label key"
    case .storage: "size"
    case .accessMode: "access mode"
    case .mount: "path"
    case .claim: "claim"
    case .newClaim: "claim name"
    case .newClaimPrefix: "claim name prefix"
    case .storageClass: "storage class"
    case .number: "number"
    }
  }

  /// What must stand there, as the object of a sentence.
  var expected: String {
    switch self {
    case .boolean: "true or false"
    case .cores: "cores as a decimal number"
    case .memory: "a decimal number with Gi"
    case .limitFactor: "a number of at least 1, or 'none',"
    case .image: "an image reference"
    case _ where self == .gpuCount: Self.alternatives(Self.gpuCounts) + ", which the form offers,"
    case .choice(let words): Self.alternatives(words)
    case .vendor: "a resource name such as nvidia.com/gpu, or nothing,"
    case .resource: "a resource name such as nvidia.com/gpu"
    case .text: "text"
    case .labelKey: "the key of a label"
    case .storage: "a whole number of Gi"
    case .accessMode: Self.alternatives(AccessMode.allCases.map(\.rawValue))
    case .mount: "an absolute path without ':'"
    case .claim: "a DNS label"
    case .newClaim, .newClaimPrefix: "a DNS label, with '{notebook-name}' once at most,"
    case .storageClass: "the DNS name of a storage class"
    case .number: "a whole number"
    }
  }

  private static func alternatives(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.joined() }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }

  /// The values that can be offered while somebody types; none where there are too many.
  var choices: [String] {
    switch self {
    case .boolean: ["true", "false"]
    case .choice(let words): words
    case .accessMode: AccessMode.allCases.map(\.rawValue)
    default: []
    }
  }
}
