import Foundation
import Synchronization
import TestSupport
import Testing

@testable import spawnerctl

/// `diff`: what `apply` would change, and its exit statuses.
@Suite(.aFewAtATime)
struct DiffTests {
  private func diff(
    _ new: String,
    with target: String,
    environment: [String: String] = [:],
    programs: ProgramRunner? = nil
  ) async throws -> CommandRun {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(new, to: "new.yaml")
      let old = try folder.write(target, to: "old.yaml")
      var scene = Scene(environment: environment, folder: folder)
      if let programs { scene.programs = programs }
      let run = await scene.run(["diff", path, "-f", old])
      #expect(try folder.names() == ["new.yaml", "old.yaml"])
      return CommandRun(
        status: run.status,
        stdout: run.stdout.replacing(folder.path, with: "FOLDER"),
        stderr: run.stderr.replacing(folder.path, with: "FOLDER")
      )
    }
  }

  @Test func `says nothing of equal files`() async throws {
    let run = try await diff(Sample.text, with: Sample.manifests[1].text)
    #expect(run.status == .done)
    #expect(run.stdout.isEmpty)
    #expect(run.stderr.isEmpty)
  }

  @Test func `shows what differs and ends with status 1`() async throws {
    let run = try await diff(Sample.textWithNewImage, with: Sample.manifests[0].text)
    #expect(run.status.rawValue == 1)
    try Golden.expect(run.transcript(), "diff-file.txt")
  }

  @Test func `compares texts that cannot be read too`() async throws {
    let run = try await diff("a: [\n", with: Sample.text)
    #expect(run.status.rawValue == 1)
    #expect(run.stdout.hasPrefix("--- FOLDER/old.yaml\n+++ FOLDER/new.yaml\n@@"))
  }

  @Test func `ends with another status when it cannot compare`() async throws {
    try await TemporaryDirectory.with { folder in
      let run = await Scene(folder: folder).run(["diff", "\(folder.path)/none", "-f", "-"])
      #expect(run.status == .notFound)
    }
  }

  @Test(arguments: [(Int32(0), Int32(0)), (1, 1), (2, 2), (127, 2)])
  func `leaves showing it to another program`(number: Int32, status: Int32) async throws {
    let seen = Mutex<[String]>([])
    let programs = ProgramRunner { command, _ in
      seen.withLock { $0 = command }
      let texts = try command.suffix(2).map { folder in
        try String(contentsOfFile: "\(folder)/spawner_ui_config.yaml", encoding: .utf8)
      }
      #expect(texts == [Sample.text, Sample.textWithNewImage])
      return ExitStatus(rawValue: number)
    }
    let run = try await diff(
      Sample.textWithNewImage,
      with: Sample.text,
      environment: ["KUBECTL_EXTERNAL_DIFF": "colordiff -N  -u"],
      programs: programs
    )
    #expect(run.status.rawValue == status)
    #expect(run.stdout.isEmpty)
    let command = seen.withLock { $0 }
    #expect(command.dropLast(2) == ["colordiff", "-N", "-u"])
    #expect(
      command.suffix(2).map { $0.split(separator: "/").last?.prefix(6) } == [
        "LIVE-\(command[3].suffix(6).prefix(1))", "MERGED",
      ]
    )
    if number > 1 {
      #expect(
        run.stderr.hasPrefix(
          "error: the program of KUBECTL_EXTERNAL_DIFF, 'colordiff', ended with status \(number)\n"
        )
      )
    }
  }

  @Test func `starts no program for equal files`() async throws {
    let run = try await diff(
      Sample.text,
      with: Sample.text,
      environment: ["KUBECTL_EXTERNAL_DIFF": "colordiff"]
    )
    #expect(run.status == .done)
  }

  @Test func `compares with the live file`() async throws {
    try await SandboxScene.with(text: Sample.text) { scene in
      let path = try scene.folder.write(Sample.textWithNewImage, to: "new.yaml")
      let run = await scene.run(["diff", path])
      #expect(run.status.rawValue == 1)
      try Golden.expect(run.transcript(hiding: scene.secrets), "diff-live.txt")
    }
  }
}
