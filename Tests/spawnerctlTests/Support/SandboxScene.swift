import KubeCore
import Logging
import SpawnerSandbox
import TestSupport
import Testing

@testable import spawnerctl

/// A simulated cluster, and a scene whose commands find it through KUBECONFIG.
struct SandboxScene: Sendable {
  var scene: Scene
  let sandbox: Sandbox
  let folder: TemporaryDirectory

  /// What differs from run to run and must not stand in a golden file.
  var secrets: [String: String] {
    ["\(sandbox.server)": "SERVER", folder.path: "FOLDER"]
  }

  /// Runs a sandbox that is quick and in which the given things go wrong.
  static func with<Result: Sendable>(
    faults: [Fault] = [],
    text: String? = nil,
    body: (SandboxScene) async throws -> Result
  ) async throws -> Result {
    var options = SandboxOptions()
    options.faults = faults
    options.configText = text
    options.readyDelay = .milliseconds(50)
    options.appStartDelay = .milliseconds(20)
    options.terminationDelay = .milliseconds(20)
    options.crashBackOff = .milliseconds(50)
    return try await TemporaryDirectory.with { folder in
      try await Sandbox.with(options) { sandbox in
        let path = try folder.write(sandbox.kubeconfig, to: "kubeconfig")
        let scene = Scene(
          environment: ["KUBECONFIG": path],
          clock: PatientClock(),
          cluster: PatientCluster(),
          folder: folder
        )
        return try await body(SandboxScene(scene: scene, sandbox: sandbox, folder: folder))
      }
    }
  }

  /// Runs a command line, and makes sure that the token is nowhere in what it says.
  func run(_ words: [String]) async -> CommandRun {
    let run = await scene.run(words)
    #expect(!run.stdout.contains(sandbox.token))
    #expect(!run.stderr.contains(sandbox.token))
    return run
  }

  /// Runs a command line given as one text, split at blanks.
  func run(_ line: String) async -> CommandRun {
    await run(line.split(separator: " ").map(String.init))
  }

  /// Runs a command whose deadline passes once a new pod runs and is not Ready.
  ///
  /// - Parameters:
  ///   - words: The command line.
  ///   - limit: The deadline.
  /// - Returns: What came of it.
  func run(_ words: String, untilDeadlineOf limit: Duration) async -> CommandRun {
    let clock = ManualClock()
    let (lines, told) = AsyncStream.makeStream(of: String.self)
    var scene = self
    scene.scene.clock = clock
    scene.scene.onStory = { told.yield($0) }
    let work = Task { [scene] in await scene.run(words) }
    _ = await lines.first { $0.contains("running, not ready") }
    await clock.waitForSleep(of: limit)
    clock.advance(by: limit)
    return await work.value
  }

  /// Asks for another number of the web app's pods, as somebody else does.
  func scale(to replicas: Int) async throws {
    let cluster = LiveCluster()
    let connection = try cluster.connection(for: .parsed([]), environment: scene.environment)
    let settings = RequestSettings(
      logger: Logger(label: "scale") { _ in SwiftLogNoOpLogHandler() },
      clock: ContinuousClock(),
      notify: { _ in }
    )
    try await cluster.with(connection, settings: settings) { api in
      let _: Deployment = try await api.mergePatch(
        Deployment.self,
        name: "jupyter-web-app-deployment",
        namespace: "kubeflow",
        patch: MergePatch(["spec": ["replicas": .integer(replicas)]])
      )
    }
  }

  /// The file as it is in the cluster now.
  func text() async -> String {
    await scene.run("get").stdout
  }
}
