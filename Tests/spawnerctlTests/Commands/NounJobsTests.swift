import KubeCore
import SpawnerSandbox
import TestSupport
import Testing

@testable import spawnerctl

/// GPUs, placement and PodDefaults in a simulated cluster, up to the app that serves the change.
@Suite(.aFewAtATime)
struct NounJobsTests {
  @Test(arguments: [
    ("gpu-vendor-add", "gpu vendor add x.example/gpu --name X"),
    ("gpu-vendor-remove", "gpu vendor remove amd.com/gpu --yes"),
    ("toleration-add", "toleration add gpu --name GPU --toleration gpu=yes:NoSchedule --default"),
    ("affinity-add", "affinity add pool --name Pool --node-label pool=gpu"),
    ("poddefault-add", "poddefault add use-git-login"),
  ])
  func `end when the app serves the change`(name: String, line: String) async throws {
    try await SandboxScene.with { scene in
      let run = await scene.run(line)
      #expect(run.status == .done)
      #expect(run.stderr.contains("\nlive: 1 pod serving the file as written; "))
      try Golden.expect(run.transcript(hiding: scene.secrets), "job-\(name).txt")
    }
  }

  @Test func `refuse the name of a PodDefault and offer its key`() async throws {
    try await SandboxScene.with { scene in
      let before = await scene.text()
      let run = await scene.run("poddefault add package-mirror team-git-login -n kubeflow")
      #expect(run.status == .notFound)
      #expect(run.stdout.isEmpty)
      #expect(await scene.text() == before)
      try Golden.expect(run.transcript(hiding: scene.secrets), "mistake-live-poddefault-name.txt")
    }
  }

  @Test func `name every key of a PodDefault with several`() async throws {
    try await SandboxScene.with { scene in
      try scene.sandbox.add([
        "kind": "PodDefault", "metadata": ["name": "two", "namespace": "kubeflow"],
        "spec": ["selector": ["matchLabels": ["a": "true", "b": "no"]]],
      ])
      let run = await scene.run("poddefault add two")
      #expect(
        run.stderr.contains("did you mean one of the label keys 'a', 'b' of PodDefault 'two'?")
      )
      #expect(
        run.stderr.hasSuffix("try: spawnerctl poddefault add a\ntry: spawnerctl poddefault add b\n")
      )
      let odd = await scene.run("poddefault add b --dry-run")
      #expect(odd.status == .done)
      #expect(
        odd.stderr.contains(
          """
          warning: PodDefault 'two' in namespace 'kubeflow' wants 'b' to be 'no', and the web \
          app sets 'true': no notebook gets it by the form

          """
        )
      )
    }
  }

  @Test func `note a key that nothing selects`() async throws {
    try await SandboxScene.with { scene in
      let run = await scene.run("poddefault add later --dry-run")
      #expect(run.status == .done)
      #expect(
        run.stderr.hasPrefix(
          "note: no PodDefault in the cluster selects pods by the label key 'later' yet\n"
        )
      )
      #expect(await scene.run("poddefault add later --dry-run -q").stderr.isEmpty)
    }
  }

  @Test func `go on where PodDefaults may not be listed`() async throws {
    let fault = Fault.forbidden(verb: "list", resource: "poddefaults")
    try await SandboxScene.with(faults: [fault]) { scene in
      let note =
        "note: not allowed to list PodDefaults: which label keys they select is not known\n"
      let add = await scene.run("poddefault add team-git-login --dry-run")
      #expect(add.status == .done)
      #expect(add.stderr.hasPrefix(note))
      let list = await scene.run("poddefault list --available")
      #expect(list.status == .done)
      #expect(list.stdout.isEmpty)
      #expect(list.stderr == note)
      let json = await scene.run("poddefault list --available -o json").stdout
      #expect(json == "{\n  \"gap\" : \"notAllowed\",\n  \"rows\" : [\n\n  ]\n}\n")
    }
  }

  @Test(arguments: ["text", "json", "yaml", "name"])
  func `list what the cluster has beside what the file says`(form: String) async throws {
    let text = Sample.text.replacing(
      "  configurations:\n    value: []\n",
      with: "  configurations:\n    value: [package-mirror, forgotten]\n"
    )
    try await SandboxScene.with(text: text) { scene in
      let run = await scene.run("poddefault list --available -o \(form)")
      #expect(run.status == .done)
      #expect(run.stderr.isEmpty)
      try Golden.expect(run.stdout, "list-poddefault-available-\(form).txt")
    }
  }

  @Test(arguments: [
    "gpu vendor remove amd.com/gpu", "toleration remove spot", "affinity remove pool",
    "poddefault remove use-git-login",
  ])
  func `ask before something is taken away`(line: String) async throws {
    try await SandboxScene.with(text: Sample.offering) { scene in
      let refused = await scene.run(line)
      #expect(refused.status == .usage)
      #expect(refused.stderr.contains("there is no terminal to ask for confirmation on"))
      #expect(await scene.text() == Sample.offering)
      #expect(await scene.run(line + " --yes --no-restart --no-verify").status == .done)
      #expect(await scene.text() != Sample.offering)
    }
  }

  @Test(arguments: [
    ("gpu vendor add x.example/gpu --name X", "gpu vendor remove x.example/gpu"),
    ("toleration add a --name A --toleration a", "toleration remove a"),
    ("affinity add a --name A --node-label a", "affinity remove a"),
    ("poddefault add later", "poddefault remove later"),
    ("poddefault remove use-git-login -y", "poddefault add use-git-login"),
  ])
  func `propose the command that takes them back`(line: String, undo: String) async throws {
    try await SandboxScene.with(faults: [.crashLoop], text: Sample.offering) { scene in
      let run = await scene.run(line + " --on-failure keep")
      #expect(run.status == .notUndone)
      #expect(run.stderr.contains("\nto undo: spawnerctl \(undo)\n"), "\(run.stderr)")
    }
  }
}
