import SpawnerSandbox
import TestSupport
import Testing

@testable import spawnerctl

/// The three jobs, end to end, in a simulated cluster: each ends when the app serves the change.
@Suite(.aFewAtATime)
struct JobsTests {
  @Test func `adds an image, shows one changed line, rolls and proves`() async throws {
    try await SandboxScene.with { scene in
      let run = await scene.run(["image", "add", Sample.newImage])
      #expect(run.status == .done)
      #expect(run.stdout.changedLines == ["+    - \(Sample.newImage)"])
      #expect(run.stderr.contains("\nlive: 1 pod serving the file as written; "))
      #expect(await scene.run("image list -o name").stdout.contains("\n\(Sample.newImage)\n"))
      try Golden.expect(run.transcript(hiding: scene.secrets), "job-image-add.txt")
    }
  }

  @Test func `adds a data volume`() async throws {
    try await SandboxScene.with { scene in
      let run = await scene.run("volume add --mount /home/jovyan/shared --claim shared")
      #expect(run.status == .done)
      #expect(await scene.run("volume list -o name").stdout == "shared\n")
      try Golden.expect(run.transcript(hiding: scene.secrets), "job-volume-add.txt")
    }
  }

  @Test(arguments: [(Sample.volumeFile, 1), (Sample.volumesFile, 2)])
  func `adds the data volumes of a file`(text: String, count: Int) async throws {
    try await SandboxScene.with { scene in
      let path = try scene.folder.write(text, to: "volumes.yaml")
      let run = await scene.run(["volume", "add", "--from", path])
      #expect(run.status == .done)
      let listed = await scene.run("volume list -o name").stdout
      #expect(listed == ["models\n", "{notebook-name}-data\n"].prefix(count).joined())
      try Golden.expect(run.transcript(hiding: scene.secrets), "job-volume-add-\(count).txt")
    }
  }

  @Test(arguments: ["rollout", "delete"])
  func `restarts the web app`(strategy: String) async throws {
    try await SandboxScene.with { scene in
      let run = await scene.run("restart --restart-strategy \(strategy)")
      #expect(run.status == .done)
      #expect(run.stdout.isEmpty)
      try Golden.expect(run.transcript(hiding: scene.secrets), "job-restart-\(strategy).txt")
    }
  }

  @Test func `waits for nothing when all is live`() async throws {
    try await SandboxScene.with { scene in
      let run = await scene.run("wait")
      #expect(run.status == .done)
      try Golden.expect(run.transcript(hiding: scene.secrets), "job-wait.txt")
    }
  }

  @Test(arguments: ["text", "json", "yaml", "name"])
  func `shows the status`(form: String) async throws {
    try await SandboxScene.with { scene in
      let run = await scene.run("status -o \(form)")
      #expect(run.status == .done)
      #expect(run.stderr.isEmpty)
      try Golden.expect(
        run.transcript(hiding: scene.secrets).replacing(/20[0-9-]{8}T[0-9:]{8}Z/, with: "DATE")
          .replacing(/resourceVersion"? ?: ?"[0-9]+"/, with: "resourceVersion: N"),
        "status-\(form).txt"
      )
    }
  }

  @Test func `changes nothing that is so already`() async throws {
    try await SandboxScene.with { scene in
      let image = try #require(
        await scene.run("image list -o name").stdout.split(separator: "\n").first
      )
      let before = await scene.text()
      let run = await scene.run(["image", "add", String(image)])
      #expect(run.status == .done)
      #expect(run.stdout.isEmpty)
      #expect(await scene.text() == before)
      try Golden.expect(run.transcript(hiding: scene.secrets), "job-unchanged.txt")
    }
  }

  @Test(arguments: ["client", "server"])
  func `ends a dry run after the diff`(kind: String) async throws {
    try await SandboxScene.with { scene in
      let before = await scene.text()
      let run = await scene.run(["image", "add", Sample.newImage, "--dry-run=\(kind)"])
      #expect(run.status == .done)
      #expect(await scene.text() == before)
      try Golden.expect(run.transcript(hiding: scene.secrets), "job-dry-run-\(kind).txt")
    }
  }

  @Test func `reports a change as JSON and nothing else on stdout`() async throws {
    try await SandboxScene.with { scene in
      let run = await scene.run(["image", "add", Sample.newImage, "-o", "json", "-q"])
      #expect(run.status == .done)
      #expect(run.stderr.isEmpty)
      #expect(run.stdout.hasPrefix("{\n  \"addedFindings\" : "))
      #expect(run.stdout.contains("\n  \"outcome\" : \"live\",\n"))
      #expect(run.stdout.hasSuffix("}\n"))
    }
  }

  @Test func `logs each request without the token when asked to`() async throws {
    try await SandboxScene.with { scene in
      let run = await scene.run("status -v")
      let log = run.stderr.replacing(/127\.0\.0\.1:[0-9]+/, with: "HOST")
      #expect(
        log.hasPrefix("GET http://HOST/…/apis/apps/v1/namespaces/kubeflow/deployments?limit=500: ")
      )
      #expect(run.stderr.contains(": 200 in "))
      #expect(!run.stderr.contains(scene.sandbox.token))
    }
  }

  @Test func `runs one command in a sandbox of its own`() async throws {
    try await TemporaryDirectory.with { folder in
      let scene = Scene(clock: PatientClock(), cluster: PatientCluster(), folder: folder)
      let run = await scene.run(["sandbox", "run", "--", "image", "add", Sample.newImage])
      #expect(run.status == .done)
      #expect(run.stdout.changedLines == ["+    - \(Sample.newImage)"])
      let left = try folder.names()
      #expect(left.isEmpty)
    }
  }

  @Test func `serves a sandbox until interrupted and takes its kubeconfig away`() async throws {
    try await TemporaryDirectory.with { folder in
      let (lines, told) = AsyncStream.makeStream(of: String.self)
      var scene = Scene(folder: folder)
      scene.onStory = { told.yield($0) }
      let serving = Task { [scene] in await scene.run("sandbox") }
      _ = await lines.first { $0.contains("export KUBECONFIG=") }
      let names = try folder.names()
      let mode = try folder.mode(of: try #require(names.first))
      serving.cancel()
      let run = await serving.value
      #expect(names.count == 1)
      #expect(mode == 0o600)
      #expect(run.status == .done)
      #expect(run.stdout == "\(folder.path)/\(names[0])\n")
      let left = try folder.names()
      #expect(left.isEmpty)
    }
  }
}

extension String {
  /// The changed lines of a unified diff.
  var changedLines: [Substring] {
    split(separator: "\n").filter {
      ($0.hasPrefix("+") || $0.hasPrefix("-")) && !$0.hasPrefix("+++") && !$0.hasPrefix("---")
    }
  }
}
