import NIOCore
import NIOHTTP1
import NIOWebSocket

/// What a connection has become, once its first request is known.
enum Negotiation: Sendable {
  case http(NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>)
  case command(NIOAsyncChannel<WebSocketFrame, WebSocketFrame>)

  static func begin(
    on channel: any Channel,
    command: CommandScript?,
    log: ServerLog
  ) throws -> EventLoopFuture<Negotiation> {
    guard let command else {
      try channel.pipeline.syncOperations.configureHTTPServerPipeline()
      return channel.eventLoop.makeCompletedFuture {
        .http(try NIOAsyncChannel(wrappingChannelSynchronously: channel))
      }
    }
    let upgrader = NIOTypedWebSocketServerUpgrader<Negotiation>(
      maxFrameSize: 1 << 20,
      shouldUpgrade: { channel, head in
        _ = log.note(
          Received(method: "GET", target: head.uri, headers: head.headers, connection: 0)
        )
        let headers = command.subprotocol.map { HTTPHeaders([("Sec-WebSocket-Protocol", $0)]) }
        return channel.eventLoop.makeSucceededFuture(headers ?? [:])
      },
      upgradePipelineHandler: { channel, _ in
        channel.eventLoop.makeCompletedFuture {
          .command(try NIOAsyncChannel(wrappingChannelSynchronously: channel))
        }
      }
    )
    return try channel.pipeline.syncOperations.configureUpgradableHTTPServerPipeline(
      configuration: NIOUpgradableHTTPServerPipelineConfiguration(
        upgradeConfiguration: NIOTypedHTTPServerUpgradeConfiguration(
          upgraders: [upgrader],
          notUpgradingCompletionHandler: { channel in
            channel.eventLoop.makeCompletedFuture {
              .http(try NIOAsyncChannel(wrappingChannelSynchronously: channel))
            }
          }
        )
      )
    )
  }
}

/// Requests and answers on one connection.
struct Conversation: Sendable {
  typealias Outbound = NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>

  /// The client is to be left without an end of the answer.
  struct Cut: Error {}

  let script: StubServer.Script
  let log: ServerLog
  let connection: Int

  /// Answers until the client goes, or an answer says so.
  func hold(
    on channel: NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>
  ) async throws {
    let raw = channel.channel
    try await channel.executeThenClose { inbound, outbound in
      var request: Received?
      for try await part in inbound {
        switch part {
        case .head(let head):
          request = Received(
            method: head.method.rawValue,
            target: head.uri,
            headers: head.headers,
            connection: connection
          )
        case .body(let chunk):
          request?.body += chunk.readableBytesView
        case .end:
          guard let complete = request else { continue }
          let answer = try await script(log.note(complete))
          try await send(answer, on: outbound, raw: raw)
        }
      }
    }
  }

  private func send(_ answer: Answer, on outbound: Outbound, raw: any Channel) async throws {
    switch answer {
    case .whole(let status, let headers, let body):
      var head = HTTPResponseHead(
        version: .http1_1,
        status: HTTPResponseStatus(statusCode: status),
        headers: HTTPHeaders(headers)
      )
      head.headers.add(name: "Content-Length", value: "\(body.utf8.count)")
      try await outbound.write(.head(head))
      try await outbound.write(.body(.byteBuffer(ByteBuffer(string: body))))
      try await outbound.write(.end(nil))
    case .pieces(let pieces, let ending):
      let headers = HTTPHeaders([("Transfer-Encoding", "chunked")])
      try await outbound.write(
        .head(HTTPResponseHead(version: .http1_1, status: .ok, headers: headers))
      )
      for piece in pieces {
        try await outbound.write(.body(.byteBuffer(ByteBuffer(string: piece))))
      }
      switch ending {
      case .complete: try await outbound.write(.end(nil))
      case .cut: throw Cut()
      case .open: break
      }
    case .raw(let text):
      // From below the HTTP encoder, which would not let such a thing pass.
      try await raw.eventLoop.submit {
        let encoder = try raw.pipeline.syncOperations.context(
          handlerType: HTTPResponseEncoder.self
        )
        encoder.writeAndFlush(NIOAny(ByteBuffer(string: text)), promise: nil)
      }.get()
      throw Cut()
    case .silence:
      break
    case .close:
      throw Cut()
    }
  }
}
