import KubeCore
import SpawnerSandbox
import TestSupport
import Testing

@testable import spawnerctl

/// `lint`, with and without `--fix`, of the file in a simulated cluster.
@Suite(.aFewAtATime)
struct LintLiveTests {
  @Test func `checks the live file and names the ConfigMap`() async throws {
    try await SandboxScene.with(text: Sample.unsound) { scene in
      let run = await scene.run("lint")
      #expect(run.status == .notLive)
      try Golden.expect(run.transcript(hiding: scene.secrets), "lint-live.txt")
    }
  }

  @Test func `checks it for the release of its web app`() async throws {
    try await SandboxScene.with(text: Sample.old) { scene in
      let live = await scene.run("lint --severity error")
      #expect(live.stderr.contains(" does not fit the web app v1.10.0, which reads files of "))
      let named = await scene.run("lint --severity error --app-version 1.4")
      #expect(!named.stdout.contains("S016"))
      let status = await scene.run("status")
      #expect(
        status.stdout.contains(
          "Generation:  Kubeflow 1.3 or 1.4, does not fit the web app v1.10.0\n"
        )
      )
    }
  }

  @Test(arguments: ["json", "sarif", "github"])
  func `names the ConfigMap in every form`(form: String) async throws {
    try await SandboxScene.with(text: Sample.unsound) { scene in
      let run = await scene.run("lint --severity error -q -o \(form)")
      #expect(run.status == .notLive)
      #expect(run.stderr.isEmpty)
      #expect(run.stdout.contains("jupyter-web-app-config-"))
      #expect(run.stdout.contains("spawner_ui_config.yaml"))
      #expect(run.stdout.contains("V015"))
      // A SARIF log describes every rule, whether or not it found something.
      let finding = "kustomize writes the ConfigMap, too"
      #expect(!run.stdout.contains(finding))
      let all = await scene.run("lint -q -o \(form)")
      #expect(all.stdout.contains(finding))
      if form == "sarif" {
        #expect(SARIFSchema.problems(in: try JSONValue(text: all.stdout)) == [])
      }
    }
  }

  @Test func `mends the live file, rolls and proves, and lists what remains`() async throws {
    try await SandboxScene.with(text: Sample.unsound) { scene in
      let run = await scene.run("lint --fix")
      #expect(run.status == .notLive)
      #expect(run.stdout.changedLines.contains("+    value: 0.5Gi # für alle"))
      #expect(run.stderr.contains("\nlive: 1 pod serving the file as written; "))
      #expect(run.stderr.contains("\nwhat remains:\nConfigMap 'jupyter-web-app-config-"))
      #expect(await scene.text().contains("    value: 0.5Gi # für alle\n"))
      try Golden.expect(run.transcript(hiding: scene.secrets), "lint-live-fix.txt")
      let again = await scene.run("lint --fix --severity error")
      #expect(again.stdout.isEmpty)
      #expect(again.stderr.contains("nothing to change: "))
    }
  }

  @Test func `changes nothing in a dry run`() async throws {
    try await SandboxScene.with(text: Sample.unsound) { scene in
      let run = await scene.run("lint --fix --dry-run")
      #expect(run.status == .notLive)
      #expect(run.stdout.changedLines.count == 4)
      #expect(await scene.text() == Sample.unsound)
    }
  }

  @Test func `puts the old file back if the mended one does not become live`() async throws {
    try await SandboxScene.with(faults: [.crashLoop], text: Sample.unsound) { scene in
      let run = await scene.run("lint --fix")
      #expect(run.status == .undone, "\(run.stderr)")
      #expect(await scene.text() == Sample.unsound)
    }
  }

  @Test func `tells of a cluster that leads to no file`() async throws {
    try await SandboxScene.with { scene in
      let run = await scene.run("lint --key other.yaml")
      #expect(run.status == .notLive)
      #expect(run.stdout.contains(": error C001: "))
      #expect(run.stderr == "1 error in 0 files and the objects around it\n")
    }
  }
}
