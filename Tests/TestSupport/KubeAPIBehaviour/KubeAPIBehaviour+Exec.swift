import KubeCore

/// What running commands must do alike in the sandbox and on real nodes.
extension KubeAPIBehaviour {
  /// Needs a namespace in which the web app runs, unlike ``checks``.
  public static let execChecks: [Check] = [
    Check("shows the file that a container has mounted") { behaviour in
      let pod = try await behaviour.webApp()
      let output = try await behaviour.exec(["cat", Self.mountedFile], in: pod)
      try expect(!output.stdout.isEmpty, "the file is empty")
      try expectEqual(output.stdout, try await behaviour.file(of: pod), "the file")
      try expectEqual(output.stderr, [], "the complaints")
      try expectEqual(output.exitCode, 0, "the exit code")
    },
    Check("passes on the complaint and the exit code of a command") { behaviour in
      let pod = try await behaviour.webApp()
      let output = try await behaviour.exec(["cat", "/no/such/file"], in: pod)
      let words = String(decoding: output.stderr, as: UTF8.self)
      try expect(words.contains("No such file or directory"), "the complaint: \(words)")
      try expectEqual(output.stdout, [], "the output")
      try expectEqual(output.exitCode, 1, "the exit code")
    },
    Check("cannot run a program that a container does not have") { behaviour in
      let pod = try await behaviour.webApp()
      do {
        // Some nodes say so by the exit code that a shell would give.
        let output = try await behaviour.exec(["no-such-program"], in: pod)
        try expect([126, 127].contains(output.exitCode), "the exit code: \(output.exitCode)")
      } catch let error as KubeError {
        try expectEqual(error.code, .serverError, "the error")
        try expect("\(error)".contains("no-such-program"), "the words: \(error)")
      }
    },
    Check("runs nothing in a pod that is not there") { behaviour in
      let error = try await expectError(.notFound, "running") {
        let request = ExecRequest(["cat"], pod: "no-such-pod", namespace: behaviour.namespace)
        _ = try await behaviour.api.exec(request)
      }
      try expectEqual(error.status, 404, "the status")
    },
    Check("runs nothing in a container that is not there") { behaviour in
      let pod = try await behaviour.webApp()
      try await expectError(.badRequest, "running") {
        let request = ExecRequest(
          ["cat", Self.mountedFile],
          pod: pod.name,
          namespace: behaviour.namespace,
          container: "no-such-container"
        )
        _ = try await behaviour.api.exec(request)
      }
    },
  ]

  private static let mountedFile = "/etc/config/spawner_ui_config.yaml"

  private func webApp() async throws -> Pod {
    let pods = try await api.list(
      Pod.self,
      namespace: namespace,
      labelSelector: "app=jupyter-web-app"
    )
    let pod = pods.items.first { !$0.metadata.isTerminating }
    guard let pod else { throw Violation(description: "no pod of the web app is there") }
    return pod
  }

  private func exec(_ command: [String], in pod: Pod) async throws -> ExecOutput {
    let container = pod.spec?.containers.first?.name
    return try await api.exec(
      ExecRequest(command, pod: pod.name, namespace: namespace, container: container)
    )
  }

  /// What the ConfigMap that the pod mounts says.
  private func file(of pod: Pod) async throws -> [UInt8] {
    let name = pod.spec?.volumes.lazy.compactMap { $0.configMap?.name }.first
    let map = try await api.get(ConfigMap.self, name: name ?? "", namespace: namespace)
    return Array((map.data["spawner_ui_config.yaml"] ?? "").utf8)
  }
}
