import Foundation
import KubeCore
import SpawnerSandbox
import TestSupport
import Testing

/// The sandbox as people meet it who type kubectl; time is real here, and short.
@Suite(
  .enabled(if: Kubectl.isInstalled, "kubectl is not on the PATH"),
  .timeLimit(.minutes(30)),
  .aFewAtATime
)
struct KubectlTests {
  @Test func `gets objects as rows and as YAML`() async throws {
    try await Kubectl.with { sandbox, kubectl in
      let rows = try await kubectl("get", "pods")
      #expect(rows.out.hasPrefix("NAME "))
      #expect(rows.out.contains("jupyter-web-app-deployment-"))
      #expect(rows.out.contains("1/1     Running   0"))
      let yaml = try await kubectl("get", "configmap", sandbox.configMapName, "-o", "yaml")
      #expect(yaml.out.contains("spawner_ui_config.yaml: |\n"))
      let missing = try await kubectl("get", "configmap", "none")
      #expect(missing.status == 1)
      #expect(missing.err == "Error from server (NotFound): configmaps \"none\" not found\n")
    }
  }

  @Test func `edits a ConfigMap`() async throws {
    try await Kubectl.with { sandbox, kubectl in
      let edited = try await kubectl(
        "edit",
        "configmap",
        sandbox.configMapName,
        environment: ["KUBE_EDITOR": "sed -i 's/hideTag: false/hideTag: true/'"]
      )
      #expect(edited.out == "configmap/\(sandbox.configMapName) edited\n")
      let text = try sandbox.configMapText
      #expect(text.contains("hideTag: true"))
      #expect(!text.contains("hideTag: false"))
    }
  }

  @Test func `replaces a ConfigMap once, and then meets a conflict`() async throws {
    try await Kubectl.with { sandbox, kubectl in
      let json = try await kubectl("get", "configmap", sandbox.configMapName, "-o", "json").out
      let changed = json.replacing("jupyter-scipy", with: "jupyter-changed")
      let first = try await kubectl("replace", "-f", "-", input: changed)
      #expect(first.out == "configmap/\(sandbox.configMapName) replaced\n")
      #expect(try sandbox.configMapText.contains("jupyter-changed"))
      let second = try await kubectl("replace", "-f", "-", input: changed)
      #expect(second.status == 1)
      #expect(second.err.hasPrefix("Error from server (Conflict): "))
    }
  }

  @Test func `patches in all three ways`() async throws {
    try await Kubectl.with { sandbox, kubectl in
      for (type, patch) in [
        ("merge", #"{"data":{"merge":"1"}}"#), ("strategic", #"{"data":{"strategic":"1"}}"#),
        ("json", #"[{"op":"add","path":"/data/json","value":"1"}]"#),
      ] {
        let done = try await kubectl(
          "patch",
          "configmap",
          sandbox.configMapName,
          "--type",
          type,
          "-p",
          patch
        )
        #expect(done.out == "configmap/\(sandbox.configMapName) patched\n")
        let object = sandbox.object("ConfigMap", named: sandbox.configMapName)
        #expect(object?["data"]?[type] == "1")
      }
    }
  }

  @Test func `restarts a deployment and waits for it`() async throws {
    try await Kubectl.with { sandbox, kubectl in
      let old = try sandbox.onlyPod()["metadata"]?["name"]
      let target = "deployment/\(sandbox.deploymentName)"
      let restarted = try await kubectl("rollout", "restart", target)
      #expect(restarted.out == "deployment.apps/\(sandbox.deploymentName) restarted\n")
      let status = try await kubectl("rollout", "status", target, "--timeout=10m")
      #expect(status.status == 0)
      #expect(status.out.hasSuffix("successfully rolled out\n"))
      let new = sandbox.webAppPods.filter { $0["metadata"]?["deletionTimestamp"] == nil }
      #expect(new.count == 1)
      #expect(new.first?["metadata"]?["name"] != old)
    }
  }

  @Test func `goes back to the ReplicaSet of before`() async throws {
    try await Kubectl.with { sandbox, kubectl in
      let target = "deployment/\(sandbox.deploymentName)"
      let owner = try sandbox.onlyPod()["metadata"]?["ownerReferences"]?[0]?["name"]
      _ = try await kubectl("rollout", "restart", target)
      _ = try await kubectl("rollout", "status", target, "--timeout=10m")
      #expect(try sandbox.onlyPod()["metadata"]?["ownerReferences"]?[0]?["name"] != owner)
      let undone = try await kubectl("rollout", "undo", target)
      #expect(undone.out == "deployment.apps/\(sandbox.deploymentName) rolled back\n")
      _ = try await kubectl("rollout", "status", target, "--timeout=10m")
      #expect(try sandbox.onlyPod()["metadata"]?["ownerReferences"]?[0]?["name"] == owner)
      let history = try await kubectl("rollout", "history", target)
      #expect(history.out.contains("\n2         <none>\n3         <none>\n"), "\(history.out)")
    }
  }

  @Test func `runs commands in a container`() async throws {
    try await Kubectl.with { sandbox, kubectl in
      let target = "deployment/\(sandbox.deploymentName)"
      let file = "/etc/config/spawner_ui_config.yaml"
      let shown = try await kubectl("exec", target, "--", "cat", file)
      #expect(shown.out == (try sandbox.configMapText))
      #expect(shown.status == 0)
      let missing = try await kubectl("exec", target, "--", "cat", "/nope")
      #expect(missing.status == 1)
      #expect(missing.err.hasPrefix("cat: /nope: No such file or directory\n"))
      let refused = try await kubectl("exec", target, "--", "curl", "-s", "http://localhost:1/")
      #expect(refused.status == 7, "\(refused.err)")
      let shell = try await kubectl("exec", target, "--", "sh")
      #expect(shell.status == 1)
      #expect(shell.err.contains("exec: \"sh\": executable file not found in $PATH"))
    }
  }

  @Test func `answers what one may do`() async throws {
    try await Kubectl.with { sandbox, kubectl in
      #expect(try await kubectl("auth", "can-i", "patch", "configmaps").out == "yes\n")
      sandbox.faults.inject(.forbidden(verb: "patch", resource: "configmaps"))
      let refused = try await kubectl("auth", "can-i", "patch", "configmaps")
      #expect(refused.out.hasPrefix("no"))
      #expect(refused.status == 1)
      let list = try await kubectl("auth", "can-i", "--list")
      #expect(list.status == 0)
      #expect(list.out.contains("*.*"))
    }
  }

  @Test func `makes objects without a file`() async throws {
    try await Kubectl.with { sandbox, kubectl in
      let map = try await kubectl("create", "configmap", "mine", "--from-literal=k=gr\u{fc}n")
      #expect(map.out == "configmap/mine created\n")
      #expect(sandbox.object("ConfigMap", named: "mine")?["data"] == ["k": "gr\u{fc}n"])
      #expect(try await kubectl("create", "namespace", "new").out == "namespace/new created\n")
      let secret = try await kubectl("create", "configmap", "mine", "--from-literal=k=2")
      #expect(secret.err.contains("configmaps \"mine\" already exists"))
    }
  }

  @Test func `shows all there is, in wide rows too`() async throws {
    try await Kubectl.with { sandbox, kubectl in
      let all = try await kubectl("get", "all")
      for kind in ["pod/", "service/", "deployment.apps/", "replicaset.apps/"] {
        #expect(all.out.contains("\n\(kind)"), "\(all.out)")
      }
      let wide = try await kubectl("get", "pods", "-o", "wide")
      #expect(wide.out.contains("sandbox-node"))
      let events = try await kubectl("get", "events")
      #expect(events.out.hasPrefix("LAST SEEN "))
    }
  }

  @Test func `asks the app by its raw path, with the token in front`() async throws {
    try await Kubectl.with { sandbox, kubectl in
      let pod = try sandbox.onlyPod()["metadata"]?["name"]?.string ?? ""
      let path = "/api/v1/namespaces/kubeflow/pods/\(pod):5000/proxy/healthz/liveness"
      let answer = try await kubectl("get", "--raw", "/\(sandbox.token)\(path)")
      #expect(answer.out == "\"alive\"\n")
      let refused = try await kubectl("get", "--raw", path)
      #expect(refused.err.contains("'kubectl get --raw' needs it there"))
      #expect(!refused.err.contains(sandbox.token))
    }
  }

  @Test func `sees that a rollout does not come to an end`() async throws {
    try await Kubectl.with { sandbox, kubectl in
      sandbox.faults.inject(.crashLoop)
      let target = "deployment/\(sandbox.deploymentName)"
      _ = try await kubectl("rollout", "restart", target)
      let status = try await kubectl("rollout", "status", target, "--timeout=2s")
      #expect(status.status == 1)
      #expect(status.err.contains("timed out waiting for the condition"))
      let rows = try await kubectl("get", "pods").out
      #expect(rows.contains("CrashLoopBackOff") || rows.contains("Error"))
    }
  }

  @Test func `reads logs`() async throws {
    try await Kubectl.with { sandbox, kubectl in
      let log = try await kubectl("logs", "deployment/\(sandbox.deploymentName)", "--tail=1")
      #expect(log.out == "[9] [INFO] Booting worker with pid: 9\n")
    }
  }

  @Test func `deletes a pod, which comes again`() async throws {
    try await Kubectl.with { sandbox, kubectl in
      let name = try sandbox.onlyPod()["metadata"]?["name"]?.string ?? ""
      let deleted = try await kubectl("delete", "pod", name)
      #expect(deleted.out.hasPrefix("pod \"\(name)\" deleted"))
      let target = "deployment/\(sandbox.deploymentName)"
      let status = try await kubectl("rollout", "status", target, "--timeout=10m")
      #expect(status.status == 0, "\(status.err)")
      #expect(sandbox.object("Pod", named: name) == nil)
    }
  }

  @Test func `applies a manifest`() async throws {
    try await Kubectl.with { sandbox, kubectl in
      let manifest = """
        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "mine"},
         "data": {"k": "1"}}
        """
      let made = try await kubectl("apply", "-f", "-", input: manifest)
      #expect(made.out == "configmap/mine created\n")
      let changed = manifest.replacing("\"1\"", with: "\"2\"")
      let configured = try await kubectl("apply", "-f", "-", input: changed)
      #expect(configured.out == "configmap/mine configured\n")
      #expect(sandbox.object("ConfigMap", named: "mine")?["data"] == ["k": "2"])
      let removed = try await kubectl("delete", "configmap", "mine")
      #expect(removed.out.hasPrefix("configmap \"mine\" deleted"))
    }
  }

  @Test func `finds out what there is`() async throws {
    try await Kubectl.with { _, kubectl in
      let resources = try await kubectl("api-resources", "-o", "name")
      #expect(resources.status == 0)
      #expect(resources.out.contains("deployments.apps\n"))
      let version = try await kubectl("version")
      #expect(version.out.contains("Server Version: v1.32.0+sandbox"))
      let description = try await kubectl("describe", "pods")
      #expect(description.out.contains("Successfully assigned kubeflow/jupyter-web-app-deployment"))
    }
  }

  @Test func `reads the log of a crash`() async throws {
    try await Kubectl.with { sandbox, kubectl in
      sandbox.faults.inject(.crashLoop)
      let target = "deployment/\(sandbox.deploymentName)"
      _ = try await kubectl("rollout", "restart", target)
      _ = try await kubectl("rollout", "status", target, "--timeout=2s")
      let pods = sandbox.webAppPods.filter {
        $0["status"]?["containerStatuses"]?[0]?["ready"] == false
      }
      let name = pods.first?["metadata"]?["name"]?.string ?? ""
      let log = try await kubectl("logs", name, "--tail=1")
      #expect(log.out == "RuntimeError: crash asked for by a sandbox fault\n")
    }
  }

  @Test func `waits for a condition`() async throws {
    try await Kubectl.with { sandbox, kubectl in
      let watch = try await kubectl(
        "wait",
        "--for=condition=Available",
        "deployment/\(sandbox.deploymentName)",
        "--timeout=10m"
      )
      #expect(watch.status == 0)
      #expect(watch.out.hasSuffix("condition met\n"))
    }
  }
}

/// Runs kubectl on a sandbox, with nothing of the machine's own settings.
struct Kubectl: Sendable {
  struct Result: Sendable {
    let status: Int32
    let out: String
    let err: String
  }

  private let directory: String

  static let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/kubectl" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  static var isInstalled: Bool { path != nil }

  /// Runs a sandbox in real time, and lends a kubectl that talks to it.
  static func with(_ body: (Sandbox, Kubectl) async throws -> Void) async throws {
    try await TemporaryDirectory.with { directory in
      try await Sandbox.with { sandbox in
        try sandbox.kubeconfig.write(
          toFile: "\(directory.path)/config",
          atomically: true,
          encoding: .utf8
        )
        try await body(sandbox, Kubectl(directory: directory.path))
      }
    }
  }

  func callAsFunction(
    _ arguments: String...,
    input: String? = nil,
    environment: [String: String] = [:]
  ) async throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: Self.path ?? "/nonexistent")
    process.arguments = ["--kubeconfig", "\(directory)/config"] + arguments
    let base = [
      "HOME": directory, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
      "TMPDIR": directory,
    ]
    process.environment = base.merging(environment) { _, new in new }
    // Files rather than pipes: nothing can fill up while nobody reads.
    for name in ["in", "out", "err"] {
      let content = name == "in" ? input ?? "" : ""
      try content.write(toFile: "\(directory)/\(name)", atomically: false, encoding: .utf8)
    }
    process.standardInput = FileHandle(forReadingAtPath: "\(directory)/in")
    process.standardOutput = FileHandle(forWritingAtPath: "\(directory)/out")
    process.standardError = FileHandle(forWritingAtPath: "\(directory)/err")
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in done.resume() }
      do {
        try process.run()
      } catch {
        process.terminationHandler = nil
        done.resume(throwing: error)
      }
    }
    return Result(
      status: process.terminationStatus,
      out: try read("out"),
      err: try read("err")
    )
  }

  private func read(_ name: String) throws -> String {
    try String(contentsOfFile: "\(directory)/\(name)", encoding: .utf8)
  }
}
