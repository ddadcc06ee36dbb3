public import KubeCore

extension KubeClient {
  /// Runs a command in a container and waits for it to end.
  ///
  /// The streams go over a WebSocket of their own, with the same login and TLS as every request.
  /// Servers that speak `v5.channel.k8s.io` are told when the input has ended; older ones cannot be.
  ///
  /// - Parameter request: Where to run what.
  /// - Returns: What the command wrote, and its exit code, which may well not be 0.
  /// - Throws: `KubeError` when the server refuses, when the command cannot be started,
  ///   when the streams break, and when the output is larger than the limit; `CancellationError`
  ///   when cancelled.
  public func exec(_ request: ExecRequest) async throws -> ExecOutput {
    try await attempting(request.request) { identity in
      let session = ExecSession(
        request: request,
        headers: headers(for: request.request, as: identity),
        dialer: Dialer(
          endpoint: endpoint,
          security: identity.security ?? tls,
          connectTimeout: options.connectTimeout
        ),
        options: options
      )
      return Success(value: try await session.run(), status: 101)
    }
  }
}
