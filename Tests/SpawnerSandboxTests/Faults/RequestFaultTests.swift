import KubeCore
import TestSupport
import Testing

@testable import SpawnerSandbox

/// Faults that befall requests.
@Suite(.timeLimit(.minutes(30)), .aFewAtATime)
struct RequestFaultTests {
  private func desk(_ faults: Fault...) -> Desk {
    var options = SandboxOptions()
    options.faults = faults
    return Desk(options)
  }

  @Test func `answers with a status and when to come back`() async throws {
    let desk = desk(.status(429, times: 1, retryAfter: .seconds(7)))
    let answer = try await desk.ask(desk.configMapPath)
    #expect(answer.status == 429)
    #expect(answer.headers == ["Retry-After": "7"])
    #expect(answer.json["reason"] == "TooManyRequests")
    #expect(answer.json.at("details", "retryAfterSeconds") == 7)
    #expect(answer.json["message"] == "status 429 asked for by a sandbox fault")
    #expect(try await desk.ask(desk.configMapPath).status == 200)
  }

  @Test func `closes the connection`() async throws {
    let desk = desk(Fault.refuse.on("get", "configmaps"))
    var request = Desk.request("GET", "/secret" + desk.configMapPath)
    guard case .hangUp = await desk.server.answer(request).body else {
      throw LabError("it was answered")
    }
    request = Desk.request("GET", "/secret" + desk.deploymentPath)
    guard case .bytes = await desk.server.answer(request).body else {
      throw LabError("it was not answered")
    }
  }

  @Test func `answers late`() async throws {
    let desk = desk(.delay(.seconds(5)))
    async let answer = desk.ask(desk.configMapPath)
    await desk.clock.waitForSleepers()
    #expect(desk.clock.sleeps == [.seconds(5)])
    desk.clock.advance(by: .seconds(5))
    #expect(try await answer.status == 200)
  }

  @Test(arguments: [
    (
      Fault.forbidden(verb: "get", resource: "configmaps"), "GET", "configmaps/a",
      "configmaps \"a\" is forbidden: User \"admin\" cannot get resource \"configmaps\" in API "
        + "group \"\" in the namespace \"kubeflow\""
    ),
    (
      Fault.forbidden(verb: "list", resource: nil), "GET", "pods",
      "pods is forbidden: User \"admin\" cannot list resource \"pods\" in API group \"\" in the "
        + "namespace \"kubeflow\""
    ),
    (
      Fault.forbidden(verb: nil, resource: "pods/proxy"), "GET", "pods/web:5000/proxy/api/config",
      "pods \"web\" is forbidden: User \"admin\" cannot get resource \"pods/proxy\" in API group "
        + "\"\" in the namespace \"kubeflow\""
    ),
  ])
  func `forbids`(_ fault: Fault, _ method: String, _ path: String, _ words: String) async throws {
    let desk = desk(fault)
    let answer = try await desk.ask(method, "/api/v1/namespaces/kubeflow/\(path)")
    #expect(answer.status == 403)
    #expect(answer.json["reason"] == "Forbidden")
    #expect(answer.json["message"]?.string == words)
  }

  @Test func `conflicts so many times`() async throws {
    let desk = desk(.conflict(times: 2))
    for status in [409, 409, 200] {
      let answer = try await desk.patch(desk.configMapPath, ["data": ["k": "v"]])
      #expect(answer.status == status)
    }
    #expect(try await desk.patch(desk.deploymentPath, ["spec": ["replicas": 2]]).status == 200)
  }

  @Test func `lets someone else write first`() async throws {
    let desk = desk(.secondWriter(times: 1))
    let old = try await desk.ask(desk.configMapPath).json
    let mine: JSONValue = [
      "metadata": ["resourceVersion": .string(old.resourceVersion)], "data": ["k": "mine"],
    ]
    #expect(try await desk.patch(desk.configMapPath, mine).status == 409)
    let now = try await desk.ask(desk.configMapPath).json
    let text = try #require(now.at("data", "spawner_ui_config.yaml")?.string)
    #expect(
      text == StockConfiguration.text
        + "# someone else was here at version \(old.resourceVersion)\n"
    )
    #expect(now.at("data", "k") == nil)
    #expect(try await desk.patch(desk.configMapPath, ["data": ["k": "mine"]]).status == 200)
  }

  @Test func `marks other objects that someone else wrote`() async throws {
    let desk = desk(Fault.secondWriter(times: 1).on("patch", "deployments"))
    let answer = try await desk.patch(desk.deploymentPath, ["spec": ["replicas": 2]])
    #expect(answer.json.annotations["sandbox/someone-else"] != nil)
    #expect(answer.json.specReplicas == 2)
  }

  @Test func `puts old data back after a while`() async throws {
    let desk = desk(.revert(after: .seconds(3)))
    _ = try await desk.patch(desk.configMapPath, ["data": ["spawner_ui_config.yaml": "new"]])
    desk.clock.advance(by: .seconds(2))
    let text = { (json: JSONValue) in json.at("data", "spawner_ui_config.yaml")?.string }
    #expect(text(try await desk.ask(desk.configMapPath).json) == "new")
    desk.clock.advance(by: .seconds(1))
    #expect(text(try await desk.ask(desk.configMapPath).json) == StockConfiguration.text)
  }

  @Test func `serves the sample from new pods`() async throws {
    let desk = desk(.servesSample)
    let image = { (json: JSONValue) in json.at("config", "image", "value")?.string }
    #expect(image(try await desk.config().json)?.hasSuffix("jupyter-scipy:v1.10.0") == true)
    _ = try await desk.patch(
      desk.deploymentPath,
      ["spec": ["template": ["metadata": ["annotations": ["a": "1"]]]]]
    )
    desk.clock.advance(by: .seconds(3))
    #expect(
      image(try await desk.config().json) == "docker.io/sample/jupyter-sample:builtin"
    )
  }

  @Test(arguments: [400, 403, 404, 410, 500, 503, 504, 599])
  func `gives every status a reason`(_ status: Int) async throws {
    let desk = desk(.status(status))
    let answer = try await desk.ask("/version")
    #expect(answer.status == status)
    #expect(answer.json["code"]?.integer == status)
    #expect(answer.json["reason"]?.string?.isEmpty == false)
  }
}
