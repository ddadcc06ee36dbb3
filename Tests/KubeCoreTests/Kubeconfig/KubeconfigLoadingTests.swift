import KubeCore
import TestSupport
import Testing

/// Which files are read, and how several become one.
struct KubeconfigLoadingTests {
  @Test func `reads the file in the home folder`() async throws {
    try await TemporaryDirectory.with { home in
      try home.write(kubeconfigText(), to: ".kube/config")
      let kubeconfig = try Kubeconfig.load(environment: ["HOME": home.path])
      #expect(kubeconfig.files == [home.path(of: ".kube/config")])
      #expect(kubeconfig.currentContext == "main")
      #expect(kubeconfig.contexts.map(\.name) == ["main"])
      #expect(kubeconfig.contexts.first?.namespace == "team-a")
      #expect(kubeconfig.clusters.map(\.server) == ["https://10.0.0.1:6443"])
      #expect(kubeconfig.users.map(\.name) == ["admin"])
    }
  }

  @Test func `merges the files of a list, the first one wins`() async throws {
    try await TemporaryDirectory.with { folder in
      let first = try folder.write(
        """
        contexts: [{name: a, context: {cluster: one, namespace: first}}]
        clusters: [{name: one, cluster: {server: 'https://first'}}]
        """,
        to: "1"
      )
      let second = try folder.write(
        """
        current-context: b
        contexts:
        - {name: a, context: {cluster: one, namespace: second}}
        - {name: b, context: {cluster: one}}
        clusters: [{name: one, cluster: {server: 'https://second'}}]
        users: [{name: u, user: {token: x}}]
        """,
        to: "2"
      )
      let third = try folder.write("current-context: a", to: "3")
      let list = "\(first):\(folder.path(of: "missing")):\(second)::\(first):\(third)"
      let kubeconfig = try Kubeconfig.load(environment: ["KUBECONFIG": list, "HOME": "/nowhere"])
      #expect(kubeconfig.files == [first, second, third])
      #expect(kubeconfig.currentContext == "b")
      #expect(kubeconfig.contexts.map(\.name) == ["a", "b"])
      #expect(kubeconfig.contexts.map(\.namespace) == ["first", nil])
      #expect(kubeconfig.clusters.map(\.server) == ["https://first"])
      #expect(kubeconfig.users.map(\.name) == ["u"])
      #expect(try kubeconfig.resolved().server.host == "first")
    }
  }

  @Test func `reads only the file that is named, which must be there`() async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(kubeconfigText(), to: "config")
      let environment = ["KUBECONFIG": folder.path(of: "other"), "HOME": folder.path]
      #expect(
        try Kubeconfig.load(explicitPath: path, environment: environment).files == [path]
      )
      let listed = ["KUBECONFIG": path]
      #expect(try Kubeconfig.load(explicitPath: "", environment: listed).files == [path])
      let error = #expect(throws: KubeError.self) {
        try Kubeconfig.load(explicitPath: "/no/such/config", environment: environment)
      }
      #expect(error?.code == .kubeconfigMissing)
      #expect(error?.description == "/no/such/config: there is no such kubeconfig")
    }
  }

  @Test(arguments: [
    (["KUBECONFIG": "/no/a:/no/b", "HOME": "/"], "no kubeconfig at '/no/a', '/no/b'"),
    (["KUBECONFIG": "", "HOME": "/no/home"], "no kubeconfig at '/no/home/.kube/config'"),
    ([:], "no kubeconfig: 'HOME' is not set"),
  ])
  func `says where it looked in vain`(_ environment: [String: String], _ words: String) {
    let error = #expect(throws: KubeError.self) { try Kubeconfig.load(environment: environment) }
    #expect(error?.code == .kubeconfigMissing)
    #expect(error?.description == words)
  }

  @Test func `says that a folder is no kubeconfig`() async throws {
    try await TemporaryDirectory.with { folder in
      let error = #expect(throws: KubeError.self) {
        try Kubeconfig.load(explicitPath: folder.path, environment: [:])
      }
      #expect(error?.code == .fileUnreadable)
      #expect(
        error?.description
          == "\(folder.path): the kubeconfig cannot be read: it is a folder"
      )
    }
  }

  @Test func `takes JSON and an empty file`() throws {
    let json = #"{"current-context": "a", "contexts": [{"name": "a", "context": {}}]}"#
    #expect(try parsed(json).currentContext == "a")
    for text in ["", "# nothing\n", "---\n"] {
      #expect(try parsed(text).contexts.isEmpty)
    }
  }

  @Test(arguments: [
    ("[]", "/k: expected a mapping, found a list"),
    ("contexts: {}", "/k: expected a list at 'contexts', found a mapping"),
    ("contexts: [a]", "/k: expected a list of mappings at 'contexts', found text"),
    ("clusters: [{cluster: {}}]", "/k: an entry of 'clusters' has no name"),
    (
      "users: [{name: a, user: {}}, {name: a, user: {}}]", "/k: the user 'a' is there twice"
    ),
    (
      "clusters: [{name: \u{e9}, cluster: {server: 7}}]",
      "/k: cluster '\u{e9}': expected text at 'server', found a number"
    ),
    (
      "clusters: [{name: c, cluster: {insecure-skip-tls-verify: 'true'}}]",
      "/k: cluster 'c': expected true or false at 'insecure-skip-tls-verify', found text"
    ),
    (
      "users: [{name: u, user: {token: 0123}}]",
      "/k: user 'u': expected text at 'token', found a number"
    ),
    (
      "users: [{name: u, user: {as: a, as-groups: [1]}}]",
      "/k: user 'u': expected a list of texts at 'as-groups', found a number"
    ),
    ("users: [{name: u, user: []}]", "/k: user 'u': expected a mapping, found a list"),
    (
      "users: [{name: u, user: {exec: {apiVersion: v1}}}]",
      "/k: user 'u': 'exec' has no 'command'"
    ),
    ("users: [{name: u, user: {exec: {command: c}}}]", "/k: user 'u': 'exec' has no 'apiVersion'"),
    (
      "users: [{name: u, user: {exec: {command: c, interactiveMode: Maybe, "
        + "apiVersion: client.authentication.k8s.io/v1}}}]",
      "/k: user 'u': 'Maybe' is no 'interactiveMode'"
    ),
  ])
  func `names file, entry and field of what is broken`(_ text: String, _ words: String) {
    let error = #expect(throws: KubeError.self) { try parsed(text) }
    #expect(error?.code == .kubeconfigBroken)
    #expect(error?.description == words)
  }

  @Test func `takes a date for the text it is, as kubectl does`() throws {
    let kubeconfig = try parsed("contexts: [{name: 2001-01-01, context: {namespace: 2002-02-02}}]")
    #expect(kubeconfig.contexts.map(\.name) == ["2001-01-01"])
    #expect(kubeconfig.contexts.map(\.namespace) == ["2002-02-02"])
  }

  @Test func `takes an empty text for none`() throws {
    let text = "current-context: ''\ncontexts: [{name: a, context: {user: '', cluster: c}}]"
    let kubeconfig = try parsed(text)
    #expect(kubeconfig.currentContext == nil)
    #expect(kubeconfig.contexts.map(\.user) == [nil])
  }

  @Test(arguments: [
    ("contexts:\n- name: 'a\n", "the syntax is broken"),
    ("users:\n\t- a\n", "a tab stands where only spaces may"),
    ("a: !hunter2 b", "a tag is not known"), ("a: *hunter2", "an alias names nothing"),
    ("a: 1\n---\nb: 2\n", "there is more than one document"),
    ("a: 2001-99-99", "a date or a number is none"),
  ])
  func `says where the YAML breaks, but not what stands there`(
    _ text: String,
    _ words: String
  ) throws {
    let error = #expect(throws: KubeError.self) { try parsed(text) }
    #expect(error?.code == .kubeconfigBroken)
    #expect(error?.message == "not YAML: \(words)")
    #expect(error?.place?.wholeMatch(of: /\/k:\d+:\d+/) != nil)
    #expect(error?.underlying == nil)
  }

  private func parsed(_ text: String) throws -> Kubeconfig {
    try Kubeconfig(parsing: Array(text.utf8), path: "/k")
  }
}
