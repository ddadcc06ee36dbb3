import KubeCore
import Testing

@testable import SpawnerSandbox

/// What `kubectl get` shows in each state of a roll.
@Suite struct TableTests {
  private func rows(_ cluster: Simulation, _ type: ResourceType) -> [[JSONValue]] {
    let objects = cluster.state.store.all(type, in: "kubeflow").filter {
      $0.labels["app"] == "jupyter-web-app"
    }
    let table = Table(type, at: cluster.state.moment).value(of: objects)
    return (table["rows"]?.array ?? []).map { row in
      Array((row["cells"]?.array ?? []).dropFirst())
    }
  }

  private func restarted(_ fault: Fault? = nil, after duration: Duration) -> Simulation {
    var options = SandboxOptions()
    if let fault { options.faults = [fault] }
    var cluster = Simulation(options)
    cluster.restart()
    cluster.pass(duration)
    return cluster
  }

  private func podStates(_ cluster: Simulation) -> Set<String> {
    Set(rows(cluster, .pods).compactMap { $0[1].string })
  }

  @Test func `shows pods as they come and go`() {
    #expect(podStates(restarted(after: .milliseconds(60))) == ["Running", "Pending"])
    #expect(podStates(restarted(after: .milliseconds(200))) == ["Running", "ContainerCreating"])
    #expect(podStates(restarted(after: .milliseconds(520))) == ["Running", "Terminating"])
    #expect(podStates(restarted(after: .seconds(3))) == ["Running"])
  }

  @Test(arguments: [
    (Fault.crashLoop, "CrashLoopBackOff"), (.imagePull, "ImagePullBackOff"),
    (.invalidImage, "InvalidImageName"), (.unschedulable, "Pending"),
  ])
  func `shows what is wrong with a pod`(_ fault: Fault, _ state: String) {
    #expect(podStates(restarted(fault, after: .milliseconds(800))) == ["Running", state])
  }

  @Test func `counts the restarts of a pod`() {
    let restarts = rows(restarted(.crashLoop, after: .seconds(3)), .pods).map { $0[2] }
    #expect(Set(restarts) == [0, 1])
  }

  @Test func `counts ready containers`() {
    let ready = rows(restarted(.neverReady, after: .seconds(3)), .pods).map { $0[0] }
    #expect(Set(ready) == ["0/1", "1/1"])
  }

  @Test func `shows a deployment in the middle and at the end`() {
    let middle = restarted(after: .milliseconds(200))
    #expect(rows(middle, .deployments).map { Array($0.prefix(3)) } == [["1/1", 1, 1]])
    var scaled = Simulation()
    scaled.change(Simulation.deploymentKey) { $0.put(3, at: "spec", "replicas") }
    scaled.pass(.milliseconds(100))
    #expect(rows(scaled, .deployments).map { Array($0.prefix(3)) } == [["1/3", 3, 1]])
  }

  @Test func `shows ReplicaSets, ConfigMaps and events`() {
    let cluster = restarted(after: .seconds(3))
    let sets = rows(cluster, .replicaSets).map { Array($0.prefix(3)) }
    #expect(Set(sets) == [[0, 0, 0], [1, 1, 1]])
    #expect(rows(cluster, .configMaps).map { $0[0] } == [1, 1])
  }

  /// The columns with their cells for one object, those of `-o wide` among them.
  private func cells(_ type: ResourceType, _ object: JSONValue) -> [String: JSONValue] {
    let table = Table(type, at: Simulation().state.moment).value(of: [object])
    let names = (table["columnDefinitions"]?.array ?? []).map { $0["name"]?.string ?? "" }
    return Dictionary(uniqueKeysWithValues: zip(names, table["rows"]?[0]?["cells"]?.array ?? []))
  }

  @Test func `shows of an event what happened to what`() {
    var cluster = Simulation()
    cluster.restart()
    cluster.pass(.seconds(3))
    let event = cluster.events("Scheduled").last ?? .null
    let cells = cells(.events, event)
    #expect(cells["Type"] == "Normal")
    #expect(cells["Reason"] == "Scheduled")
    #expect(cells["Object"]?.string?.hasPrefix("pod/jupyter-web-app-deployment-") == true)
    #expect(cells["Message"] == event["message"])
    #expect(cells["Count"] == 1)
    #expect(cells["Age"] == nil)
  }

  @Test func `shows where a pod is and what a deployment is made of, if asked`() {
    let cluster = Simulation()
    let pod = cells(.pods, cluster.pods[0])
    #expect(pod["IP"] == cluster.pods[0].at("status", "podIP"))
    #expect(pod["Node"] == "sandbox-node")
    let deployment = cells(.deployments, cluster.deployment)
    #expect(deployment["Containers"] == "jupyter-web-app")
    #expect(deployment["Images"] == "ghcr.io/kubeflow/kubeflow/jupyter-web-app:v1.10.0")
    #expect(
      deployment["Selector"] == "app=jupyter-web-app,kustomize.component=jupyter-web-app"
    )
    let table = Table(.pods, at: cluster.state.moment).value(of: [])
    let wide = (table["columnDefinitions"]?.array ?? []).filter { $0["priority"]?.integer == 1 }
    #expect(wide.compactMap { $0["name"]?.string } == ["IP", "Node"])
  }

  @Test func `shows services and namespaces`() throws {
    let cluster = Simulation()
    let service = try #require(cluster.state.store.all(.services).first)
    let cells = cells(.services, service)
    #expect(cells["Type"] == "ClusterIP")
    #expect(cells["Cluster-IP"] == "10.96.12.34")
    #expect(cells["Port(s)"] == "80/TCP")
    let selector = cells["Selector"]
    #expect(selector == "app=jupyter-web-app,kustomize.component=jupyter-web-app")
    let namespace = cluster.state.store.all(.namespaces)[0]
    #expect(self.cells(.namespaces, namespace)["Status"] == "Active")
  }

  @Test func `carries the objects' metadata`() {
    let cluster = Simulation()
    let table = Table(.deployments, at: cluster.state.moment).value(of: [cluster.deployment])
    #expect(table["apiVersion"] == "meta.k8s.io/v1")
    let object = table["rows"]?[0]?["object"]
    #expect(object?["kind"] == "PartialObjectMetadata")
    #expect(object?.uid == cluster.deployment.uid)
    #expect(object?["spec"] == nil)
  }
}

/// Failures as the Status objects of a real server.
@Suite struct APIFailureTests {
  @Test func `becomes a Status`() {
    let body = APIFailure.notFound(.deployments, "web").body
    #expect(
      body == [
        "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Failure",
        "message": "deployments.apps \"web\" not found", "reason": "NotFound", "code": 404,
        "details": ["name": "web", "kind": "deployments", "group": "apps"],
      ]
    )
  }

  @Test func `has no details where there is nothing to add`() {
    #expect(APIFailure.unauthorized.body["details"] == nil)
  }

  @Test(arguments: [
    (400, "BadRequest"), (401, "Unauthorized"), (403, "Forbidden"), (404, "NotFound"),
    (409, "Conflict"), (410, "Expired"), (413, "RequestEntityTooLarge"),
    (415, "UnsupportedMediaType"), (422, "Invalid"), (429, "TooManyRequests"),
    (500, "InternalError"), (503, "ServiceUnavailable"), (504, "Timeout"), (418, "Unknown"),
  ])
  func `gives a number its reason`(_ status: Int, _ reason: String) {
    #expect(APIFailure.injected(status, retryAfter: nil).reason == reason)
  }

  @Test func `says when to come back in the body and in a header`() {
    let failure = APIFailure.injected(503, retryAfter: .milliseconds(2_900))
    #expect(failure.body.at("details", "retryAfterSeconds") == 2)
    #expect(Reply.failure(failure).headers == ["Retry-After": "2"])
    #expect(Reply.failure(failure).status == 503)
  }

  @Test func `answers what JSON cannot hold with a Status`() throws {
    let reply = Reply.json(["a": .number(.nan)])
    #expect(reply.status == 500)
    guard case .bytes(let bytes) = reply.body else { throw LabError("no bytes") }
    let body = try JSONValue(parsing: bytes)
    #expect(body["kind"] == "Status")
    #expect(body["code"] == 500)
  }
}

/// The times of conditions, which move only with what they tell.
@Suite struct ConditionTests {
  private let condition: JSONValue = [
    "type": "Available", "status": "True", "reason": "Because", "message": "words",
  ]

  @Test func `keeps its times where it says nothing new`() {
    let first = ClusterState.setting(condition, in: [:], at: "1")
    #expect(ClusterState.setting(condition, in: first, at: "2") == first)
  }

  @Test func `was updated when the words changed, but is no transition`() {
    let first = ClusterState.setting(condition, in: [:], at: "1")
    var other = condition
    other["reason"] = "Other"
    let second = ClusterState.setting(other, in: first, at: "2")["conditions"]?[0]
    #expect(second?["lastUpdateTime"] == "2")
    #expect(second?["lastTransitionTime"] == "1")
  }

  @Test func `is a transition when the status changed`() {
    let first = ClusterState.setting(condition, in: [:], at: "1")
    var other = condition
    other["status"] = "False"
    let conditions = ClusterState.setting(other, in: first, at: "2")["conditions"]
    #expect(conditions?.array?.count == 1)
    #expect(conditions?[0]?["lastTransitionTime"] == "2")
  }

  @Test func `goes when it is removed`() {
    let first = ClusterState.setting(condition, in: [:], at: "1")
    #expect(ClusterState.removing("Available", from: first)["conditions"] == [])
    #expect(ClusterState.removing("Other", from: first) == first)
    #expect(ClusterState.removing("Available", from: [:]) == [:])
  }

  @Test func `of a pod has no time of update`() {
    let status = PodCondition("Ready", false, "Why", "words").set(in: [:], at: "1")
    #expect(
      status["conditions"] == [
        [
          "type": "Ready", "status": "False", "reason": "Why", "message": "words",
          "lastTransitionTime": "1",
        ]
      ]
    )
  }
}
