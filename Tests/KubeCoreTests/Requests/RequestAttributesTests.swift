import KubeCore
import Testing

/// What a path is about, as the server's authorization sees it.
struct RequestAttributesTests {
  @Test(arguments: [
    (KubeRequest.Method.get, "/api/v1/namespaces/n/configmaps/c", "get configmaps 'c' in 'n'"),
    (.get, "/api/v1/namespaces/n/configmaps", "list configmaps in 'n'"),
    (.get, "/api/v1/pods", "list pods"),
    (.get, "/api/v1/namespaces", "list namespaces"),
    (.get, "/api/v1/namespaces/n", "get namespaces 'n'"),
    (.get, "/apis/apps/v1/namespaces/n/deployments/d", "get deployments 'd' in 'n'"),
    (
      .patch, "/apis/apps/v1/namespaces/n/deployments/d/scale", "patch deployments/scale 'd' in 'n'"
    ),
    (.post, "/api/v1/namespaces/n/configmaps", "create configmaps in 'n'"),
    (.put, "/api/v1/namespaces/n/configmaps/c", "update configmaps 'c' in 'n'"),
    (.delete, "/api/v1/namespaces/n/pods/p", "delete pods 'p' in 'n'"),
    (.delete, "/api/v1/namespaces/n/pods", "deletecollection pods in 'n'"),
    (.get, "/api/v1/namespaces/n/pods/p:80/proxy/a/b", "get pods/proxy 'p' in 'n'"),
    (.get, "/apis/storage.k8s.io/v1/storageclasses/a%20b", "get storageclasses 'a b'"),
  ])
  func `reads a path as the server does`(
    _ method: KubeRequest.Method,
    _ path: String,
    _ expected: String
  ) throws {
    let attributes = try #require(RequestAttributes(method: method, path: path))
    #expect("\(attributes.verb) \(attributes)" == expected)
  }

  @Test(arguments: ["/version", "/", "", "/api", "/api/v1", "/apis", "/apis/apps", "/healthz/etcd"])
  func `finds none in other paths`(_ path: String) {
    #expect(RequestAttributes(method: .get, path: path) == nil)
  }

  @Test func `tells group and version`() throws {
    let attributes = try #require(
      KubeRequest.list(Deployment.self, namespace: "n").attributes
    )
    #expect(attributes.group == "apps")
    #expect(attributes.version == "v1")
    #expect(attributes.name == nil)
  }
}
