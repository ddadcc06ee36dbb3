import KubeClient
import KubeCore
import SpawnerSandbox
import TestSupport

/// A sandbox with a client, over real sockets.
enum Lab {
  /// Runs a sandbox whose clock only moves by hand, with a client that never retries.
  static func with<R: Sendable>(
    _ options: SandboxOptions = SandboxOptions(),
    clock: ManualClock = ManualClock(),
    _ body: (Sandbox, KubeClient) async throws -> R
  ) async throws -> R {
    var options = options
    options.clock = clock
    return try await Sandbox.with(options) { sandbox in
      try await KubeClient.with(connection: connection(to: sandbox), options: impatient) { client in
        try await body(sandbox, client)
      }
    }
  }

  /// The connection a user of the sandbox's kubeconfig gets.
  static func connection(to sandbox: Sandbox) throws -> Connection {
    try Kubeconfig(parsing: Array(sandbox.kubeconfig.utf8), path: "/sandbox/config").resolved()
  }

  static var impatient: KubeClientOptions {
    var policy = RetryPolicy()
    policy.maximumAttempts = 1
    policy.maximumAttemptsUnreachable = 1
    return KubeClientOptions(retryPolicy: policy)
  }
}

extension Sandbox {
  /// The pods of the web app, in name order.
  var webAppPods: [JSONValue] {
    objects("Pod").filter { $0["metadata"]?["labels"]?["app"]?.string == "jupyter-web-app" }
  }

  /// The one pod of the web app that is not on its way out.
  func onlyPod() throws -> JSONValue {
    let pods = webAppPods.filter { $0["metadata"]?["deletionTimestamp"] == nil }
    guard let pod = pods.first, pods.count == 1 else {
      throw LabError("expected one pod, found \(pods.count)")
    }
    return pod
  }

  /// Changes an annotation of the pod template, as `kubectl rollout restart` does.
  func restart(_ value: String = "now") throws {
    try change("Deployment", named: deploymentName) { deployment in
      var template = deployment["spec"]?["template"] ?? [:]
      var metadata = template["metadata"] ?? [:]
      metadata["annotations"] = ["kubectl.kubernetes.io/restartedAt": .string(value)]
      template["metadata"] = metadata
      var spec = deployment["spec"] ?? [:]
      spec["template"] = template
      deployment["spec"] = spec
    }
  }
}

/// Something a test needs is not as it should be.
struct LabError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
