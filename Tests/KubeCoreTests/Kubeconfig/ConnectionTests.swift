import KubeCore
import TestSupport
import Testing

/// Which connection is meant: by kubeconfig or by service account.
struct ConnectionTests {
  private let pod = [
    "KUBERNETES_SERVICE_HOST": "10.96.0.1", "KUBERNETES_SERVICE_PORT": "443",
    "HOME": "/no/such/home",
  ]

  @Test func `uses the service account in a pod without a kubeconfig`() async throws {
    try await withAccount { folder in
      let connection = try Connection(settings(folder))
      #expect(connection.server.description == "https://10.96.0.1")
      #expect(connection.credentials == .tokenFile(folder.path(of: "token")))
      #expect(connection.certificateAuthority == Array(certificateText.utf8))
      #expect(connection.namespace == "own")
      #expect(connection.origin == "in-cluster service account")
      #expect(!connection.skipsTLSVerification)
      #expect(connection.contextName == nil)
    }
  }

  @Test func `heeds namespace and impersonation in a pod`() async throws {
    try await withAccount { folder in
      var settings = settings(folder)
      settings.overrides.namespace = "other"
      settings.overrides.impersonatedUser = "chief"
      let connection = try Connection(settings)
      #expect(connection.namespace == "other")
      #expect(connection.impersonation == Impersonation(user: "chief"))
    }
  }

  @Test func `brackets an IPv6 address and needs no namespace file`() async throws {
    try await withAccount(without: "namespace") { folder in
      var settings = settings(folder)
      settings.environment["KUBERNETES_SERVICE_HOST"] = "fd00::1"
      let connection = try Connection(settings)
      #expect(connection.server.host == "fd00::1")
      #expect(connection.namespace == nil)
    }
  }

  @Test(arguments: [
    ("ca.crt", "the certificate authority"), ("token", "the token"),
  ])
  func `never does without the authority or the token`(
    _ file: String,
    _ name: String
  ) async throws {
    try await withAccount(without: file) { folder in
      let error = #expect(throws: KubeError.self) { try Connection(settings(folder)) }
      #expect(error?.code == .fileUnreadable)
      #expect(
        error?.description == "in-cluster service account: \(name) '\(folder.path(of: file))' "
          + "cannot be read: there is no such file"
      )
    }
  }

  @Test func `refuses an authority that is none`() async throws {
    try await withAccount { folder in
      try folder.write("", to: "ca.crt")
      let error = #expect(throws: KubeError.self) { try Connection(settings(folder)) }
      #expect(error?.code == .badEncoding)
    }
  }

  @Test func `prefers a kubeconfig, even in a pod`() async throws {
    try await withAccount { folder in
      var settings = settings(folder)
      settings.kubeconfigPath = try folder.write(kubeconfigText(), to: "config")
      #expect(try Connection(settings).origin == "context 'main'")
      settings.kubeconfigPath = nil
      settings.environment["KUBECONFIG"] = folder.path(of: "config")
      #expect(try Connection(settings).origin == "context 'main'")
    }
  }

  @Test func `passes over an empty kubeconfig in a pod`() async throws {
    try await withAccount { folder in
      var settings = settings(folder)
      settings.environment["KUBECONFIG"] = try folder.write("kind: Config\n", to: "config")
      #expect(try Connection(settings).origin == "in-cluster service account")
    }
  }

  @Test func `does not use the service account where an entry is named`() async throws {
    try await withAccount { folder in
      var settings = settings(folder)
      settings.overrides.context = "east"
      let error = #expect(throws: KubeError.self) { try Connection(settings) }
      #expect(error?.code == .kubeconfigMissing)
    }
  }

  @Test func `says that it is in no pod`() {
    let error = #expect(throws: KubeError.self) {
      try Connection(inClusterWith: ConnectionSettings(environment: [:]))
    }
    #expect(error?.code == .notInCluster)
    #expect(
      error?.description == "in-cluster service account: 'KUBERNETES_SERVICE_HOST' and "
        + "'KUBERNETES_SERVICE_PORT' are not set"
    )
  }

  @Test func `misses a kubeconfig outside of a pod`() {
    let error = #expect(throws: KubeError.self) {
      try Connection(ConnectionSettings(environment: ["HOME": "/no/such/home"]))
    }
    #expect(error?.description == "no kubeconfig at '/no/such/home/.kube/config'")
  }

  private func settings(_ folder: TemporaryDirectory) -> ConnectionSettings {
    ConnectionSettings(environment: pod, serviceAccountFolder: folder.path)
  }

  private func withAccount(
    without missing: String? = nil,
    _ body: (TemporaryDirectory) async throws -> Void
  ) async throws {
    try await TemporaryDirectory.with { folder in
      let files = ["ca.crt": certificateText, "token": "t0k3n\n", "namespace": "own\n"]
      for (name, text) in files where name != missing { try folder.write(text, to: name) }
      try await body(folder)
    }
  }
}
