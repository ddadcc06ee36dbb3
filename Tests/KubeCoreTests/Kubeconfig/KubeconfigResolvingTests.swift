import KubeCore
import TestSupport
import Testing

/// From contexts and overrides to one connection.
struct KubeconfigResolvingTests {
  private let two = """
    current-context: a
    contexts:
    - {name: a, context: {cluster: one, user: u, namespace: n}}
    - {name: b, context: {cluster: two, user: v}}
    - {name: lost, context: {cluster: gone, user: u}}
    - {name: nobody, context: {cluster: one, user: gone}}
    - {name: nowhere, context: {user: u}}
    clusters:
    - {name: one, cluster: {server: 'https://one'}}
    - {name: two, cluster: {server: 'http://two:8080/base/', tls-server-name: t}}
    - {name: bare, cluster: {}}
    - {name: odd, cluster: {server: 'ftp://x'}}
    users:
    - {name: u, user: {token: secret-u}}
    - {name: v, user: {username: vera, password: secret-v}}
    """

  @Test func `takes the current context`() throws {
    let connection = try resolved()
    #expect(connection.server.description == "https://one")
    #expect(connection.namespace == "n")
    #expect(connection.contextName == "a")
    #expect(connection.origin == "context 'a'")
    #expect(connection.credentials == .token(Secret("secret-u")))
    #expect(connection.skipsTLSVerification == false)
    #expect(connection.certificateAuthority == nil)
  }

  @Test func `takes another context`() throws {
    let connection = try resolved(ConnectionOverrides(context: "b"))
    #expect(connection.server.description == "http://two:8080/…")
    #expect(connection.server.basePath == "/base")
    #expect(connection.tlsServerName == "t")
    #expect(connection.namespace == nil)
    #expect(
      connection.credentials == .basic(username: "vera", password: Secret("secret-v"))
    )
  }

  @Test func `takes single parts in place of the context's`() throws {
    let overrides = ConnectionOverrides(cluster: "two", user: "v", namespace: "x")
    let connection = try resolved(overrides)
    #expect(connection.server.host == "two")
    #expect(connection.namespace == "x")
    #expect(connection.contextName == "a")
    #expect(
      connection.credentials == .basic(username: "vera", password: Secret("secret-v"))
    )
  }

  @Test func `needs no context where a cluster is named`() throws {
    let text = "clusters: [{name: c, cluster: {server: 'https://c'}}]"
    let kubeconfig = try Kubeconfig(parsing: Array(text.utf8), path: "/k")
    let connection = try kubeconfig.resolved(ConnectionOverrides(cluster: "c"))
    #expect(connection.origin == "cluster 'c'")
    #expect(connection.credentials == .none)
  }

  @Test(arguments: [
    (
      ConnectionOverrides(context: "c"), KubeError.Code.contextNotFound,
      "/k: there is no context 'c', there are 'a', 'b', 'lost', 'nobody', 'nowhere'"
    ),
    (
      ConnectionOverrides(context: "lost"), .clusterNotFound,
      "/k: context 'lost': there is no cluster 'gone', there are 'one', 'two', 'bare', 'odd'"
    ),
    (
      ConnectionOverrides(cluster: "x"), .clusterNotFound,
      "/k: there is no cluster 'x', there are 'one', 'two', 'bare', 'odd'"
    ),
    (
      ConnectionOverrides(context: "nobody"), .userNotFound,
      "/k: context 'nobody': there is no user 'gone', there are 'u', 'v'"
    ),
    (
      ConnectionOverrides(user: "x"), .userNotFound,
      "/k: there is no user 'x', there are 'u', 'v'"
    ),
    (
      ConnectionOverrides(context: "nowhere"), .clusterNotFound,
      "/k: context 'nowhere': no cluster is named"
    ),
    (ConnectionOverrides(cluster: "bare"), .badServer, "/k: cluster 'bare': 'server' is missing"),
    (
      ConnectionOverrides(cluster: "odd"), .badServer,
      "/k: cluster 'odd': the server's URL 'ftp://x' is neither https nor http"
    ),
  ])
  func `names what is not there`(
    _ overrides: ConnectionOverrides,
    _ code: KubeError.Code,
    _ words: String
  ) {
    let error = #expect(throws: KubeError.self) { try resolved(overrides) }
    #expect(error?.code == code)
    #expect(error?.description == words)
    #expect(error?.isConfigurationProblem == true)
  }

  @Test func `says that no context is current`() throws {
    let kubeconfig = try Kubeconfig(parsing: Array("users: []".utf8), path: "/k")
    let error = #expect(throws: KubeError.self) { try kubeconfig.resolved() }
    #expect(error?.code == .noCurrentContext)
    #expect(error?.description == "/k: no context is named and none is current")
  }

  @Test func `lists no more names than one can read`() throws {
    let names = (1...20).map { "{name: c\($0), context: {}}" }.joined(separator: ", ")
    let kubeconfig = try Kubeconfig(parsing: Array("contexts: [\(names)]".utf8), path: "/k")
    let error = #expect(throws: KubeError.self) {
      try kubeconfig.resolved(ConnectionOverrides(context: "x"))
    }
    #expect(
      error?.message == "there is no context 'x', there are 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', "
        + "'c7', 'c8' and 12 more"
    )
  }

  @Test func `acts as somebody else where the file or the user says so`() throws {
    let user = """
      token: t
      as: deputy
      as-uid: u-7
      as-groups: [g, h]
      as-user-extra: {Scopes/x: [view]}
      """
    let kubeconfig = try Kubeconfig(
      parsing: Array(kubeconfigText(user: user).utf8),
      path: "/k"
    )
    let written = try #require(try kubeconfig.resolved().impersonation)
    #expect(
      written.headers.map { "\($0.name): \($0.value)" } == [
        "Impersonate-User: deputy", "Impersonate-Group: g", "Impersonate-Group: h",
        "Impersonate-Uid: u-7", "Impersonate-Extra-scopes%2Fx: view",
      ]
    )
    var overrides = ConnectionOverrides()
    overrides.impersonatedGroups = ["only"]
    #expect(try kubeconfig.resolved(overrides).impersonation?.groups == ["only"])
    #expect(try kubeconfig.resolved(overrides).impersonation?.user == "deputy")
    overrides.impersonatedUser = "chief"
    #expect(
      try kubeconfig.resolved(overrides).impersonation
        == Impersonation(user: "chief", groups: ["only"])
    )
  }

  @Test func `acts as no group without a user`() throws {
    var overrides = ConnectionOverrides()
    overrides.impersonatedGroups = ["g"]
    let error = #expect(throws: KubeError.self) { try resolved(overrides) }
    #expect(error?.code == .incompleteCredentials)
    #expect(
      error?.description == "/k: user 'u': groups to act as are named but no user to act as"
    )
    let text = kubeconfigText(user: "as-groups: [g]")
    let other = #expect(throws: KubeError.self) {
      try Kubeconfig(parsing: Array(text.utf8), path: "/k")
    }
    #expect(
      other?.description == "/k: user 'admin': groups to act as are there but 'as' is not"
    )
  }

  private func resolved(
    _ overrides: ConnectionOverrides = ConnectionOverrides()
  ) throws -> Connection {
    try Kubeconfig(parsing: Array(two.utf8), path: "/k").resolved(overrides)
  }
}
