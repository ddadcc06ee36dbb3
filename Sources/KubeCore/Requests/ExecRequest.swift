/// A command to run in a container.
public struct ExecRequest: Hashable, Sendable {
  /// The pod's namespace.
  public var namespace: String
  /// The pod's name.
  public var pod: String
  /// The container; nil where the pod has only one.
  public var container: String?
  /// The program and its arguments; no shell is involved.
  public var command: [String]
  /// What the command reads; nil gives it no input at all.
  public var stdin: [UInt8]?
  /// How long the command may run; nil leaves that to the sender.
  public var timeout: Duration?

  /// Describes a command to run.
  ///
  /// - Parameters:
  ///   - command: The program and its arguments.
  ///   - pod: The pod's name.
  ///   - namespace: The pod's namespace.
  ///   - container: The container.
  public init(_ command: [String], pod: String, namespace: String, container: String? = nil) {
    self.command = command
    self.pod = pod
    self.namespace = namespace
    self.container = container
  }

  /// The request that opens the streams: a GET to be upgraded to a WebSocket.
  public var request: KubeRequest {
    var request = KubeRequest(
      .get,
      path: KubeRequest.path(Pod.resource, namespace: namespace, name: pod, subresource: "exec"),
      mayRetry: false
    )
    // A real API server answers 406 to an upgrade that accepts nothing but JSON.
    request.headers = ["Accept": "*/*"]
    for argument in command { request.add("command", argument) }
    request.add("container", container)
    request.add("stdin", stdin == nil ? nil : "true")
    request.add("stdout", "true")
    request.add("stderr", "true")
    request.timeout = timeout
    return request
  }
}

/// What a command in a container wrote and how it ended.
public struct ExecOutput: Hashable, Sendable {
  /// What it wrote to its standard output.
  public var stdout: [UInt8]
  /// What it wrote to its standard error.
  public var stderr: [UInt8]
  /// Its exit code; 0 is success.
  public var exitCode: Int32

  /// Notes how a command ended.
  ///
  /// - Parameters:
  ///   - stdout: What it wrote to its standard output.
  ///   - stderr: What it wrote to its standard error.
  ///   - exitCode: Its exit code.
  public init(stdout: [UInt8] = [], stderr: [UInt8] = [], exitCode: Int32 = 0) {
    self.stdout = stdout
    self.stderr = stderr
    self.exitCode = exitCode
  }
}

extension ExecOutput {
  /// Reads how a command ended from the Status that closes its streams.
  ///
  /// - Parameter status: The body sent on the error channel, in JSON.
  /// - Returns: The exit code; 0 for success.
  /// - Throws: ``KubeError`` when the command could not be run at all.
  public static func exitCode(fromStatus status: [UInt8]) throws(KubeError) -> Int32 {
    let body = try JSONText.decoded(StatusBody.self, from: status)
    if body.status == "Success" { return 0 }
    let cause = body.details?.causes.first { $0.reason == "ExitCode" }
    if body.reason == "NonZeroExitCode", let code = cause?.message.flatMap({ Int32($0) }) {
      return code
    }
    // Servers leave the object's kind out here, so it is not asked for.
    var error = KubeError(
      code: KubeError.Code(status: body.code ?? 500, reason: body.reason),
      message: body.message ?? "the command could not be run"
    )
    error.status = body.code
    error.reason = body.reason
    error.causes = body.details?.causes ?? []
    throw error
  }
}
