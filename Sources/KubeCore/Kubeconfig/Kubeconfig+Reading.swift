import YAMLEdit

extension Kubeconfig {
  /// Reads the text of one kubeconfig.
  ///
  /// - Parameters:
  ///   - bytes: The text, in YAML or JSON.
  ///   - path: The file it came from: named in complaints, and what relative paths count from.
  /// - Throws: ``KubeError`` with code `kubeconfigBroken` naming file and entry.
  public init(parsing bytes: [UInt8], path: String) throws(KubeError) {
    files = [path]
    let value: YAMLValue
    do {
      value = try Document(bytes).value
    } catch {
      // The error's own words may quote the text, and the text holds tokens: it goes no further.
      throw KubeError(
        code: .kubeconfigBroken,
        message: "not YAML: \(error.code.wordsWithoutContent)",
        place: error.location.map { "\(path):\($0)" } ?? path
      )
    }
    guard !value.isNull else { return }
    let root = try KubeconfigFields(value, place: path, folder: Self.folder(of: path))
    currentContext = try root.text("current-context")
    contexts = try Self.entries("contexts", in: root) { name, fields throws(KubeError) in
      try Context(name: name, fields)
    }
    clusters = try Self.entries("clusters", in: root) { name, fields throws(KubeError) in
      try Cluster(name: name, fields)
    }
    users = try Self.entries("users", in: root) { name, fields throws(KubeError) in
      try User(name: name, fields)
    }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "" : String(path[..<slash])
  }

  /// Reads a list of `name` and body; the body's key is the list's, without its plural's `s`.
  private static func entries<T>(
    _ key: String,
    in root: KubeconfigFields,
    _ make: (String, KubeconfigFields) throws(KubeError) -> T
  ) throws(KubeError) -> [T] {
    let kind = String(key.dropLast())
    var names: Set<String> = []
    var entries: [T] = []
    for item in try root.list(key) {
      guard let name = try item.text("name") else {
        throw root.broken("an entry of '\(key)' has no name")
      }
      guard names.insert(name).inserted else {
        throw root.broken("the \(kind) '\(name)' is there twice")
      }
      let place = "\(root.place): \(kind) '\(name)'"
      let body = item.mapping[kind].flatMap { $0.isNull ? nil : $0 } ?? .mapping([:])
      entries.append(
        try make(name, KubeconfigFields(body, place: place, folder: root.folder))
      )
    }
    return entries
  }
}

extension Kubeconfig.Context {
  fileprivate init(name: String, _ fields: KubeconfigFields) throws(KubeError) {
    self.name = name
    place = fields.place
    cluster = try fields.text("cluster")
    user = try fields.text("user")
    namespace = try fields.text("namespace")
  }
}

extension Kubeconfig.Cluster {
  fileprivate init(name: String, _ fields: KubeconfigFields) throws(KubeError) {
    self.name = name
    place = fields.place
    server = try fields.text("server")
    tlsServerName = try fields.text("tls-server-name")
    skipsTLSVerification = try fields.flag("insecure-skip-tls-verify")
    certificateAuthority = try fields.material("certificate-authority")
    proxy = try fields.secret("proxy-url")
    let extensions = try fields.list("extensions")
    var configuration: JSONValue?
    for item in extensions where try item.text("name") == "client.authentication.k8s.io/exec" {
      configuration = item.mapping["extension"].map { JSONValue($0) }
    }
    pluginConfiguration = configuration
  }
}

extension JSONValue {
  /// Writes a YAML value as JSON, as kubeconfig extensions are handed to plugins.
  init(_ value: YAMLValue) {
    switch value {
    case .null: self = .null
    case .bool(let truth): self = .bool(truth)
    case .integer(let number): self = .integer(number)
    case .float(let number): self = .number(number)
    case .string(let text), .bigInteger(let text), .timestamp(let text), .binary(let text):
      self = .string(text)
    case .sequence(let items): self = .array(items.map { JSONValue($0) })
    case .mapping(let mapping):
      var members: [String: JSONValue] = [:]
      for entry in mapping.entries {
        if let key = entry.key.string { members[key] = JSONValue(entry.value) }
      }
      self = .object(members)
    }
  }
}

extension YAMLError.Code {
  /// What is wrong, without a word of the text it is wrong in.
  fileprivate var wordsWithoutContent: String {
    switch self {
    case .tab: "a tab stands where only spaces may"
    case .notUTF8: "the bytes are not UTF-8"
    case .controlCharacter: "a control character stands in the text"
    case .severalDocuments: "there is more than one document"
    case .duplicateAnchor: "an anchor is defined twice"
    case .undefinedAlias, .recursiveAlias: "an alias names nothing"
    case .unknownTag: "a tag is not known"
    case .badScalar: "a date or a number is none"
    default: "the syntax is broken"
    }
  }
}
