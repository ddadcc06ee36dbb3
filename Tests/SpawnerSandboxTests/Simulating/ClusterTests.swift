import KubeCore
import TestSupport
import Testing

@testable import SpawnerSandbox

/// The cluster catches up with its clock, and wakes who waits.
@Suite(.timeLimit(.minutes(30)), .aFewAtATime)
struct ClusterTests {
  @Test func `catches up with the clock at each look`() {
    let desk = Desk()
    desk.cluster.act { $0.agenda.add(.wake, at: .seconds(5)) }
    #expect(desk.cluster.look { $0.agenda.nextDue } == .seconds(5))
    desk.clock.advance(by: .seconds(7))
    #expect(desk.cluster.look { $0.agenda.nextDue } == nil)
    #expect(desk.cluster.look { $0.now } == .seconds(7))
  }

  @Test func `wakes those who wait when something is done`() async {
    let desk = Desk()
    let wakeups = desk.cluster.wakeups()
    desk.cluster.act { _ in }
    #expect(await wakeups.next())
    wakeups.end()
    #expect(await !wakeups.next())
  }

  @Test func `keeps one wake-up for whoever comes later`() async {
    let desk = Desk()
    let wakeups = desk.cluster.wakeups()
    for _ in 0..<5 { desk.cluster.act { _ in } }
    #expect(await wakeups.next())
    wakeups.end()
    // Five acts were one piece of news.
    #expect(await !wakeups.next())
  }

  @Test func `does not wake anybody because somebody looks`() async {
    let desk = Desk()
    let wakeups = desk.cluster.wakeups()
    _ = desk.cluster.look { $0.now }
    wakeups.end()
    #expect(await !wakeups.next())
  }

  @Test func `lets things happen by itself as the clock moves`() async throws {
    let desk = Desk()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await desk.cluster.run() }
      let source = try await desk.stream(
        "\(desk.podsPath)?watch=1&labelSelector=app%3Djupyter-web-app"
      )
      _ = try await desk.patch(
        desk.deploymentPath,
        ["spec": ["template": ["metadata": ["annotations": ["a": "1"]]]]]
      )
      // Nobody asks for anything from here on: only the loop moves the cluster.
      async let readyPod = firstReadyPod(named: "1", in: source)
      await desk.clock.waitForSleepers()
      desk.clock.advance(by: .seconds(1))
      #expect(try await readyPod.isReadyPod)
      group.cancelAll()
    }
  }

  /// Reads a watch until a pod with this annotation is ready.
  private func firstReadyPod(
    named mark: String,
    in source: any LineSource
  ) async throws -> JSONValue {
    var source = source
    while let bytes = try await source.next() {
      for line in bytes.split(separator: UInt8(ascii: "\n")) {
        let object = try JSONValue(parsing: Array(line))["object"] ?? .null
        if object.isReadyPod, object.annotations["a"] == mark { return object }
      }
    }
    throw LabError("the watch ended before a pod was ready")
  }

  @Test func `tells which requests came`() async throws {
    let desk = Desk()
    _ = try await desk.ask("/version")
    _ = try await desk.ask("DELETE", "/api/v1/namespaces/kubeflow/pods/none")
    #expect(
      desk.cluster.requests == [
        "GET /version 200", "DELETE /api/v1/namespaces/kubeflow/pods/none 404",
      ]
    )
  }
}

/// Objects taken apart and put together by paths.
@Suite(.aFewAtATime)
struct MetadataTests {
  @Test func `reads and writes below parents`() {
    var value: JSONValue = ["a": ["b": 1]]
    value.put(2, at: "a", "c")
    value.put("deep", at: "x", "y", "z")
    #expect(value == ["a": ["b": 1, "c": 2], "x": ["y": ["z": "deep"]]])
    #expect(value.at("x", "y", "z") == "deep")
    #expect(value.at("x", "none", "z") == nil)
    value.put(nil, at: "a", "b")
    #expect(value["a"] == ["c": 2])
  }

  @Test func `knows who controls an object`() {
    let object: JSONValue = [
      "metadata": [
        "ownerReferences": [
          ["uid": "1"], ["uid": "2", "controller": true], ["uid": "3", "controller": false],
        ]
      ]
    ]
    #expect(object.controllerUID == "2")
    #expect((["metadata": [:]] as JSONValue).controllerUID == nil)
  }

  @Test func `takes texts for labels and leaves the rest`() {
    let object: JSONValue = ["metadata": ["labels": ["a": "b", "n": 1]]]
    #expect(object.labels == ["a": "b"])
    #expect(object.annotations.isEmpty)
    #expect(!object.isTerminating)
  }

  @Test func `decodes binary data`() {
    let map: JSONValue = ["data": ["a": "1"], "binaryData": ["b": "aGk=", "c": "%"]]
    #expect(map.configMapFiles == ["a": [0x31], "b": [0x68, 0x69]])
  }
}

/// The states of a container, as a pod's status shows them.
@Suite(.aFewAtATime)
struct ContainerStateTests {
  private let pod: JSONValue = [
    "spec": ["containers": [["name": "one", "image": "a:1"], ["name": "two", "image": "b:2"]]],
    "status": [
      "containerStatuses": [
        ["name": "one", "state": ["terminated": ["exitCode": 1]]], ["name": "two", "state": [:]],
      ]
    ],
  ]

  @Test func `shows a state for each container`() {
    let statuses = ContainerState.running(isReady: true).statuses(of: pod, restarts: 2, at: "now")
    #expect(statuses.map { $0["name"] } == ["one", "two"])
    #expect(statuses.map { $0["ready"] } == [true, true])
    #expect(statuses.map { $0["restartCount"] } == [2, 2])
    #expect(statuses[0]["state"] == ["running": ["startedAt": "now"]])
    #expect(statuses[1]["imageID"] == "sandbox://b:2")
  }

  @Test func `remembers how a container ended last`() {
    let statuses = ContainerState.waiting("CrashLoopBackOff", "words").statuses(
      of: pod,
      restarts: 0,
      at: "now"
    )
    #expect(statuses[0]["lastState"] == ["terminated": ["exitCode": 1]])
    #expect(statuses[1]["lastState"] == [:])
    #expect(
      statuses[0]["state"] == ["waiting": ["reason": "CrashLoopBackOff", "message": "words"]]
    )
    #expect(statuses[0]["imageID"] == "")
    #expect(statuses[0]["ready"] == false)
  }

  @Test func `knows which states come after a start`() {
    #expect(ContainerState.running(isReady: false).isPastStart)
    #expect(ContainerState.terminated.isPastStart)
    #expect(!ContainerState.waiting("ContainerCreating").isPastStart)
  }
}
