/// The cluster, as everything above the network sees it.
///
/// One protocol of three verbs is all that the use cases need: a request and its answer, a request
/// whose answer is an open-ended run of lines, and a command inside a container. `KubeClient`
/// implements it over sockets, the test double in memory; both obey the same behaviour suite.
/// The typed verbs (`get`, `list`, `watch`, …) are extensions built on these three.
///
/// ```swift
/// let pods = try await api.list(Pod.self, namespace: "kubeflow")
/// ```
public protocol KubeAPI: Sendable {
  /// Sends a request and waits for the whole answer.
  ///
  /// - Parameter request: What to ask; see the static builders of ``KubeRequest``.
  /// - Returns: The answer, whose status is always 2xx.
  /// - Throws: ``KubeError`` for any other status (made from the server's Status body) and for
  ///   everything that kept the answer from arriving; `CancellationError` when cancelled.
  func send(_ request: KubeRequest) async throws -> KubeResponse

  /// Sends a request and hands out its answer line by line while it is still arriving.
  ///
  /// Watching and following a log speak like this. The stream ends when the server closes it;
  /// a stream that was cut ends with an error.
  ///
  /// - Parameter request: What to ask.
  /// - Returns: One element for each line, without its newline; blank lines are handed out, too.
  /// - Throws: ``KubeError`` when the server refused to start the stream.
  func lines(_ request: KubeRequest) async throws -> AsyncThrowingStream<[UInt8], any Error>

  /// Runs a command in a container and waits for it to end.
  ///
  /// A command that fails is not an error here: its exit code is part of the output.
  ///
  /// - Parameter request: Where to run what.
  /// - Returns: Everything the command wrote, and its exit code.
  /// - Throws: ``KubeError`` when the command could not be started or its streams broke.
  func exec(_ request: ExecRequest) async throws -> ExecOutput
}
