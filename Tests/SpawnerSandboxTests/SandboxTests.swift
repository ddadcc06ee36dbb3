import Foundation
import KubeClient
import KubeCore
import SpawnerSandbox
import TestSupport
import Testing

/// The sandbox over its port, by the same suite of behaviours as real servers.
@Suite(.timeLimit(.minutes(30)), .aFewAtATime)
struct SandboxTests {
  @Test(arguments: KubeAPIBehaviour.checks)
  func `behaves as a server does`(_ check: KubeAPIBehaviour.Check) async throws {
    try await Sandbox.with { sandbox in
      let connection = try Lab.connection(to: sandbox)
      try await KubeClient.with(connection: connection, options: Lab.impatient) { client in
        try await check.run(on: client, namespace: sandbox.namespace)
      }
    }
  }

  @Test func `is found by its kubeconfig`() async throws {
    try await Lab.with { sandbox, client in
      let connection = try Lab.connection(to: sandbox)
      #expect(connection.contextName == "sandbox")
      #expect(connection.namespace == "kubeflow")
      #expect(connection.server.host == "127.0.0.1")
      let map = try await client.get(
        ConfigMap.self,
        name: sandbox.configMapName,
        namespace: "kubeflow"
      )
      #expect(map.data["spawner_ui_config.yaml"] == (try sandbox.configMapText))
      #expect(sandbox.requests.last?.hasSuffix("/configmaps/\(sandbox.configMapName) 200") == true)
    }
  }

  @Test func `answers nobody who lacks the token`() async throws {
    try await Lab.with { sandbox, _ in
      var connection = try Lab.connection(to: sandbox)
      let bare = sandbox.server.absoluteString.replacing("/\(sandbox.token)", with: "")
      connection.server = try ServerAddress(parsing: bare)
      connection.credentials = .none
      try await KubeClient.with(connection: connection, options: Lab.impatient) { client in
        let error = await #expect(throws: KubeError.self) {
          try await client.list(Pod.self, namespace: "kubeflow")
        }
        #expect(error?.code == .unauthorized)
      }
    }
  }

  @Test func `is another one each time`() async throws {
    let (first, second) = try await Lab.with { one, _ in
      try await Lab.with { other, _ in
        (
          [one.token, one.configMapName, one.server.absoluteString],
          [other.token, other.configMapName, other.server.absoluteString]
        )
      }
    }
    for (one, other) in zip(first, second) { #expect(one != other) }
  }

  @Test func `is gone afterwards, even with a watch still open`() async throws {
    let (lines, seen) = AsyncStream.makeStream(of: [UInt8].self)
    let watching = try await Sandbox.with { sandbox in
      let connection = try Lab.connection(to: sandbox)
      let watching = Task {
        defer { seen.finish() }
        try await KubeClient.with(connection: connection, options: Lab.impatient) { client in
          for try await line in try await client.lines(.watch(Pod.self, namespace: "kubeflow")) {
            seen.yield(line)
          }
        }
      }
      _ = await lines.first { _ in true }
      return watching
    }
    // Whether the last chunk still arrives is of no interest; the stream ends, or this waits for ever.
    _ = await watching.result
  }

  @Test func `passes on what the work throws`() async throws {
    let error = await #expect(throws: LabError.self) {
      try await Sandbox.with { _ in throw LabError("enough") }
    }
    #expect(error?.description == "enough")
  }

  @Test func `is changed behind the clients' backs`() async throws {
    try await Lab.with { sandbox, client in
      try sandbox.setConfigMapText("spawnerFormDefaults: {}\n")
      #expect(try sandbox.configMapText == "spawnerFormDefaults: {}\n")
      try sandbox.add(["kind": "ConfigMap", "metadata": ["name": "extra"]])
      _ = try await client.get(ConfigMap.self, name: "extra", namespace: "kubeflow")
      try sandbox.remove("ConfigMap", named: "extra")
      #expect(sandbox.object("ConfigMap", named: "extra") == nil)
      #expect(throws: SandboxError.self) { try sandbox.remove("ConfigMap", named: "extra") }
      #expect(throws: SandboxError.self) { try sandbox.add(["kind": "Widget"]) }
      try sandbox.remove("ConfigMap", named: sandbox.configMapName)
      let error = #expect(throws: SandboxError.self) { try sandbox.configMapText }
      #expect(error?.code == .noSuchObject)
      #expect(
        error?.description == "configmap '\(sandbox.configMapName)' has no such file"
      )
    }
  }
}

/// Faults that only a connection can show.
@Suite(.timeLimit(.minutes(30)), .aFewAtATime)
struct FaultOverSocketsTests {
  @Test func `closes a connection without an answer`() async throws {
    try await Lab.with { sandbox, client in
      sandbox.faults.inject(Fault.refuse.limited(to: 1))
      let error = await #expect(throws: KubeError.self) {
        try await client.list(Pod.self, namespace: "kubeflow")
      }
      #expect(error?.code == .unreachable)
      let pods = try await client.list(Pod.self, namespace: "kubeflow")
      #expect(pods.items.count == 2)
    }
  }

  @Test func `is met again by a client that has patience`() async throws {
    try await Lab.with { sandbox, _ in
      sandbox.faults.inject(.status(503, times: 2))
      let options = KubeClientOptions(clock: ManualClock(.flying))
      let connection = try Lab.connection(to: sandbox)
      try await KubeClient.with(connection: connection, options: options) { client in
        let pods = try await client.list(Pod.self, namespace: "kubeflow")
        #expect(pods.items.count == 2)
      }
      #expect(sandbox.requests.map { $0.suffix(3) } == ["503", "503", "200"])
      sandbox.faults.inject(.status(500))
      sandbox.faults.clear()
    }
  }

  @Test func `cuts a watch in the middle`() async throws {
    try await Lab.with { sandbox, client in
      sandbox.faults.inject(Fault.cutStream(after: 1).on("watch", "pods"))
      let lines = try await client.lines(.watch(Pod.self, namespace: "kubeflow"))
      var count = 0
      await #expect(throws: KubeError.self) {
        for try await _ in lines { count += 1 }
      }
      #expect(count == 1)
    }
  }

  @Test func `has a watch go on that it left without a word`() async throws {
    try await Lab.with { sandbox, client in
      sandbox.faults.inject(Fault.silence().on("watch", "configmaps").limited(to: 1))
      let clock = ManualClock()
      let (told, ear) = AsyncStream.makeStream(of: WatchEvent<ConfigMap>.self)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          let watch = client.watch(ConfigMap.self, namespace: "kubeflow", clock: clock)
          for try await event in watch { ear.yield(event) }
        }
        defer { group.cancelAll() }
        var events = told.makeAsyncIterator()
        guard case .listed? = await events.next() else { throw LabError("nothing was listed") }
        await clock.waitForSleep(of: WatchOptions.usualTimeout + .seconds(15))
        try sandbox.setConfigMapText("new")
        clock.advance(by: WatchOptions.usualTimeout + .seconds(15))
        guard case .interrupted(let error)? = await events.next() else {
          throw LabError("the silence was not noticed")
        }
        #expect(error.code == .timeout)
        await clock.waitForSleep(of: .milliseconds(500))
        clock.advance(by: .milliseconds(500))
        guard case .modified(let map)? = await events.next() else {
          throw LabError("what was written meanwhile was not told")
        }
        #expect(map.data["spawner_ui_config.yaml"] == "new")
      }
    }
  }

  @Test func `forbids what it is told to`() async throws {
    try await Lab.with { sandbox, client in
      sandbox.faults.inject(.forbidden(verb: "patch", resource: "configmaps"))
      let error = await #expect(throws: KubeError.self) {
        _ = try await client.mergePatch(
          ConfigMap.self,
          name: sandbox.configMapName,
          namespace: "kubeflow",
          patch: MergePatch(["data": ["k": "v"]])
        )
      }
      #expect(error?.isForbidden == true)
    }
  }

  @Test func `resumes a watch from a version that is too old by listing again`() async throws {
    try await Lab.with { sandbox, client in
      let list = try await client.list(ConfigMap.self, namespace: "kubeflow")
      try sandbox.setConfigMapText("new")
      sandbox.forgetHistory()
      let options = WatchOptions(resourceVersion: list.resourceVersion)
      let lines = try await client.lines(
        .watch(ConfigMap.self, namespace: "kubeflow", options: options)
      )
      var iterator = lines.makeAsyncIterator()
      let event = try await iterator.next().map { try JSONValue(parsing: $0) }
      #expect(event?["type"] == "ERROR")
      #expect(event?["object"]?["code"] == 410)
    }
  }
}
