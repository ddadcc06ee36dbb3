import KubeCore
import SpawnerSandbox
import TestSupport
import Testing

@testable import spawnerctl

/// `convert` in a simulated cluster: asks, writes, rolls, and proves that the file is served.
@Suite(.aFewAtATime)
struct ConvertLiveTests {
  @Test(arguments: [("template", Sample.template), ("before15", Sample.before15)])
  func `converts for the web app that runs`(name: String, text: String) async throws {
    try await SandboxScene.with(text: text) { scene in
      let run = await scene.run("convert --yes")
      #expect(run.status == .done)
      #expect(run.stderr.hasPrefix("convert the file for the web app v1.10.0\n"))
      #expect(run.stderr.contains("\nlive: 1 pod serving the file as written; "))
      let again = await scene.run("convert")
      #expect(again.status == .done)
      #expect(again.stdout.isEmpty)
      try Golden.expect(
        run.transcript(hiding: scene.secrets),
        "job-convert-\(name).txt"
      )
    }
  }

  @Test func `is refused where nobody can be asked`() async throws {
    try await SandboxScene.with(text: Sample.before15) { scene in
      let run = await scene.run("convert")
      #expect(run.status == .usage)
      #expect(run.stderr.contains("\nmeans something else now:\n"))
      #expect(await scene.text() == Sample.before15)
    }
  }

  @Test func `shows the report before it asks`() async throws {
    try await SandboxScene.with(text: Sample.before15) { scene in
      var scene = scene
      scene.scene.isTerminal = true
      scene.scene.answers = ["n"]
      let run = await scene.run("convert --color never")
      #expect(run.status == .failed)
      let report = try #require(run.stderr.firstRange(of: "means something else now:"))
      let question = try #require(run.stderr.firstRange(of: " Write it? [y/N] "))
      #expect(report.upperBound < question.lowerBound)
      #expect(await scene.text() == Sample.before15)
    }
  }

  @Test func `reports in JSON and nothing else on stdout`() async throws {
    try await SandboxScene.with(text: Sample.before15) { scene in
      let run = await scene.run("convert --yes -o json -q --to 1.9")
      #expect(run.status == .done)
      let report = try JSONValue(parsing: Array(run.stdout.utf8))
      #expect(report["conversion"]?["from"]?.string == "Kubeflow 1.4")
      #expect(report["conversion"]?["to"]?.string == "v1.9.0")
      #expect(report["outcome"]?.string == "live")
      #expect(report["summaries"]?[0]?.string == "convert the file for the web app v1.9.0")
    }
  }

  @Test func `does nothing to the file of today`() async throws {
    try await SandboxScene.with { scene in
      let before = await scene.text()
      let run = await scene.run("convert")
      #expect(run.status == .done)
      #expect(run.stdout.isEmpty)
      #expect(await scene.text() == before)
    }
  }

  @Test func `refuses where the web app is out of date, and converts for a named one`() async throws
  {
    try await SandboxScene.with(text: Sample.template) { scene in
      try scene.sandbox.change("Deployment", named: scene.sandbox.deploymentName) { object in
        object = Self.renamed(object)
      }
      let run = await scene.run("convert --yes")
      #expect(run.status == .failed)
      #expect(run.stderr.contains("found v1.3.1 to convert for: "))
      #expect(run.stderr.contains("--to with a release from 1.5 to 1.11"))
      let dry = await scene.run("convert --to 1.8 --dry-run")
      #expect(dry.status == .done)
      #expect(dry.stdout.contains("\n+      newPvc:\n"))
    }
  }

  /// A Deployment with an image of another release.
  private static func renamed(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string(let text):
      .string(text.replacing("jupyter-web-app:v1.10.0", with: "jupyter-web-app:v1.3.1"))
    case .array(let items): .array(items.map(renamed))
    case .object(let members): .object(members.mapValues(renamed))
    default: value
    }
  }
}
