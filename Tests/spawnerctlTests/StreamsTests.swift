import KubeCore
import SpawnerSandbox
import TestSupport
import Testing

@testable import spawnerctl

/// stdout carries the result and nothing else; stderr carries the story, or nothing.
@Suite(.aFewAtATime)
struct StreamsTests {
  private static let reports = [
    "status", "image list", "volume list", "workspace show", "get image", "wait --timeout 5m",
    "restart --timeout 5m", "image add a.example/x:1 --timeout 5m",
    "volume add --mount /home/jovyan/data --claim data --dry-run",
    "workspace disable -y --no-restart",
  ]

  @Test(arguments: reports)
  func `is one JSON object, whatever else is said`(line: String) async throws {
    try await SandboxScene.with { scene in
      let run = await scene.run(line + " -o json")
      #expect(run.status == .done)
      let report = try JSONValue(parsing: Array(run.stdout.utf8))
      guard case .object(let fields) = report else {
        Issue.record("no object: \(run.stdout)")
        return
      }
      #expect(!fields.isEmpty)
      #expect(run.stdout.hasSuffix("\n}\n"))
    }
  }

  @Test(arguments: reports)
  func `is all there is when told to be quiet`(line: String) async throws {
    try await SandboxScene.with { scene in
      let run = await scene.run(line + " -q")
      #expect(run.status == .done)
      #expect(run.stderr.isEmpty)
    }
  }

  @Test(arguments: reports)
  func `is the same whether requests are logged or not`(line: String) async throws {
    try await SandboxScene.with { scene in
      let run = await scene.run(line + " -v")
      #expect(run.status == .done)
      #expect(run.stderr.contains(": 200 in "))
      #expect(!run.stdout.contains(": 200 in "))
    }
  }

  @Test func `names cluster, namespace, ConfigMap and Deployment before anything is written`()
    async throws
  {
    try await SandboxScene.with { scene in
      let run = await scene.run("image add a.example/x:1 --no-restart")
      let lines = run.stderr.split(separator: "\n")
      let written = try #require(lines.firstIndex { $0.hasPrefix("written: ") })
      let names = [
        "'sandbox'", "'kubeflow'", "'\(scene.sandbox.configMapName)'",
        "'\(scene.sandbox.deploymentName)'",
      ]
      let told = lines[..<written].contains { line in names.allSatisfy { line.contains($0) } }
      #expect(told)
    }
  }

  @Test func `colours nothing in a pipe unless told to`() async throws {
    try await SandboxScene.with { scene in
      let plain = await scene.run("image add a.example/x:1 --dry-run")
      #expect(!plain.stdout.contains("\u{1B}") && !plain.stderr.contains("\u{1B}"))
      let forced = await scene.run("image add a.example/x:1 --dry-run --color always")
      #expect(forced.stdout.contains("\u{1B}[32m+    - a.example/x:1\u{1B}[0m\n"))
    }
  }

  @Test(arguments: [("", true), ("1", false)])
  func `heeds NO_COLOR on a terminal`(value: String, isColoured: Bool) async throws {
    try await SandboxScene.with { scene in
      var scene = scene
      scene.scene.isTerminal = true
      scene.scene.environment["NO_COLOR"] = value
      let run = await scene.run("image add a.example/x:1 --dry-run")
      #expect(run.status == .done)
      #expect(run.stdout.contains("\u{1B}[32m+") == isColoured)
    }
  }

  @Test func `finds the cluster by a list of kubeconfigs, of which some are missing`() async throws
  {
    try await SandboxScene.with { scene in
      var scene = scene
      let path = scene.scene.environment["KUBECONFIG", default: ""]
      scene.scene.environment["KUBECONFIG"] = "/nonexistent/a:\(path):/nonexistent/b"
      #expect(await scene.run("image list -q").status == .done)
      scene.scene.environment = [:]
      #expect(await scene.run(["image", "list", "--kubeconfig", path]).status == .done)
      #expect(await scene.run("image list").status == .brokenConfiguration)
    }
  }
}
