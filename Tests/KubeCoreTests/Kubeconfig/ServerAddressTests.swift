import KubeCore
import Testing

/// The server's address, taken apart or refused.
struct ServerAddressTests {
  @Test(arguments: [
    ("https://a.b", true, "a.b", 443, "", "https://a.b"),
    ("http://a.b", false, "a.b", 80, "", "http://a.b"),
    ("HTTPS://a:6443/", true, "a", 6443, "", "https://a:6443"),
    ("https://a:443", true, "a", 443, "", "https://a"),
    ("https://a:/x", true, "a", 443, "/x", "https://a/…"),
    (
      "https://10.0.0.1:6443/k8s/clusters/c-1/", true, "10.0.0.1", 6443, "/k8s/clusters/c-1",
      "https://10.0.0.1:6443/…"
    ),
    ("https://[::1]:6443", true, "::1", 6443, "", "https://[::1]:6443"),
    ("https://[fd00::7]", true, "fd00::7", 443, "", "https://[fd00::7]"),
  ])
  func `is taken apart`(
    _ text: String,
    _ isSecure: Bool,
    _ host: String,
    _ port: Int,
    _ path: String,
    _ description: String
  ) throws {
    let address = try ServerAddress(parsing: text)
    #expect(address.isSecure == isSecure)
    #expect(address.host == host)
    #expect(address.port == port)
    #expect(address.basePath == path)
    #expect(address.description == description)
  }

  @Test(arguments: [
    ("a.b:6443", "has no 'https://' or 'http://' in front"),
    ("ftp://a", "is neither https nor http"),
    ("https://", "has no host"), ("https://:443", "has no host"), ("https://a b", "has no host"),
    ("https://a:0", "has no valid port"), ("https://a:65536", "has no valid port"),
    ("https://a:x", "has no valid port"), ("https://a:+443", "has no valid port"),
    ("https://a:-1", "has no valid port"), ("https://[::1", "lacks a ']'"),
    ("https://[::1]x", "has no valid port"),
  ])
  func `is refused with what is wrong`(_ text: String, _ words: String) {
    let error = #expect(throws: KubeError.self) { try ServerAddress(parsing: text) }
    #expect(error?.code == .badServer)
    #expect(error?.description == "the server's URL '\(text)' \(words)")
  }

  @Test(arguments: [
    ("https://me:hunter2@host", "must not hold a user name"),
    ("me:hunter2@host:443", "must not hold a user name"),
    ("https://host/?token=hunter2", "has a query or a fragment"),
    ("https://host#hunter2", "has a query or a fragment"),
  ])
  func `is not quoted where it may hold a password`(_ text: String, _ words: String) {
    let error = #expect(throws: KubeError.self) { try ServerAddress(parsing: text) }
    #expect(error?.code == .badServer)
    #expect(error?.description == "the server's URL \(words)")
  }

  @Test(arguments: [
    ("ftp://host/hunter2", "the server's URL 'ftp://host/…' is neither https nor http"),
    ("https://host:x/hunter2", "the server's URL 'https://host:x/…' has no valid port"),
    (
      "host:6443/hunter2",
      "the server's URL 'host:6443/…' has no 'https://' or 'http://' in front"
    ),
  ])
  func `is refused without its path, which may be a secret`(_ text: String, _ words: String) {
    let error = #expect(throws: KubeError.self) { try ServerAddress(parsing: text) }
    #expect(error?.description == words)
  }

  @Test func `never shows its base path`() throws {
    let address = try ServerAddress(parsing: "https://gateway:6443/hunter2/")
    var dumped = ""
    dump(address, to: &dumped)
    for text in ["\(address)", String(reflecting: address), dumped] {
      #expect(text.contains("https://gateway:6443/…"))
      #expect(!text.contains("hunter2"))
    }
  }

  @Test func `becomes the URL of a request`() throws {
    let request = KubeRequest.list(Pod.self, namespace: "a")
    #expect(
      try ServerAddress(parsing: "https://[::1]/base").url(for: request)
        == "https://[::1]:443/base/api/v1/namespaces/a/pods?limit=500"
    )
  }
}
