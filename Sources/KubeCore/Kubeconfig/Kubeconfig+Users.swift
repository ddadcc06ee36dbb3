import YAMLEdit

extension Kubeconfig.User {
  init(name: String, _ fields: KubeconfigFields) throws(KubeError) {
    self.name = name
    place = fields.place
    certificate = try fields.material("client-certificate")
    key = try fields.material("client-key")
    logins = try Self.logins(fields)
    impersonation = try Self.impersonation(fields)
  }

  private static func logins(_ fields: KubeconfigFields) throws(KubeError) -> [Kubeconfig.Login] {
    var logins: [Kubeconfig.Login] = []
    // Where both are written down, the file's token is the fresher one.
    if let path = try fields.path("tokenFile") {
      logins.append(.credentials(.tokenFile(path)))
    } else if let token = try fields.secret("token") {
      logins.append(.credentials(.token(token)))
    }
    if let basic = try basic(fields) { logins.append(.credentials(basic)) }
    if let exec = try fields.fields("exec") {
      logins.append(.credentials(.exec(try ExecPlugin(exec))))
    }
    if let provider = try fields.fields("auth-provider") {
      logins.append(.authProvider(try provider.text("name") ?? ""))
    }
    return logins
  }

  private static func basic(_ fields: KubeconfigFields) throws(KubeError) -> Credentials? {
    let name = try fields.text("username")
    let password = try fields.secret("password")
    switch (name, password) {
    case (nil, nil):
      return nil
    case (let name?, let password):
      return .basic(username: name, password: password ?? Secret(""))
    case (nil, _?):
      throw KubeError(
        code: .incompleteCredentials,
        message: "'password' is there but 'username' is not",
        place: fields.place
      )
    }
  }

  private static func impersonation(
    _ fields: KubeconfigFields
  ) throws(KubeError) -> Impersonation? {
    let groups = try fields.texts("as-groups")
    let uid = try fields.text("as-uid")
    var extra: [String: [String]] = [:]
    if let more = try fields.fields("as-user-extra") {
      for entry in more.mapping.entries {
        if let key = entry.key.string { extra[key] = try more.texts(key) }
      }
    }
    guard let user = try fields.text("as") else {
      guard groups.isEmpty, uid == nil, extra.isEmpty else {
        throw KubeError(
          code: .incompleteCredentials,
          message: "groups to act as are there but 'as' is not",
          place: fields.place
        )
      }
      return nil
    }
    return Impersonation(user: user, groups: groups, uid: uid, extra: extra)
  }
}

extension ExecPlugin {
  private static let versions = [
    "client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1",
  ]

  fileprivate init(_ fields: KubeconfigFields) throws(KubeError) {
    guard let command = try fields.text("command") else {
      throw fields.broken("'exec' has no 'command'")
    }
    guard let apiVersion = try fields.text("apiVersion") else {
      throw fields.broken("'exec' has no 'apiVersion'")
    }
    guard Self.versions.contains(apiVersion) else {
      throw KubeError(
        code: .unsupportedLogin,
        message: "the credential plugin speaks '\(apiVersion)', which is not known",
        place: fields.place
      )
    }
    // A bare name is looked for in PATH, everything else is a path like any other.
    self.init(
      command: command.contains("/") ? fields.absolute(command) : command,
      arguments: try fields.texts("args"),
      apiVersion: apiVersion,
      place: fields.place
    )
    for variable in try fields.list("env") {
      guard let name = try variable.text("name") else {
        throw fields.broken("a variable of 'exec.env' has no name")
      }
      environment.append(
        Variable(name: name, value: try variable.secret("value") ?? Secret(""))
      )
    }
    interactiveMode = try Self.mode(fields)
    wantsClusterInfo = try fields.flag("provideClusterInfo")
    installHint = try fields.text("installHint")
  }

  private static func mode(_ fields: KubeconfigFields) throws(KubeError) -> InteractiveMode {
    guard let text = try fields.text("interactiveMode") else { return .ifAvailable }
    guard let mode = InteractiveMode(rawValue: text) else {
      throw fields.broken("'\(text)' is no 'interactiveMode'")
    }
    return mode
  }
}
