import KubeCore
import TestSupport
import Testing

@testable import SpawnerSandbox

/// Creating, replacing, patching and deleting.
@Suite(.aFewAtATime)
struct WritingTests {
  private let desk = Desk()
  private let mapsPath = "/api/v1/namespaces/kubeflow/configmaps"

  @Test func `creates, and refuses to create again`() async throws {
    let body: JSONValue = [
      "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "new"], "data": ["k": "v"],
    ]
    let first = try await desk.ask("POST", "\(mapsPath)?fieldManager=tester", body)
    #expect(first.status == 201)
    #expect(first.json.namespace == "kubeflow")
    #expect(first.json.metadata["managedFields"]?[0]?["manager"] == "tester")
    let second = try await desk.ask("POST", mapsPath, body)
    #expect(second.status == 409)
    #expect(second.json["reason"] == "AlreadyExists")
    #expect(second.json["message"] == "configmaps \"new\" already exists")
  }

  @Test func `makes up the end of a name`() async throws {
    let body: JSONValue = ["metadata": ["generateName": "history-"]]
    let made = try await desk.ask("POST", mapsPath, body)
    #expect(made.json.name.hasPrefix("history-"))
    #expect(made.json.name.count == 13)
  }

  @Test(arguments: ["", "?dryRun=All"])
  func `takes no pod while a quota forbids them`(query: String) async throws {
    let body: JSONValue = [
      "metadata": ["generateName": "new-"], "spec": ["containers": [["name": "a", "image": "b"]]],
    ]
    let allowed = try await desk.ask("POST", desk.podsPath + "?dryRun=All", body)
    #expect(allowed.status == 201)
    desk.cluster.act { $0.faults.inject(.quota) }
    let refused = try await desk.ask("POST", desk.podsPath + query, body)
    #expect(refused.status == 403)
    #expect(refused.json["reason"] == "Forbidden")
    let message = try #require(refused.json["message"]?.string)
    #expect(
      message.wholeMatch(
        of: /pods "new-.{5}" is forbidden: exceeded quota: .*, used: pods=\d, limited: pods=0/
      ) != nil,
      "\(message)"
    )
  }

  @Test func `a dry run uses no fault up`() async throws {
    let body: JSONValue = ["metadata": ["generateName": "new-"]]
    desk.cluster.act { $0.faults.inject(Fault.quota.limited(to: 1)) }
    #expect(try await desk.ask("POST", desk.podsPath + "?dryRun=All", body).status == 403)
    #expect(try await desk.ask("POST", desk.podsPath, body).status == 403)
    #expect(try await desk.ask("POST", desk.podsPath, body).status == 201)
  }

  @Test func `needs a namespace that exists, and a name`() async throws {
    let body: JSONValue = ["metadata": ["name": "new"]]
    let nowhere = try await desk.ask("POST", "/api/v1/namespaces/nowhere/configmaps", body)
    #expect(nowhere.status == 404)
    #expect(nowhere.json["message"] == "namespaces \"nowhere\" not found")
    let nameless = try await desk.ask("POST", mapsPath, ["metadata": [:]])
    #expect(nameless.status == 422)
    #expect(
      nameless.json["message"]
        == "ConfigMap \"\" is invalid: metadata.name: Required value: name or generateName is required"
    )
  }

  @Test func `replaces, guarded by the version`() async throws {
    var object = try await desk.ask(desk.configMapPath).json
    object["data"] = ["spawner_ui_config.yaml": "new"]
    let replaced = try await desk.ask("PUT", desk.configMapPath, object)
    #expect(replaced.status == 200)
    #expect(replaced.json.resourceVersion != object.resourceVersion)
    #expect(replaced.json.uid == object.uid)
    let again = try await desk.ask("PUT", desk.configMapPath, object)
    #expect(again.status == 409)
    #expect(again.json["reason"] == "Conflict")
    #expect(
      again.json["message"]?.string
        == "Operation cannot be fulfilled on configmaps \"\(desk.configMapName)\": the object has "
        + "been modified; please apply your changes to the latest version and try again"
    )
    #expect(again.json.at("details", "name")?.string == desk.configMapName)
  }

  @Test func `replaces without a version whatever is there`() async throws {
    var object = try await desk.ask(desk.configMapPath).json
    object.put(nil, at: "metadata", "resourceVersion")
    object.put(nil, at: "metadata", "uid")
    object["data"] = ["k": "v"]
    #expect(try await desk.ask("PUT", desk.configMapPath, object).json["data"] == ["k": "v"])
  }

  @Test func `patches by merging`() async throws {
    let answer = try await desk.patch(
      desk.configMapPath,
      ["data": ["k": "v"], "metadata": ["labels": ["app": .null]]]
    )
    #expect(answer.status == 200)
    #expect(answer.json.at("data", "k") == "v")
    #expect(answer.json.at("data", "spawner_ui_config.yaml") != nil)
    #expect(answer.json.labels == ["kustomize.component": "jupyter-web-app"])
  }

  @Test func `patches strategically`() async throws {
    let body: JSONValue = [
      "spec": ["template": ["spec": ["containers": [["name": "jupyter-web-app", "image": "x:1"]]]]]
    ]
    let headers = ["content-type": "application/strategic-merge-patch+json"]
    let answer = try await desk.ask("PATCH", desk.deploymentPath, body, headers: headers)
    let container = answer.json.at("spec", "template")?.containers[0]
    #expect(container?["image"] == "x:1")
    #expect(container?["volumeMounts"] != nil)
    #expect(answer.json.generation == 2)
  }

  @Test func `patches by operations`() async throws {
    let headers = ["content-type": "application/json-patch+json"]
    let body: JSONValue = [["op": "add", "path": "/data/k", "value": "v"]]
    let answer = try await desk.ask("PATCH", desk.configMapPath, body, headers: headers)
    #expect(answer.json.at("data", "k") == "v")
  }

  @Test func `refuses a patch made for another version or object`() async throws {
    let stale = try await desk.patch(
      desk.configMapPath,
      ["metadata": ["resourceVersion": "1"], "data": ["k": "v"]]
    )
    #expect(stale.status == 409)
    let other = try await desk.patch(desk.configMapPath, ["metadata": ["uid": "other"]])
    #expect(other.status == 409)
    #expect(
      other.json["message"]?.string?.contains("Precondition failed: UID in precondition: other")
        == true
    )
  }

  @Test func `keeps nothing of a dry run`() async throws {
    let before = try await desk.ask(desk.configMapPath).json
    let patched = try await desk.patch("\(desk.configMapPath)?dryRun=All", ["data": ["k": "v"]])
    #expect(patched.json.at("data", "k") == "v")
    let created = try await desk.ask(
      "POST",
      "\(mapsPath)?dryRun=All",
      ["metadata": ["name": "new"]]
    )
    #expect(created.status == 201)
    #expect(try await desk.ask("\(mapsPath)/new").status == 404)
    let deleted = try await desk.ask("DELETE", desk.configMapPath, ["dryRun": ["All"]])
    #expect(deleted.status == 200)
    #expect(try await desk.ask(desk.configMapPath).json == before)
  }

  @Test func `changes no version where nothing changes`() async throws {
    let before = try await desk.ask(desk.configMapPath).json
    let labels: JSONValue = ["metadata": ["labels": ["app": "jupyter-web-app"]]]
    #expect(try await desk.patch(desk.configMapPath, labels).json == before)
  }

  @Test func `deletes the object that is meant`() async throws {
    let uid = try await desk.ask(desk.configMapPath).json.uid
    let other = try await desk.ask(
      "DELETE",
      desk.configMapPath,
      ["preconditions": ["uid": "other"]]
    )
    #expect(other.status == 409)
    #expect(
      other.json["message"]?.string
        == "Operation cannot be fulfilled on configmaps \"\(desk.configMapName)\": Precondition "
        + "failed: UID in precondition: other, UID in object meta: \(uid)"
    )
    let stale = try await desk.ask(
      "DELETE",
      desk.configMapPath,
      ["preconditions": ["resourceVersion": "1"]]
    )
    #expect(stale.status == 409)
    let done = try await desk.ask(
      "DELETE",
      desk.configMapPath,
      ["preconditions": ["uid": .string(uid)]]
    )
    #expect(done.json["status"] == "Success")
    #expect(try await desk.ask(desk.configMapPath).status == 404)
    #expect(try await desk.ask("DELETE", desk.configMapPath).status == 404)
  }

  @Test func `ends a pod gracefully or at once`() async throws {
    let path = desk.podPath
    let ending = try await desk.ask("DELETE", path)
    #expect(ending.json["kind"] == "Pod")
    #expect(ending.json.isTerminating)
    #expect(try await desk.ask(path).status == 200)
    _ = try await desk.ask("DELETE", path, ["gracePeriodSeconds": 0])
    #expect(try await desk.ask(path).status == 404)
  }
}

/// Writes that are refused, with a real server's words.
@Suite(.aFewAtATime)
struct RefusalTests {
  private let desk = Desk()

  @Test func `refuses a body that is no object`() async throws {
    var request = Desk.request("PUT", "/secret" + desk.configMapPath)
    for text in ["", "{", "3", "\"a\""] {
      request.body = Array(text.utf8)
      let answer = try Desk.answer(await desk.server.answer(request))
      #expect(answer.status == 400)
      #expect(answer.json["reason"] == "BadRequest")
    }
  }

  @Test func `refuses forms it does not read`() async throws {
    let patch = try await desk.ask(
      "PATCH",
      desk.configMapPath,
      [:],
      headers: ["content-type": "application/apply-patch+yaml"]
    )
    #expect(patch.status == 415)
    #expect(
      patch.json["message"]?.string
        == "the body of the request was in an unknown format (application/apply-patch+yaml) - "
        + "accepted media types include: application/json-patch+json, "
        + "application/merge-patch+json, application/strategic-merge-patch+json"
    )
    let post = try await desk.ask(
      "POST",
      "/api/v1/namespaces/kubeflow/configmaps",
      [:],
      headers: ["content-type": "application/yaml"]
    )
    #expect(post.status == 415)
  }

  @Test(
    arguments: [
      (["kind": "Secret"], "the body is a Secret"),
      (["apiVersion": "v2"], "does not match the expected API version (v1)"),
      (["metadata": ["namespace": "other"]], "does not match the namespace sent on the request"),
      (["metadata": ["name": "other"]], "the name of the object (other) does not match the name"),
      (["data": ["k": 3]], "cannot unmarshal a value into Go struct field ConfigMap.data"),
    ] as [(JSONValue, String)]
  )
  func `refuses what does not fit the place`(_ change: JSONValue, _ words: String) async throws {
    let answer = try await desk.patch(desk.configMapPath, change)
    #expect(answer.status == 400)
    #expect(answer.json["message"]?.string?.contains(words) == true)
  }

  @Test func `refuses more than a megabyte`() async throws {
    let text = String(repeating: "x", count: 1_048_577)
    let answer = try await desk.patch(desk.configMapPath, ["data": ["k": .string(text)]])
    #expect(answer.status == 422)
    #expect(
      answer.json["message"]?.string?.hasSuffix("Too long: must have at most 1048576 bytes")
        == true
    )
  }

  @Test func `keeps what is immutable`() async throws {
    _ = try await desk.patch(desk.configMapPath, ["immutable": true])
    let answer = try await desk.patch(desk.configMapPath, ["data": ["k": "v"]])
    #expect(answer.status == 422)
    #expect(
      answer.json["message"]?.string
        == "ConfigMap \"\(desk.configMapName)\" is invalid: data: Forbidden: field is immutable "
        + "when `immutable` is set"
    )
    #expect(answer.json.at("details", "causes")?[0]?["field"] == "data")
    #expect(try await desk.patch(desk.configMapPath, ["immutable": .null]).status == 422)
  }

  @Test(
    arguments: [
      (["spec": ["selector": ["matchLabels": ["app": "x"]]]], "spec.selector"),
      (
        ["spec": ["template": ["metadata": ["labels": .null]]]],
        "spec.template.metadata.labels"
      ),
      (
        ["spec": ["template": ["spec": ["containers": []]]]],
        "spec.template.spec.containers"
      ),
    ] as [(JSONValue, String)]
  )
  func `refuses a deployment that cannot be`(_ change: JSONValue, _ field: String) async throws {
    let answer = try await desk.patch(desk.deploymentPath, change)
    #expect(answer.status == 422)
    #expect(answer.json.at("details", "causes")?[0]?["field"]?.string == field)
  }

  @Test func `knows which methods fit where`() async throws {
    #expect(try await desk.ask("POST", desk.configMapPath, [:]).status == 405)
    #expect(try await desk.ask("DELETE", "/api/v1/namespaces/kubeflow/configmaps").status == 405)
    #expect(try await desk.ask("DELETE", "\(desk.podPath)/log").status == 405)
  }
}

/// Questions about rights.
@Suite(.aFewAtATime)
struct AccessReviewTests {
  private func ask(_ desk: Desk, _ attributes: JSONValue) async throws -> JSONValue? {
    let answer = try await desk.ask(
      "POST",
      "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
      ["spec": ["resourceAttributes": attributes]]
    )
    #expect(answer.status == 201)
    return answer.json["status"]
  }

  @Test func `allows everything that no fault forbids`() async throws {
    let desk = Desk()
    let get: JSONValue = ["verb": "get", "resource": "pods", "subresource": "proxy"]
    #expect(try await ask(desk, get) == ["allowed": true])
    desk.cluster.act { $0.faults.inject(.forbidden(verb: "get", resource: "pods/proxy")) }
    #expect(
      try await ask(desk, get)
        == ["allowed": false, "reason": "forbidden by a sandbox fault"]
    )
    #expect(try await ask(desk, ["verb": "get", "resource": "pods"]) == ["allowed": true])
    #expect(
      try await desk.ask("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews").status == 405
    )
  }
}
