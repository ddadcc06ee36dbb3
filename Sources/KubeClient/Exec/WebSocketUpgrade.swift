import KubeCore
import NIOCore
import NIOHTTP1
import NIOWebSocket

/// Turns a connection into a WebSocket, or reads why the server does not want to.
struct WebSocketUpgrade: Sendable {
  /// What became of a connection.
  enum Outcome: Sendable {
    /// It is a WebSocket, for the protocol that the server chose.
    case accepted(NIOAsyncChannel<WebSocketFrame, WebSocketFrame>, String?)
    /// It is HTTP still, with an answer arriving.
    case refused(NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>)
    /// It was said to be a WebSocket, but not in the way that proves it.
    case misled
  }

  /// The largest frame; kubelets send up to 32 KiB.
  private static let frameLimit = 1 << 20

  let target: String
  let headers: HTTPHeaders
  let sizeLimit: Int

  /// Asks for the change and waits for the answer.
  ///
  /// - Parameter channel: A connection on which nothing was sent yet.
  /// - Returns: What became of it.
  /// - Throws: The error of the connection, as it is.
  func perform(on channel: any Channel) async throws -> Outcome {
    let pipeline = pipeline
    do {
      return try await channel.eventLoop.submit {
        try channel.pipeline.syncOperations.addHandler(LateEndHandler())
        return try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(
          configuration: pipeline
        )
      }
      .flatMap { $0 }
      .get()
    } catch is NIOHTTPClientUpgradeError {
      return .misled
    }
  }

  private var pipeline: NIOUpgradableHTTPClientPipelineConfiguration<Outcome> {
    var head = HTTPRequestHead(version: .http1_1, method: .GET, uri: target, headers: headers)
    head.headers.add(name: "Sec-WebSocket-Protocol", value: ExecProtocol.offer)
    var pipeline = NIOUpgradableHTTPClientPipelineConfiguration(
      upgradeConfiguration: NIOTypedHTTPClientUpgradeConfiguration<Outcome>(
        upgradeRequestHead: head,
        upgraders: [upgrader],
        notUpgradingCompletionHandler: { channel in
          channel.eventLoop.makeCompletedFuture {
            .refused(try NIOAsyncChannel(wrappingChannelSynchronously: channel))
          }
        }
      )
    )
    // A server may begin to talk in the same packet that says it has switched.
    pipeline.leftOverBytesStrategy = .forwardBytes
    return pipeline
  }

  private var upgrader: NIOTypedWebSocketClientUpgrader<Outcome> {
    let sizeLimit = sizeLimit
    return NIOTypedWebSocketClientUpgrader(
      maxFrameSize: Self.frameLimit,
      upgradePipelineHandler: { channel, response in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            NIOWebSocketFrameAggregator(
              minNonFinalFragmentSize: 0,
              maxAccumulatedFrameCount: 1 << 10,
              maxAccumulatedFrameSize: sizeLimit
            )
          )
          let streams = try NIOAsyncChannel<WebSocketFrame, WebSocketFrame>(
            wrappingChannelSynchronously: channel
          )
          return .accepted(streams, response.headers.first(name: "Sec-WebSocket-Protocol"))
        }
      }
    )
  }

  /// Reads the answer of a server that refused.
  ///
  /// - Parameter refusal: The connection.
  /// - Returns: Status, header fields and as much of the body as the limit allows.
  /// - Throws: The error of the connection, as it is.
  func answer(
    of refusal: NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>
  ) async throws -> KubeResponse {
    try await refusal.executeThenClose { inbound, _ in
      var response = KubeResponse(status: 0)
      reading: for try await part in inbound {
        switch part {
        case .head(let head):
          response.status = Int(head.status.code)
          response.headers = HeaderFields(head.headers.map { ($0.name, $0.value) })
        case .body(let chunk):
          let room = sizeLimit - response.body.count
          response.body += chunk.readableBytesView.prefix(room)
          if room < chunk.readableBytes { break reading }
        case .end:
          break reading
        }
      }
      try Task.checkCancellation()
      return response
    }
  }
}

extension WebSocketFrame {
  /// A complete frame as a client must send it.
  ///
  /// - Parameters:
  ///   - opcode: What it is.
  ///   - data: What it carries.
  /// - Returns: The frame, with a random mask.
  static func masked(_ opcode: WebSocketOpcode, _ data: ByteBuffer) -> WebSocketFrame {
    WebSocketFrame(fin: true, opcode: opcode, maskKey: .random(), data: data)
  }
}
