import KubeCore
import TestSupport
import Testing

@testable import SpawnerSandbox

/// Events tell the story of a roll.
@Suite(.aFewAtATime)
struct EventTests {
  @Test func `tells the story of a roll`() {
    var cluster = Simulation()
    cluster.restart()
    cluster.pass(.seconds(3))
    let pod = cluster.newestPod
    let story = cluster.state.store.all(.events, in: "kubeflow").filter {
      $0.at("involvedObject", "uid")?.string == pod.uid
    }
    #expect(Set(story.compactMap { $0["reason"]?.string }) == ["Scheduled", "Started"])
    #expect(story.allSatisfy { $0["type"] == "Normal" })
    #expect(story.allSatisfy { $0.at("involvedObject", "kind") == "Pod" })
    #expect(
      cluster.events("SuccessfulCreate").contains {
        $0["message"]?.string == "Created pod: \(pod.name)"
      }
    )
    #expect(cluster.events("Killing").count == 1)
  }

  @Test func `counts what happens again`() throws {
    var cluster = Simulation()
    let pod = cluster.pods[0]
    for _ in 0..<3 {
      cluster.state.record(.warning, "Test", "again", about: pod)
      cluster.pass(.seconds(10))
    }
    cluster.state.record(.warning, "Test", "something else", about: pod)
    let events = cluster.events("Test").sorted { $0.resourceVersion < $1.resourceVersion }
    #expect(events.count == 2)
    let repeated = try #require(events.first { $0["message"] == "again" })
    #expect(repeated["count"] == 3)
    #expect(repeated["firstTimestamp"] != repeated["lastTimestamp"])
    #expect(repeated.name.hasPrefix("\(pod.name)."))
  }

  @Test func `is found by the object it is about`() async throws {
    let desk = Desk()
    let pod = try #require(desk.podPath.split(separator: "/").last)
    let selector = "fieldSelector=involvedObject.name%3D\(pod)"
    let found = try await desk.ask("/api/v1/namespaces/kubeflow/events?\(selector)")
    #expect(found.json["items"]?.array?.count == 2)
  }
}

/// Who wrote an object last, as its metadata tell.
@Suite(.aFewAtATime)
struct ManagedFieldTests {
  private let key = ObjectKey(.configMaps, "a", in: "kubeflow")

  private func managers(_ object: JSONValue) -> [String] {
    (object.metadata["managedFields"]?.array ?? []).compactMap { $0["manager"]?.string }
  }

  @Test func `names each writer once, the latest last`() {
    var state = Simulation().state
    state.create(["metadata": ["name": "a"]], as: .configMaps, in: "kubeflow", manager: "one")
    for manager in ["two", "one"] {
      var object = state.store[key] ?? .null
      object.put(.string(manager), at: "data", "k")
      state.save(object, at: key, manager: manager)
    }
    #expect(managers(state.store[key] ?? .null) == ["two", "one"])
    let entry = state.store[key]?.metadata["managedFields"]?[1]
    #expect(entry?["operation"] == "Update")
    #expect(entry?["apiVersion"] == "v1")
    #expect(entry?["time"]?.string?.hasSuffix("Z") == true)
  }

  @Test func `does not name who changed nothing`() {
    var state = Simulation().state
    state.create(["metadata": ["name": "a"]], as: .configMaps, in: "kubeflow", manager: "one")
    let before = state.store[key]
    state.save(before ?? .null, at: key, manager: "two")
    #expect(state.store[key] == before)
  }

  @Test func `does not believe what a client says about others`() {
    var state = Simulation().state
    state.create(["metadata": ["name": "a"]], as: .configMaps, in: "kubeflow", manager: "one")
    var object = state.store[key] ?? .null
    object.put([["manager": "forged"]], at: "metadata", "managedFields")
    object.put("other", at: "metadata", "uid")
    object.put(7, at: "metadata", "generation")
    object.put(["k": "v"], at: "data")
    state.save(object, at: key, manager: "one")
    #expect(managers(state.store[key] ?? .null) == ["one"])
    #expect(state.store[key]?.uid.count == 36)
    #expect(state.store[key]?.generation == 0)
  }
}
