import KubeCore
import SpawnerSandbox
import TestSupport
import Testing

@testable import spawnerctl

/// What goes wrong gives its exit status and a message with place, cause and next step.
///
/// Each is compared whole with a golden file, stdout and stderr.
@Suite(.aFewAtATime)
struct TroublesTests {
  @Test func `a bad image name`() async throws {
    try await SandboxScene.with { scene in
      let run = await scene.run("image add Registry.example/Lab:v1 --group group-one")
      #expect(run.status == .invalidFile)
      try Golden.expect(run.transcript(hiding: scene.secrets), "trouble-bad-image.txt")
    }
  }

  @Test func `an unknown namespace`() async throws {
    try await SandboxScene.with { scene in
      let run = await scene.run("status -n nowhere")
      #expect(run.status == .notFound)
      try Golden.expect(run.transcript(hiding: scene.secrets), "trouble-namespace.txt")
    }
  }

  @Test(arguments: ["list:deployments", "get:configmaps", "patch:configmaps", "patch:deployments"])
  func `no rights`(right: String) async throws {
    let parts = right.split(separator: ":").map(String.init)
    let fault = Fault.forbidden(verb: parts[0], resource: parts[1])
    try await SandboxScene.with(faults: [fault]) { scene in
      let run = await scene.run(["image", "add", Sample.newImage])
      #expect(run.status == .notAllowed)
      try Golden.expect(
        run.transcript(hiding: scene.secrets),
        "trouble-no-rights-\(parts.joined(separator: "-")).txt"
      )
    }
  }

  @Test func `an unreachable server`() async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(Kubeconfigs.unreachable, to: "kubeconfig")
      let scene = Scene(environment: ["KUBECONFIG": path], cluster: LiveCluster(), folder: folder)
      let run = await scene.run("image list")
      #expect(run.status == .unreachable)
      try Golden.expect(run.transcript(hiding: [folder.path: "FOLDER"]), "trouble-unreachable.txt")
    }
  }

  @Test(arguments: Kubeconfigs.broken)
  func `a broken kubeconfig`(kubeconfig: Kubeconfigs.Broken) async throws {
    try await TemporaryDirectory.with { folder in
      let path = folder.path(of: "kubeconfig")
      if let text = kubeconfig.text { try folder.write(text, to: "kubeconfig") }
      let scene = Scene(environment: ["KUBECONFIG": path], cluster: LiveCluster(), folder: folder)
      let run = await scene.run(["image", "list"] + kubeconfig.options)
      #expect(run.status == .brokenConfiguration)
      try Golden.expect(
        run.transcript(hiding: [folder.path: "FOLDER"]),
        "trouble-kubeconfig-\(kubeconfig.name).txt"
      )
    }
  }

  @Test func `a live file with a tab`() async throws {
    let text = Sample.text.replacing("    value: IfNotPresent", with: "    value:\tIfNotPresent")
    try await SandboxScene.with(text: text) { scene in
      let run = await scene.run(["image", "add", Sample.newImage])
      #expect(run.status == .invalidFile)
      #expect(await scene.text() == text)
      try Golden.expect(run.transcript(hiding: scene.secrets), "trouble-tab-live.txt")
    }
  }

  @Test func `a manifest with a tab in the file it holds`() async throws {
    try await TemporaryDirectory.with { folder in
      let broken = Sample.manifests[0].text.replacing("cpu:\n", with: "cpu:\t# größer\n")
      let path = try folder.write(broken, to: "manifest.yaml")
      let run = await Scene(folder: folder).run(["image", "add", Sample.newImage, "-f", path])
      #expect(run.status == .invalidFile)
      #expect(String(decoding: try folder.read("manifest.yaml"), as: UTF8.self) == broken)
      try Golden.expect(run.transcript(hiding: [folder.path: "FOLDER"]), "trouble-tab-file.txt")
    }
  }

  @Test func `two writers at once: both changes are kept`() async throws {
    try await SandboxScene.with(faults: [.secondWriter(times: 1)]) { scene in
      let before = await scene.text()
      let run = await scene.run(["image", "add", Sample.newImage])
      #expect(run.status == .done)
      let after = await scene.text()
      #expect(after.contains("\n    - \(Sample.newImage)\n"))
      #expect(after.split(separator: "\n").count == before.split(separator: "\n").count + 2)
      try Golden.expect(run.transcript(hiding: scene.secrets), "trouble-two-writers.txt")
    }
  }

  @Test func `others who never stop writing`() async throws {
    try await SandboxScene.with(faults: [.conflict()]) { scene in
      let run = await scene.run(["image", "add", Sample.newImage])
      #expect(run.status == .busy)
      try Golden.expect(run.transcript(hiding: scene.secrets), "trouble-busy.txt")
    }
  }

  @Test(arguments: ["crash-loop", "image-pull", "unschedulable", "serves-sample"])
  func `a pod that cannot start, or serves its sample, has the change undone`(
    fault: String
  ) async throws {
    let faults = [try Fault(parsing: "\(fault)=1")]
    try await SandboxScene.with(faults: faults) { scene in
      let before = await scene.text()
      let run = await scene.run(["image", "add", Sample.newImage])
      #expect(run.status == .undone)
      #expect(await scene.text() == before)
      // The first try to pull and the back-off after it have their own words.
      let text = run.transcript(hiding: scene.secrets)
        .replacing(/cannot pull its image: .*/, with: "cannot pull its image: REASON")
      try Golden.expect(text, "trouble-\(fault).txt")
    }
  }

  @Test func `somebody who puts the old file back while the change is waited for`() async throws {
    let faults = [Fault.neverReady.limited(to: 1), .revert(after: .milliseconds(300))]
    try await SandboxScene.with(faults: faults) { scene in
      let before = await scene.text()
      let run = await scene.run(["image", "add", Sample.newImage])
      #expect(run.status == .undone)
      #expect(await scene.text() == before)
      try Golden.expect(run.transcript(hiding: scene.secrets), "trouble-reverted.txt")
    }
  }

  @Test func `a change that shall be kept although it is not live`() async throws {
    try await SandboxScene.with(faults: [.crashLoop]) { scene in
      let run = await scene.run(["image", "add", Sample.newImage, "--on-failure", "keep"])
      #expect(run.status == .notUndone)
      #expect(await scene.text().contains("\n    - \(Sample.newImage)\n"))
      try Golden.expect(run.transcript(hiding: scene.secrets), "trouble-kept.txt")
    }
  }

  @Test(arguments: [
    ("proof", "asking pod 'jupyter-web-app-"), ("undoing", "undoing the change: "),
    ("undone", "the old text is back: "),
  ])
  func `a login that ends for good`(moment: String, line: String) async throws {
    let faults: [Fault] = moment == "proof" ? [] : [.servesSample]
    try await SandboxScene.with(faults: faults) { scene in
      let faults = scene.sandbox.faults
      var ending = scene
      ending.scene.onStory = { words in
        if words.hasPrefix(line) { faults.inject(.status(401)) }
      }
      let run = await ending.run(["image", "add", Sample.newImage])
      #expect(run.status == .notUndone)
      try Golden.expect(run.transcript(hiding: scene.secrets), "trouble-login-\(moment).txt")
      faults.clear()
      #expect(await scene.text().contains(Sample.newImage) == (moment != "undone"))
    }
  }

  @Test(arguments: ["restart", "image add x.example/new:1"])
  func `a quota that would leave no pod`(line: String) async throws {
    try await SandboxScene.with { scene in
      let before = await scene.run("status -o json").stdout
      scene.sandbox.faults.inject(.quota)
      let run = await scene.run(line + " --restart-strategy delete")
      #expect(run.status == .failed)
      let name = line.split(separator: " ")[0]
      try Golden.expect(run.transcript(hiding: scene.secrets), "trouble-quota-\(name).txt")
      #expect(await scene.run("status -o json").stdout == before)
    }
  }

  @Test(arguments: ["restart", "wait", "image add x.example/new:1"])
  func `a web app that is scaled to nothing`(line: String) async throws {
    try await SandboxScene.with { scene in
      try await scene.scale(to: 0)
      let run = await scene.run(line)
      #expect(run.status == .done)
      let name = line.split(separator: " ")[0]
      try Golden.expect(run.transcript(hiding: scene.secrets), "trouble-no-pods-\(name).txt")
    }
  }

  @Test func `a deadline that passes in a restart`() async throws {
    try await SandboxScene.with(faults: [.neverReady]) { scene in
      let run = await scene.run("restart", untilDeadlineOf: .seconds(300))
      #expect(run.status == .gaveUp)
      // How far the pod had come by then is a matter of the machine's speed.
      let text = run.transcript(hiding: scene.secrets)
        .replacing(/the deadline passed: .*/, with: "the deadline passed: REASON")
      try Golden.expect(text, "trouble-deadline.txt")
    }
  }

  @Test func `an interrupt in the wait`() async throws {
    try await SandboxScene.with(faults: [.neverReady]) { scene in
      let (lines, told) = AsyncStream.makeStream(of: String.self)
      var scene = scene
      scene.scene.onStory = { told.yield($0) }
      let work = Task { [scene] in await scene.run(["image", "add", Sample.newImage]) }
      _ = await lines.first { $0.hasPrefix("pod '") }
      work.cancel()
      let run = await work.value
      #expect(run.status == .interrupted)
      try Golden.expect(run.transcript(hiding: scene.secrets), "trouble-interrupt.txt")
    }
  }

  @Test(arguments: [
    "image list", "image list -q", "image list -o json", "image list -o json -q", "status -o yaml",
    "image add a.example/x:1 -o json", "restart -o name -q", "wait",
  ])
  func `a certificate that is not checked is said aloud, once`(line: String) async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(Kubeconfigs.insecure, to: "kubeconfig")
      let scene = Scene(environment: ["KUBECONFIG": path], cluster: LiveCluster(), folder: folder)
      let run = await scene.run(line)
      let words = """
        warning: the certificate of 'https://127.0.0.1:1' is not checked, as the kubeconfig demands

        """
      #expect(run.stderr.hasPrefix(words))
      #expect(!run.stderr.dropFirst(words.count).contains("warning"))
      #expect(run.stdout.isEmpty)
    }
  }

  @Test func `a file that is not there`() async throws {
    let run = await Scene().run("image list -f /nonexistent/größe.yaml")
    #expect(run.status == .notFound)
    try Golden.expect(run.transcript(), "trouble-no-file.txt")
  }
}
