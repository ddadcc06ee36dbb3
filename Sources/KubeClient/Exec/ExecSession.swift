import KubeCore
import NIOCore
import NIOHTTP1
import NIOWebSocket

/// One command in a container: connect, switch to a WebSocket, talk until the command has ended.
struct ExecSession: Sendable {
  private static let inputChunk = 32 << 10
  /// How long the server may take to hang up after it has said how the command ended.
  private static let farewell = Duration.seconds(2)

  let request: ExecRequest
  let headers: HTTPHeaders
  let dialer: Dialer
  let options: KubeClientOptions

  /// Runs the command.
  ///
  /// - Returns: What the command wrote, and its exit code.
  /// - Throws: `KubeError` for whatever the server says; the errors of sockets and TLS as they are.
  func run() async throws -> ExecOutput {
    let holder = ChannelHolder()
    return try await withTaskCancellationHandler {
      defer { holder.close() }
      let channel = try await dialer.connect(holder: holder)
      let upgrade = WebSocketUpgrade(
        target: dialer.endpoint.server.basePath + request.request.target,
        headers: headers,
        sizeLimit: options.sizeLimit
      )
      switch try await upgrade.perform(on: channel) {
      case .refused(let refusal):
        throw failure(of: try await upgrade.answer(of: refusal))
      case .misled:
        throw failure(of: KubeResponse(status: 101))
      case .accepted(let streams, let version):
        return try await talk(over: streams, speaking: try spoken(version))
      }
    } onCancel: {
      holder.close()
    }
  }

  private func spoken(_ version: String?) throws -> ExecProtocol {
    guard let version, let known = ExecProtocol(rawValue: version) else {
      let found = version.map { "'\($0.prefix(80))'" } ?? "none"
      throw made(
        .protocolViolation,
        "speaks no protocol for commands that is known, found \(found)"
      )
    }
    return known
  }

  private func talk(
    over streams: NIOAsyncChannel<WebSocketFrame, WebSocketFrame>,
    speaking version: ExecProtocol
  ) async throws -> ExecOutput {
    try await streams.executeThenClose { inbound, outbound in
      try await withThrowingTaskGroup(of: Void.self) { group in
        defer { group.cancelAll() }
        if let input = request.stdin {
          group.addTask { try await write(input, to: outbound, speaking: version) }
        }
        return try await read(inbound, replyingOn: outbound) {
          group.addTask {
            try await options.clock.sleep(for: Self.farewell)
            streams.channel.close(promise: nil)
          }
        }
      }
    }
  }

  /// Reads until the server hangs up, which it does after the Status.
  ///
  /// - Parameters:
  ///   - inbound: What the server says.
  ///   - outbound: Where it is answered.
  ///   - hurry: Makes sure that the server hangs up soon.
  /// - Returns: What the command wrote, and its exit code.
  /// - Throws: `KubeError`, or the error of the connection when it broke before the Status.
  private func read(
    _ inbound: NIOAsyncChannelInboundStream<WebSocketFrame>,
    replyingOn outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>,
    hurry: () -> Void
  ) async throws -> ExecOutput {
    var transcript = ExecTranscript(limit: options.sizeLimit)
    do {
      var isClosing = false
      for try await frame in inbound {
        if frame.opcode == .connectionClose { break }
        try await take(frame, into: &transcript, replyingOn: outbound)
        if transcript.hasStatus, !isClosing {
          isClosing = true
          hurry()
          try await outbound.write(.masked(.connectionClose, ByteBuffer(integer: UInt16(1000))))
        }
      }
    } catch let error as KubeError {
      throw error
    } catch  where transcript.hasStatus {
      // All was said before the connection broke, which may be how a server says goodbye.
      try Task.checkCancellation()
    }
    try Task.checkCancellation()
    return try finished(transcript)
  }

  private func take(
    _ frame: WebSocketFrame,
    into transcript: inout ExecTranscript,
    replyingOn outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>
  ) async throws {
    switch frame.opcode {
    case .binary, .text:
      try receive(frame.unmaskedData, into: &transcript)
    case .ping:
      try await outbound.write(.masked(.pong, frame.unmaskedData))
    default:
      break
    }
  }

  private func receive(_ data: ByteBuffer, into transcript: inout ExecTranscript) throws {
    do {
      try transcript.receive(data.readableBytesView)
    } catch {
      throw made(.protocolViolation, "sent more than \(error.limit) bytes of the command's output")
    }
  }

  private func finished(_ transcript: ExecTranscript) throws -> ExecOutput {
    do {
      if let output = try transcript.output() { return output }
    } catch {
      var error = error
      error.attributes = request.request.attributes
      throw error
    }
    throw made(.unreachable, "closed the streams before the command had ended")
  }

  private func write(
    _ input: [UInt8],
    to outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>,
    speaking version: ExecProtocol
  ) async throws {
    var rest = input[...]
    while !rest.isEmpty {
      let chunk = rest.prefix(Self.inputChunk)
      rest = rest.dropFirst(chunk.count)
      try await outbound.write(
        .masked(.binary, ByteBuffer(bytes: [ExecChannel.stdin.rawValue] + chunk))
      )
    }
    if version == .v5 {
      let end = [ExecChannel.close.rawValue, ExecChannel.stdin.rawValue]
      try await outbound.write(.masked(.binary, ByteBuffer(bytes: end)))
    }
  }
}

// MARK: Failures

extension ExecSession {
  private func failure(of answer: KubeResponse) -> KubeError {
    switch answer.status {
    case 0:
      return made(.unreachable, "closed the connection before it answered")
    case 101, 200..<300:
      return made(.protocolViolation, "did not switch to a WebSocket, status \(answer.status)")
    default:
      return KubeError(answer: answer, to: request.request)
    }
  }

  private func made(_ code: KubeError.Code, _ words: String) -> KubeError {
    var error = KubeError(code: code, message: "'\(dialer.endpoint.server)' \(words)")
    error.attributes = request.request.attributes
    return error
  }
}
