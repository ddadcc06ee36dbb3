import SpawnerSandbox

extension CommandContext {
  /// Opens a simulated cluster and a private kubeconfig for it, for as long as the body runs.
  ///
  /// - Parameters:
  ///   - options: How the cluster behaves.
  ///   - body: Takes the kubeconfig's path.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws; `SandboxError` and `FileError` when it cannot be opened.
  func withSandbox(
    _ options: SandboxOptions,
    body: (_ kubeconfig: String) async throws -> ExitStatus
  ) async throws -> ExitStatus {
    try await Sandbox.with(options) { sandbox in
      let path = try files.createPrivate(
        "spawnerctl-sandbox",
        Array(sandbox.kubeconfig.utf8)
      )
      let result: ExitStatus
      do {
        result = try await body(path)
      } catch {
        try files.remove(path)
        throw error
      }
      try files.remove(path)
      return result
    }
  }
}
