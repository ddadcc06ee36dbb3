import NIOCore
import NIOWebSocket

/// What a stub server does with the WebSocket of a command.
struct CommandScript: Sendable {
  typealias Talk =
    @Sendable (
      NIOAsyncChannelInboundStream<WebSocketFrame>, NIOAsyncChannelOutboundWriter<WebSocketFrame>
    ) async throws -> Void

  /// The protocol that the server chooses.
  var subprotocol: String?
  /// What it says and hears; the socket is closed after it.
  var talk: Talk

  init(_ subprotocol: String? = "v4.channel.k8s.io", talk: @escaping Talk) {
    self.subprotocol = subprotocol
    self.talk = talk
  }

  /// Says the messages and closes.
  ///
  /// - Parameters:
  ///   - subprotocol: The protocol that the server chooses.
  ///   - messages: Channel numbers and texts.
  init(_ subprotocol: String? = "v4.channel.k8s.io", saying messages: [(UInt8, String)]) {
    self.init(subprotocol) { _, outbound in
      for (channel, text) in messages { try await outbound.write(.message(channel, text)) }
    }
  }

  func run(on channel: NIOAsyncChannel<WebSocketFrame, WebSocketFrame>) async throws {
    try await channel.executeThenClose { inbound, outbound in try await talk(inbound, outbound) }
  }

  static let success = #"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Success"}"#

  static func exit(_ code: Int) -> String {
    """
    {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",\
    "message":"command terminated with exit code \(code)","reason":"NonZeroExitCode",\
    "details":{"causes":[{"reason":"ExitCode","message":"\(code)"}]}}
    """
  }
}

extension WebSocketFrame {
  static func message(_ channel: UInt8, _ text: String) -> WebSocketFrame {
    WebSocketFrame(
      fin: true,
      opcode: .binary,
      data: ByteBuffer(bytes: [channel] + Array(text.utf8))
    )
  }
}
