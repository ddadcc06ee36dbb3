import Testing

@testable import SpawnerSandbox

/// What a request is about, by its path.
@Suite struct ResourcePathTests {
  private func path(_ text: String) throws -> ResourcePath {
    try ResourcePath(text.split(separator: "/").map { String($0) })
  }

  @Test func `takes a namespaced object apart`() throws {
    let path = try path("api/v1/namespaces/kubeflow/pods/web-0/log")
    #expect(path.type == .pods)
    #expect(path.namespace == "kubeflow")
    #expect(path.name == "web-0")
    #expect(path.subresource == "log")
    #expect(path.ruleName == "pods/log")
    #expect(path.rest.isEmpty)
  }

  @Test func `takes a proxied path apart`() throws {
    let path = try path("api/v1/namespaces/kubeflow/pods/web-0:5000/proxy/api/config")
    #expect(path.name == "web-0:5000")
    #expect(path.subresource == "proxy")
    #expect(path.rest == ["api", "config"])
  }

  @Test func `tells a namespace from what is in it`() throws {
    #expect(try path("api/v1/namespaces").type == .namespaces)
    #expect(try path("api/v1/namespaces/kubeflow").name == "kubeflow")
    #expect(try path("api/v1/namespaces/kubeflow").namespace == nil)
    let within = try path("api/v1/namespaces/kubeflow/pods")
    #expect(within.type == .pods)
    #expect(within.namespace == "kubeflow")
    #expect(within.name == nil)
  }

  @Test func `finds groups`() throws {
    #expect(try path("apis/apps/v1/deployments").type == .deployments)
    #expect(try path("apis/apps/v1/namespaces/a/statefulsets/b").type == .statefulSets)
    #expect(try path("apis/kubeflow.org/v1alpha1/poddefaults").type == .podDefaults)
  }

  @Test(arguments: [
    "api", "api/v1", "apis/apps/v1", "api/v1/deployments", "apis/apps/v2/deployments",
    "apis/kubeflow.org/v1/poddefaults",
    "api/v1/namespaces/a/namespaces/b", "api/v1/configmaps/a", "other/v1/pods",
    "api/v1/namespaces/a/configmaps/b/log",
  ])
  func `refuses what is none`(_ text: String) {
    let failure = #expect(throws: APIFailure.self) { try path(text) }
    #expect(failure == .noSuchPath)
  }

  @Test(arguments: [
    ("GET", "api/v1/pods", "", "list"), ("GET", "api/v1/pods", "watch=1", "watch"),
    ("GET", "api/v1/namespaces/a/pods/b", "", "get"),
    ("GET", "api/v1/namespaces/a/pods/b/log", "", "get"),
    ("POST", "api/v1/namespaces/a/pods", "", "create"),
    ("PUT", "api/v1/namespaces/a/pods/b", "", "update"),
    ("PATCH", "api/v1/namespaces/a/pods/b", "", "patch"),
    ("DELETE", "api/v1/namespaces/a/pods/b", "", "delete"),
    ("DELETE", "api/v1/namespaces/a/pods", "", "deletecollection"),
  ])
  func `knows the verb of a rule`(
    _ method: String,
    _ text: String,
    _ query: String,
    _ verb: String
  ) throws {
    let request = APIRequest(
      method: method,
      segments: [],
      query: PercentDecoding.query(query)
    )
    #expect(try path(text).verb(request) == verb)
  }

  @Test(arguments: [("web", "web"), ("web:5000", "web"), ("http:web:5000", "web")])
  func `finds the pod's name in a proxied one`(_ segment: String, _ name: String) {
    #expect(APIServer.podName(segment) == name)
  }
}

/// Percent signs in paths and queries.
@Suite struct PercentDecodingTests {
  @Test(arguments: [
    ("plain", "plain"), ("a%20b", "a b"), ("%C3%BC", "\u{fc}"), ("100%", "100%"),
    ("%zz", "%zz"), ("%2Fa", "/a"), ("a+b", "a+b"), ("%", "%"), ("%4", "%4"),
  ])
  func `reads segments`(_ text: String, _ meant: String) {
    #expect(PercentDecoding.segment(text[...]) == meant)
  }

  @Test func `reads queries`() {
    let query = PercentDecoding.query("a=1&b=x+y%2Bz&c&a=2&d=&e=k%3Dv")
    #expect(query == ["a": "1", "b": "x y+z", "c": "", "d": "", "e": "k=v"])
    #expect(PercentDecoding.query("").isEmpty)
  }

  @Test func `reads all values of one name`() {
    let text = "command=cat&a=1&command=a+b%26c&command="
    #expect(PercentDecoding.values(of: "command", in: text) == ["cat", "a b&c", ""])
    #expect(PercentDecoding.values(of: "none", in: text).isEmpty)
  }
}

/// A request out of its target and its header fields.
@Suite struct APIRequestTests {
  @Test func `takes a target apart`() {
    let request = APIRequest(method: "GET", target: "/api/v1/a%2Fb?limit=5&command=x&command=y?")
    #expect(request.segments == ["api", "v1", "a/b"])
    #expect(request.query == ["limit": "5", "command": "x"])
    #expect(request.command == ["x", "y?"])
    let bare = APIRequest(method: "GET", target: "/?")
    #expect(bare.segments.isEmpty)
    #expect(bare.query.isEmpty)
  }

  @Test(arguments: [
    ("application/merge-patch+json", "application/merge-patch+json"),
    ("Application/JSON; charset=utf-8", "application/json"), (nil, "application/json"),
  ])
  func `knows the form of its body`(_ header: String?, _ type: String) {
    var request = APIRequest(method: "PATCH", segments: [])
    if let header { request.headers["content-type"] = header }
    #expect(request.contentType == type)
  }

  @Test func `knows who writes`() {
    var request = APIRequest(method: "PATCH", segments: [])
    #expect(request.fieldManager == "unknown")
    request.headers["user-agent"] = "kubectl/v1.32.4 (linux/amd64)"
    #expect(request.fieldManager == "kubectl")
    request.query["fieldManager"] = "kubectl-edit"
    #expect(request.fieldManager == "kubectl-edit")
  }

  @Test(arguments: [("true", true), ("1", true), ("false", false), ("", false)])
  func `knows what is switched on`(_ value: String, _ isOn: Bool) {
    let request = APIRequest(method: "GET", segments: [], query: ["watch": value])
    #expect(request.isWatch == isOn)
  }
}
