import KubeCore
import NIOCore
import NIOWebSocket

/// Speaks the remote command protocol: one byte with the stream's number, then data.
struct CommandStreams: Sendable {
  private enum Stream: UInt8 {
    case output = 1
    case errors = 2
    /// How the command ended, as one Status.
    case status = 3
  }

  /// As much as kubelets send at once.
  private static let frameSize = 32 << 10

  let cluster: Cluster
  let command: ContainerCommand

  /// Runs the command, tells what it wrote and how it ended, and hangs up.
  func run(over streams: SandboxChannel.Streams) async throws {
    try await streams.executeThenClose { inbound, outbound in
      let (output, status) = run()
      for (stream, bytes) in [(Stream.output, output.stdout), (.errors, output.stderr)] {
        // An empty message first, as a kubelet's, says that the stream is open.
        try await outbound.write(Self.message(stream, []))
        for start in stride(from: 0, to: bytes.count, by: Self.frameSize) {
          let chunk = bytes[start..<min(start + Self.frameSize, bytes.count)]
          try await outbound.write(Self.message(stream, chunk))
        }
      }
      try await outbound.write(Self.message(.status, try status.encoded()))
      let farewell = ByteBuffer(integer: UInt16(webSocketErrorCode: .normalClosure))
      try await outbound.write(
        WebSocketFrame(fin: true, opcode: .connectionClose, data: farewell)
      )
      // Closing before the other side has heard all could take the last words back.
      for try await frame in inbound where frame.opcode == .connectionClose { return }
    }
  }

  private func run() -> (ExecOutput, status: JSONValue) {
    do {
      let output = try cluster.withState { state throws(APIFailure) in try state.run(command) }
      return (output, output.status)
    } catch {
      return (ExecOutput(), error.body)
    }
  }

  private static func message(_ stream: Stream, _ data: some Collection<UInt8>) -> WebSocketFrame {
    var buffer = ByteBuffer(bytes: [stream.rawValue])
    buffer.writeBytes(data)
    return WebSocketFrame(fin: true, opcode: .binary, data: buffer)
  }
}

extension ExecOutput {
  /// The Status that tells how the command ended.
  fileprivate var status: JSONValue {
    guard exitCode != 0 else { return ["metadata": [:], "status": "Success"] }
    return [
      "metadata": [:], "status": "Failure", "reason": "NonZeroExitCode",
      "message": .string("command terminated with non-zero exit code: exit status \(exitCode)"),
      "details": ["causes": [["reason": "ExitCode", "message": .string(String(exitCode))]]],
    ]
  }
}
