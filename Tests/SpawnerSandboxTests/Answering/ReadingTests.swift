import KubeCore
import TestSupport
import Testing

@testable import SpawnerSandbox

/// Single objects and lists, for those who have the token.
@Suite(.aFewAtATime)
struct ReadingTests {
  private let desk = Desk()

  @Test func `answers nobody without the token`() async throws {
    for headers in [[:], ["authorization": "Bearer wrong"], ["authorization": "Basic secret"]] {
      var request = Desk.request("GET", "/version")
      request.headers = headers
      let answer = try Desk.answer(await desk.server.answer(request))
      #expect(answer.status == 401)
      #expect(answer.json["message"]?.string?.contains("'kubectl get --raw' needs it") == true)
      #expect(answer.json["reason"] == "Unauthorized")
    }
  }

  @Test func `takes the token in front of the path`() async throws {
    let request = Desk.request("GET", "/secret/version")
    let answer = try Desk.answer(await desk.server.answer(request))
    #expect(answer.status == 200)
    #expect(desk.cluster.requests == ["GET /version 200"])
  }

  @Test func `gets one object`() async throws {
    let answer = try await desk.ask(desk.configMapPath)
    #expect(answer.status == 200)
    #expect(answer.json["kind"] == "ConfigMap")
    #expect(answer.json["apiVersion"] == "v1")
    #expect(answer.json.at("data", "spawner_ui_config.yaml")?.string == StockConfiguration.text)
    #expect(answer.json.uid.count == 36)
  }

  @Test(arguments: [
    ("/api/v1/namespaces/kubeflow/configmaps/none", "configmaps \"none\" not found", "configmaps"),
    (
      "/apis/apps/v1/namespaces/kubeflow/deployments/none",
      "deployments.apps \"none\" not found", "deployments"
    ),
    ("/api/v1/namespaces/none", "namespaces \"none\" not found", "namespaces"),
    ("/api/v1/namespaces/nowhere/pods/web", "pods \"web\" not found", "pods"),
  ])
  func `says what is not there`(_ path: String, _ message: String, _ kind: String) async throws {
    let answer = try await desk.ask(path)
    #expect(answer.status == 404)
    #expect(answer.json["message"]?.string == message)
    #expect(answer.json["reason"] == "NotFound")
    #expect(answer.json.at("details", "kind")?.string == kind)
    #expect(answer.json["code"] == 404)
  }

  @Test(arguments: [
    "/api/v2/namespaces/kubeflow/configmaps", "/api/v1/namespaces/kubeflow/widgets",
    "/apis/none.org/v1/namespaces/kubeflow/deployments", "/nothing", "/api/v1/pods/web-0",
    "/apis/apps/v1/namespaces/kubeflow/deployments/web/none",
  ])
  func `knows no other paths`(_ path: String) async throws {
    let answer = try await desk.ask(path)
    #expect(answer.status == 404)
    #expect(
      answer.json["message"] == "the server could not find the requested resource"
    )
  }

  @Test func `lists a namespace and all of them`() async throws {
    let maps = try await desk.ask("/api/v1/namespaces/kubeflow/configmaps")
    #expect(maps.json["kind"] == "ConfigMapList")
    #expect(maps.json["items"]?.array?.count == 2)
    #expect(maps.json.at("metadata", "resourceVersion")?.string != nil)
    let everywhere = try await desk.ask("/api/v1/pods")
    #expect(everywhere.json["items"]?.array?.count == 2)
    let nowhere = try await desk.ask("/api/v1/namespaces/nowhere/pods")
    #expect(nowhere.status == 200)
    #expect(nowhere.json["items"] == [])
  }

  @Test func `lists by selectors`() async throws {
    let labelled = try await desk.ask("\(desk.podsPath)?labelSelector=app%3Djupyter-web-app")
    #expect(labelled.json["items"]?.array?.count == 1)
    let named = try await desk.ask(
      "/api/v1/namespaces?fieldSelector=metadata.name%3Dkubeflow"
    )
    #expect(named.json["items"]?.array?.map(\.name) == ["kubeflow"])
    let wrong = try await desk.ask("\(desk.podsPath)?fieldSelector=spec.x%3D1")
    #expect(wrong.status == 400)
  }

  @Test func `lists in pages`() async throws {
    var names: [String] = []
    var token = ""
    repeat {
      let page = try await desk.ask("/api/v1/namespaces?limit=1&continue=\(token)")
      names += page.json["items"]?.array?.map(\.name) ?? []
      #expect(page.json["items"]?.array?.count == 1)
      token = page.json.at("metadata", "continue")?.string ?? ""
    } while !token.isEmpty && names.count < 9
    #expect(names == ["default", "kubeflow", "sandbox-user"])
    #expect(try await desk.ask("/api/v1/namespaces?continue=nonsense").status == 400)
  }

  @Test func `shows rows to those who want rows`() async throws {
    let headers = ["accept": "application/json;as=Table;v=v1;g=meta.k8s.io,application/json"]
    let pods = try await desk.ask("GET", desk.podsPath, headers: headers)
    #expect(pods.json["kind"] == "Table")
    let names = pods.json["columnDefinitions"]?.array?.compactMap { $0["name"]?.string }
    #expect(names == ["Name", "Ready", "Status", "Restarts", "Age", "IP", "Node"])
    let cells = pods.json["rows"]?[1]?["cells"]
    #expect(cells?[0]?.string?.hasPrefix("jupyter-web-app-deployment-") == true)
    #expect(cells?.array?[1...4] == ["1/1", "Running", 0, "120m"])
    let one = try await desk.ask("GET", desk.deploymentPath, headers: headers)
    #expect(one.json["rows"]?[0]?["cells"]?.array?[1...4] == ["1/1", 1, 1, "120m"])
  }
}

/// What the server tells about itself.
@Suite(.aFewAtATime)
struct DiscoveryTests {
  private let desk = Desk()

  @Test func `tells its version`() async throws {
    let version = try await desk.ask("/version").json
    #expect(version["major"] == "1")
    #expect(version["gitVersion"] == "v1.32.0+sandbox")
  }

  @Test func `tells its groups and resources`() async throws {
    #expect(try await desk.ask("/api").json["versions"] == ["v1"])
    let groups = try await desk.ask("/apis").json["groups"]?.array?.compactMap {
      $0["name"]?.string
    }
    #expect(groups == ["apps", "kubeflow.org", "authorization.k8s.io"])
    #expect(try await desk.ask("/apis/apps").json["kind"] == "APIGroup")
    let core = try await desk.ask("/api/v1").json["resources"]?.array ?? []
    #expect(core.contains { $0["name"] == "pods/log" })
    #expect(core.contains { $0["name"] == "configmaps" && $0["shortNames"] == ["cm"] })
    let apps = try await desk.ask("/apis/apps/v1").json
    #expect(apps["groupVersion"] == "apps/v1")
    #expect(try await desk.ask("/apis/none/v1").status == 404)
  }

  @Test func `tells of a kind that is at another version`() async throws {
    let group = try await desk.ask("/apis/kubeflow.org").json
    #expect(group["preferredVersion"]?["groupVersion"] == "kubeflow.org/v1alpha1")
    let kinds = try await desk.ask("/apis/kubeflow.org/v1alpha1").json
    #expect(kinds["groupVersion"] == "kubeflow.org/v1alpha1")
    #expect(kinds["resources"]?.array?.map { $0["kind"] } == ["PodDefault"])
    #expect(try await desk.ask("/apis/kubeflow.org/v1").status == 404)
    let place = "apis/kubeflow.org/v1alpha1"
    let index = try await desk.ask("/openapi/v3").json["paths"]?[place]
    let path = try #require(index?["serverRelativeURL"]?.string)
    let schema = try await desk.ask(path).json["paths"]?.object ?? [:]
    #expect(
      Array(schema.keys) == ["/\(place)/namespaces/{namespace}/poddefaults/{name}"]
    )
  }

  @Test func `lists the PodDefaults of all namespaces`() async throws {
    let list = try await desk.ask("/apis/kubeflow.org/v1alpha1/poddefaults").json
    #expect(list["kind"] == "PodDefaultList")
    #expect(list["apiVersion"] == "kubeflow.org/v1alpha1")
    let items = list["items"]?.array ?? []
    #expect(items.map(\.name) == ["package-mirror", "team-git-login"])
    #expect(items.map(\.namespace) == ["sandbox-user", "sandbox-user"])
  }

  @Test(arguments: ["/healthz", "/livez", "/readyz"])
  func `is well`(_ path: String) async throws {
    #expect(try await desk.ask(path).text == "ok")
  }

  @Test func `tells kubectl that it checks fields itself`() async throws {
    let index = try await desk.ask("/openapi/v3").json["paths"]?["apis/apps/v1"]
    let path = try #require(index?["serverRelativeURL"]?.string)
    let document = try await desk.ask(path).json
    let patch = document["paths"]?["/apis/apps/v1/namespaces/{namespace}/deployments/{name}"]?[
      "patch"
    ]
    #expect(patch?["x-kubernetes-group-version-kind"]?["kind"] == "Deployment")
    #expect(patch?["parameters"]?.array?.contains { $0["name"] == "fieldValidation" } == true)
    #expect(try await desk.ask("/openapi/v3/apis/none/v1").status == 404)
  }

  @Test func `has an empty schema for older clients`() async throws {
    let accept = ["accept": "application/com.github.proto-openapi.spec.v2@v1.0+protobuf"]
    let protobuf = try await desk.ask("GET", "/openapi/v2", headers: accept)
    #expect(protobuf.text.isEmpty)
    #expect(protobuf.contentType == accept["accept"])
    #expect(try await desk.ask("/openapi/v2").json["swagger"] == "2.0")
  }
}
