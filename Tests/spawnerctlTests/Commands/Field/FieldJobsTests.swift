import SpawnerSandbox
import TestSupport
import Testing

@testable import spawnerctl

/// Fields changed in a simulated cluster, until the app serves them.
@Suite(.aFewAtATime)
struct FieldJobsTests {
  @Test func `sets fields, shows the changed lines, rolls and proves`() async throws {
    try await SandboxScene.with { scene in
      let run = await scene.run("set cpu.value=0.25 memory.value=2Gi allowCustomImage=false")
      #expect(run.status == .done)
      #expect(
        run.stdout.changedLines == [
          "-  allowCustomImage: true", "+  allowCustomImage: false", "-    value: \"0.5\"",
          "+    value: \"0.25\"", "-    value: \"1.0Gi\"", "+    value: \"2Gi\"",
        ]
      )
      #expect(run.stderr.contains("\nlive: 1 pod serving the file as written; "))
      try Golden.expect(run.transcript(hiding: scene.secrets), "job-set.txt")
    }
  }

  @Test func `locks and unlocks without asking`() async throws {
    try await SandboxScene.with { scene in
      let before = await scene.text()
      let lock = await scene.run("lock gpus")
      #expect(lock.status == .done)
      try Golden.expect(lock.transcript(hiding: scene.secrets), "job-lock.txt")
      #expect(await scene.run("get gpus.readOnly").stdout == "true\n")
      #expect(await scene.run("unlock gpus --no-restart --no-verify").status == .done)
      #expect(await scene.text() == before)
    }
  }

  @Test(arguments: [
    "unset environment", "set configurations.value=[a]", "set environment.value={}",
    "set workspaceVolume.value=null", "set cpu --from FILE",
  ])
  func `asks before something may be lost`(line: String) async throws {
    try await SandboxScene.with { scene in
      let file = try scene.folder.write("{value: '1', limitFactor: none}\n", to: "cpu.yaml")
      let words = line.replacing("FILE", with: file)
      let before = await scene.text()
      let run = await scene.run(words)
      let isNothing = line.contains("environment.value")
      #expect(run.status == (isNothing ? .done : .usage))
      #expect(await scene.text() == before)
      #expect(await scene.run("\(words) --yes --no-restart --no-verify").status == .done)
      #expect((await scene.text() == before) == isNothing)
    }
  }

  @Test func `proposes how to take a lock back that did not become live`() async throws {
    try await SandboxScene.with(faults: [.crashLoop]) { scene in
      let words = "lock gpus --on-failure keep"
      let run = await scene.run(words)
      #expect(run.status == .notUndone)
      #expect(run.stderr.contains("to undo: spawnerctl unlock gpus\n"), "\(run.stderr)")
    }
  }

  @Test func `refuses what a live file cannot take, with its place`() async throws {
    try await SandboxScene.with { scene in
      let before = await scene.text()
      let run = await scene.run("unset cpu.limitFactor -y")
      #expect(run.status == .invalidFile)
      #expect(await scene.text() == before)
      try Golden.expect(run.transcript(hiding: scene.secrets), "field-mistake-live.txt")
    }
  }
}
