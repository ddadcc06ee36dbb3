import KubeCore
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Certificates, keys and tokens, embedded and in files.
struct KubeconfigMaterialTests {
  @Test func `reads files relative to the kubeconfig's own folder`() async throws {
    try await TemporaryDirectory.with { folder in
      try folder.write(certificateText, to: "deep/pki/ca.pem")
      try folder.write(certificateText, to: "deep/me.pem")
      try folder.write(keyText, to: "deep/me.key")
      let connection = try resolved(
        cluster: "server: https://x\ncertificate-authority: pki/ca.pem",
        user: "client-certificate: me.pem\nclient-key: ./me.key\ntokenFile: me.token",
        path: folder.path(of: "deep/config")
      )
      #expect(connection.certificateAuthority == Array(certificateText.utf8))
      #expect(connection.clientCertificate?.certificate == Array(certificateText.utf8))
      #expect(connection.clientCertificate?.key == Secret(keyText))
      #expect(connection.credentials == .tokenFile(folder.path(of: "deep/me.token")))
    }
  }

  @Test func `prefers embedded data, line breaks in it or not`() throws {
    let data = Data(certificateText.utf8).base64EncodedString()
    let broken = data.prefix(20) + "\\n  " + data.dropFirst(20)
    let key = Data(keyText.utf8).base64EncodedString()
    let connection = try resolved(
      cluster: "server: https://x\ncertificate-authority: /no/such\n"
        + "certificate-authority-data: \"\(broken)\"",
      user: "client-certificate-data: \(data)\nclient-key-data: \(key)\nclient-key: /no/such"
    )
    #expect(connection.certificateAuthority == Array(certificateText.utf8))
    #expect(connection.clientCertificate?.key == Secret(keyText))
  }

  @Test(arguments: [
    (
      "server: https://x\ncertificate-authority: /no/ca", "token: t", KubeError.Code.fileUnreadable,
      "/k: cluster 'east': 'certificate-authority' '/no/ca' cannot be read: there is no such file"
    ),
    (
      "server: https://x\ncertificate-authority: /", "token: t", .fileUnreadable,
      "/k: cluster 'east': 'certificate-authority' '/' cannot be read: it is a folder"
    ),
    (
      "server: https://x\ncertificate-authority-data: '%%%'", "token: t", .badEncoding,
      "/k: cluster 'east': 'certificate-authority-data' is not base64"
    ),
    (
      "server: https://x\ncertificate-authority-data: AAAA", "token: t", .badEncoding,
      "/k: cluster 'east': 'certificate-authority-data' is not PEM"
    ),
    (
      "server: https://x\ncertificate-authority-data: AAAA\ninsecure-skip-tls-verify: true",
      "token: t", .kubeconfigBroken,
      "/k: cluster 'east': 'certificate-authority' and 'insecure-skip-tls-verify' exclude each other"
    ),
    (
      "server: https://x", "client-certificate: /no/c", .incompleteCredentials,
      "/k: user 'admin': 'client-certificate' is there but 'client-key' is not"
    ),
    (
      "server: https://x", "client-key-data: AAAA", .incompleteCredentials,
      "/k: user 'admin': 'client-key' is there but 'client-certificate' is not"
    ),
    (
      "server: https://x", "client-certificate: /no/c\nclient-key: /no/k", .fileUnreadable,
      "/k: user 'admin': 'client-key' '/no/k' cannot be read: there is no such file"
    ),
    (
      "server: https://x", "password: p", .incompleteCredentials,
      "/k: user 'admin': 'password' is there but 'username' is not"
    ),
    (
      "server: https://x", "auth-provider: {name: gcp}", .unsupportedLogin,
      "/k: user 'admin': logging in by 'auth-provider' 'gcp' is no longer possible"
    ),
    (
      "server: https://x", "token: t\nusername: u", .kubeconfigBroken,
      "/k: user 'admin': more than one way to log in is written down"
    ),
    (
      "server: https://x",
      "exec: {command: c, apiVersion: client.authentication.k8s.io/v1alpha1}", .unsupportedLogin,
      "/k: user 'admin': the credential plugin speaks "
        + "'client.authentication.k8s.io/v1alpha1', which is not known"
    ),
  ])
  func `says what is wrong with them`(
    _ cluster: String,
    _ user: String,
    _ code: KubeError.Code,
    _ words: String
  ) {
    let error = #expect(throws: KubeError.self) { try resolved(cluster: cluster, user: user) }
    #expect(error?.code == code)
    #expect(error?.description == words)
  }

  @Test func `leaves checks out only where the file says so`() throws {
    let off = "server: https://x\ninsecure-skip-tls-verify: true"
    #expect(try resolved(cluster: off).skipsTLSVerification)
    let on = "server: https://x\ninsecure-skip-tls-verify: false"
    #expect(try !resolved(cluster: on).skipsTLSVerification)
  }

  @Test func `prefers the token that is renewed`() throws {
    let connection = try resolved(user: "token: old\ntokenFile: /run/token")
    #expect(connection.credentials == .tokenFile("/run/token"))
  }

  @Test func `describes a credential plugin`() throws {
    let user = """
      exec:
        apiVersion: client.authentication.k8s.io/v1
        command: bin/login
        args: [--cluster, a b]
        env:
        - {name: ZONE, value: east}
        - {name: EMPTY}
        interactiveMode: Never
        provideClusterInfo: true
        installHint: |
          get it from the shop
      """
    let authority = Data(certificateText.utf8).base64EncodedString()
    let cluster = """
      server: https://x
      tls-server-name: y
      certificate-authority-data: \(authority)
      proxy-url: http://p:3128
      extensions:
      - name: other
        extension: 7
      - name: client.authentication.k8s.io/exec
        extension: {audience: [a, 1, true, null, 1.5]}
      """
    let connection = try resolved(cluster: cluster, user: user, path: "/home/me/.kube/config")
    guard case .exec(let plugin) = connection.credentials else {
      Issue.record("not a plugin: \(connection.credentials)")
      return
    }
    #expect(plugin.command == "/home/me/.kube/bin/login")
    #expect(plugin.arguments == ["--cluster", "a b"])
    #expect(plugin.environment.map(\.name) == ["ZONE", "EMPTY"])
    #expect(plugin.environment.map(\.value) == [Secret("east"), Secret("")])
    #expect(plugin.interactiveMode == .never)
    #expect(plugin.installHint == "get it from the shop")
    #expect(plugin.place == "/home/me/.kube/config: user 'admin'")
    #expect(
      plugin.cluster == [
        "server": "https://x", "tls-server-name": "y", "proxy-url": "http://p:3128",
        "certificate-authority-data": .string(authority),
        "config": ["audience": ["a", 1, true, .null, 1.5]],
      ]
    )
    #expect(connection.proxy == Secret("http://p:3128"))
  }

  @Test(arguments: [("login", "login"), ("./login", "/f/./login"), ("/bin/login", "/bin/login")])
  func `looks for a plugin in its folder only where it has a slash`(
    _ command: String,
    _ resolvedCommand: String
  ) throws {
    let user = "exec: {command: \(command), apiVersion: client.authentication.k8s.io/v1beta1}"
    let connection = try resolved(user: user, path: "/f/config")
    guard case .exec(let plugin) = connection.credentials else {
      Issue.record("not a plugin: \(connection.credentials)")
      return
    }
    #expect(plugin.command == resolvedCommand)
    #expect(plugin.cluster == nil)
    #expect(plugin.interactiveMode == .ifAvailable)
  }

  private func resolved(
    cluster: String = "server: https://x",
    user: String = "token: t",
    path: String = "/k"
  ) throws -> Connection {
    let text = kubeconfigText(cluster: cluster, user: user)
    return try Kubeconfig(parsing: Array(text.utf8), path: path).resolved()
  }
}
