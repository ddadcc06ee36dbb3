import KubeCore
import Testing

/// Every verb as a request: method, path, query, body, and whether it may be repeated.
struct KubeRequestTests {
  @Test func `reads one object`() {
    let request = KubeRequest.get(ConfigMap.self, name: "web-config", namespace: "kubeflow")
    #expect(request.method == .get)
    #expect(request.target == "/api/v1/namespaces/kubeflow/configmaps/web-config")
    #expect(request.headers["accept"] == "application/json")
    #expect(request.body == nil)
    #expect(request.mayRetry)
  }

  @Test func `finds kinds of other groups below apis`() {
    let request = KubeRequest.get(Deployment.self, name: "web", namespace: "a")
    #expect(request.target == "/apis/apps/v1/namespaces/a/deployments/web")
  }

  @Test func `lists all namespaces where none is named`() {
    #expect(KubeRequest.list(Pod.self, namespace: nil).target == "/api/v1/pods?limit=500")
  }

  @Test func `lists a page with selectors and continuation`() {
    let options = ListOptions(
      labelSelector: "app=web,tier notin (a,b)",
      fieldSelector: "metadata.name=x",
      limit: 2,
      continueToken: "a+b/c=="
    )
    let request = KubeRequest.list(Pod.self, namespace: "n", options: options)
    #expect(
      request.target == "/api/v1/namespaces/n/pods?labelSelector=app%3Dweb%2Ctier%20notin%20"
        + "%28a%2Cb%29&fieldSelector=metadata.name%3Dx&limit=2&continue=a%2Bb%2Fc%3D%3D"
    )
    #expect(request.mayRetry)
  }

  @Test func `lists without a limit where asked to`() {
    let request = KubeRequest.list(Pod.self, namespace: "n", options: ListOptions(limit: nil))
    #expect(request.target == "/api/v1/namespaces/n/pods")
  }

  @Test func `watches with bookmarks and a time limit rounded up to seconds`() {
    let options = WatchOptions(
      labelSelector: "a=b",
      resourceVersion: "42",
      timeout: .milliseconds(1500)
    )
    let request = KubeRequest.watch(Pod.self, namespace: "n", options: options)
    #expect(
      request.target == "/api/v1/namespaces/n/pods?watch=1&labelSelector=a%3Db&resourceVersion=42"
        + "&allowWatchBookmarks=true&timeoutSeconds=2"
    )
    #expect(request.attributes?.verb == "watch")
  }

  @Test func `watches without bookmarks where they are not wanted`() {
    var options = WatchOptions()
    options.allowsBookmarks = false
    let request = KubeRequest.watch(Pod.self, namespace: "n", options: options)
    #expect(request.target == "/api/v1/namespaces/n/pods?watch=1")
  }

  @Test func `patches guarded by the version`() throws {
    let patch = MergePatch(["data": ["k": "v/w"]], resourceVersion: "7")
    let request = try KubeRequest.mergePatch(
      ConfigMap.self,
      name: "c",
      namespace: "n",
      patch: patch
    )
    #expect(request.method == .patch)
    #expect(request.target == "/api/v1/namespaces/n/configmaps/c?fieldManager=spawnerctl")
    #expect(request.contentType == "application/merge-patch+json")
    #expect(text(request) == #"{"data":{"k":"v/w"},"metadata":{"resourceVersion":"7"}}"#)
    #expect(request.mayRetry)
  }

  @Test func `keeps other metadata of a patch beside the guard`() throws {
    let patch = MergePatch(["metadata": ["labels": ["a": .null]]], resourceVersion: "7")
    let request = try KubeRequest.mergePatch(Pod.self, name: "p", namespace: "n", patch: patch)
    #expect(text(request) == #"{"metadata":{"labels":{"a":null},"resourceVersion":"7"}}"#)
  }

  @Test func `never repeats a patch without a guard`() throws {
    let patch = MergePatch(["spec": ["paused": true]], isDryRun: true, fieldManager: "else")
    let request = try KubeRequest.mergePatch(
      Deployment.self,
      name: "d",
      namespace: "n",
      patch: patch
    )
    #expect(!request.mayRetry)
    #expect(
      request.target
        == "/apis/apps/v1/namespaces/n/deployments/d?fieldManager=else&dryRun=All"
    )
  }

  @Test func `deletes with an identity to be met`() throws {
    let request = try KubeRequest.delete(
      Pod.self,
      name: "p",
      namespace: "n",
      options: DeleteOptions(uid: "u-1")
    )
    #expect(request.method == .delete)
    #expect(request.target == "/api/v1/namespaces/n/pods/p")
    #expect(request.contentType == "application/json")
    #expect(
      text(request)
        == #"{"apiVersion":"v1","kind":"DeleteOptions","preconditions":{"uid":"u-1"}}"#
    )
    #expect(request.mayRetry)
  }

  @Test func `deletes with everything that can be said about it`() throws {
    let options = DeleteOptions(
      resourceVersion: "9",
      gracePeriod: .seconds(5),
      isDryRun: true
    )
    let request = try KubeRequest.delete(Pod.self, name: "p", namespace: "n", options: options)
    #expect(
      text(request) == #"{"apiVersion":"v1","dryRun":["All"],"gracePeriodSeconds":5,"#
        + #""kind":"DeleteOptions","preconditions":{"resourceVersion":"9"}}"#
    )
    #expect(request.mayRetry)
  }

  @Test func `never repeats a deletion without a condition`() throws {
    let request = try KubeRequest.delete(
      Pod.self,
      name: "p",
      namespace: "n",
      options: DeleteOptions()
    )
    #expect(!request.mayRetry)
    #expect(text(request) == #"{"apiVersion":"v1","kind":"DeleteOptions"}"#)
  }

  @Test func `creates, once only`() throws {
    let request = try KubeRequest.create(
      ConfigMap.self,
      namespace: "n",
      object: ["kind": "ConfigMap"],
      isDryRun: true
    )
    #expect(request.method == .post)
    #expect(
      request.target == "/api/v1/namespaces/n/configmaps?fieldManager=spawnerctl&dryRun=All"
    )
    #expect(!request.mayRetry)
  }

  @Test func `replaces the object that is named in it`() throws {
    let object: JSONValue = ["metadata": ["name": "c", "resourceVersion": "3"]]
    let request = try KubeRequest.replace(ConfigMap.self, namespace: "n", object: object)
    #expect(request.method == .put)
    #expect(request.target == "/api/v1/namespaces/n/configmaps/c?fieldManager=spawnerctl")
    #expect(request.mayRetry)
    let unguarded: JSONValue = ["metadata": ["name": "c"]]
    let other = try KubeRequest.replace(ConfigMap.self, namespace: "n", object: unguarded)
    #expect(!other.mayRetry)
  }

  @Test func `cannot replace an object without a name`() {
    let error = #expect(throws: KubeError.self) {
      try KubeRequest.replace(ConfigMap.self, namespace: "n", object: ["data": [:]])
    }
    #expect(error?.description == "unexpected answer: 'metadata.name' is missing")
  }

  private func text(_ request: KubeRequest) -> String {
    String(decoding: request.body ?? [], as: UTF8.self)
  }
}
