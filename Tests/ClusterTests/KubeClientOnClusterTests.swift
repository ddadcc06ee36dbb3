import KubeClient
import KubeCore
import TestSupport
import Testing

extension ClusterTests {
  /// The client on a real API server and a real kubelet.
  @Suite struct KubeClientOnClusterTests {
    @Test(.timeLimit(.minutes(30)), arguments: KubeAPIBehaviour.checks)
    func `behaves as a server does`(_ check: KubeAPIBehaviour.Check) async throws {
      try await withClient { try await check.run(on: $0, namespace: "default") }
    }

    @Test(.timeLimit(.minutes(30)), arguments: KubeAPIBehaviour.execChecks)
    func `runs commands as the sandbox does`(_ check: KubeAPIBehaviour.Check) async throws {
      try await withClient { try await check.run(on: $0, namespace: "kubeflow") }
    }

    @Test(arguments: [Cluster.User.admin, .noProxy])
    func `runs a command in a container`(user: Cluster.User) async throws {
      try await withClient(as: user) { client in
        let script = "read line; echo \"got $line\"; echo oops >&2; exit 3"
        var request = try await ExecRequest(
          ["sh", "-c", script],
          pod: podName(client),
          namespace: "kubeflow"
        )
        request.stdin = Array("grüße\n".utf8)

        let output = try await client.exec(request)

        #expect(String(decoding: output.stdout, as: UTF8.self) == "got grüße\n")
        #expect(String(decoding: output.stderr, as: UTF8.self) == "oops\n")
        #expect(output.exitCode == 3)
      }
    }

    @Test(arguments: [0, 1000, 40_000, 100_000, 3_000_000])
    func `carries all of a command's output`(size: Int) async throws {
      try await withClient { client in
        let request = try await ExecRequest(
          ["sh", "-c", "head -c \(size) /dev/zero"],
          pod: podName(client),
          namespace: "kubeflow"
        )
        #expect(try await client.exec(request).stdout.count == size)
      }
    }

    @Test func `says that exec is not allowed`() async throws {
      try await withClient(as: .noProxyNoExec) { client in
        let pod = try await podName(client)
        let error = await #expect(throws: KubeError.self) {
          try await client.exec(ExecRequest(["true"], pod: pod, namespace: "kubeflow"))
        }
        #expect(error?.isForbidden == true, "\(String(describing: error))")
      }
    }

    @Test func `reads the log through the kubelet`() async throws {
      try await withClient { client in
        let response = try await client.send(.podLog(pod: podName(client), namespace: "kubeflow"))
        #expect(String(decoding: response.body, as: UTF8.self).contains("Listening at: "))
      }
    }
  }
}

private func withClient(
  as user: Cluster.User = .admin,
  _ body: (KubeClient) async throws -> Void
) async throws {
  let path = try Cluster.required().kubeconfig(of: user)
  let connection = try Kubeconfig.load(explicitPath: path, environment: [:]).resolved()
  try await KubeClient.with(connection: connection, body)
}

/// The pod of the app in namespace kubeflow, which no test rolls.
private func podName(_ client: KubeClient) async throws -> String {
  let pods = try await client.list(
    Pod.self,
    namespace: "kubeflow",
    labelSelector: "app=jupyter-web-app"
  )
  return try #require(pods.items.first).metadata.name
}
