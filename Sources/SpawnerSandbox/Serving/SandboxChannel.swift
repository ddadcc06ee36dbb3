import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOWebSocket
import Synchronization

/// A connection to the sandbox: HTTP, unless its first request makes it the streams of a command.
struct SandboxChannel: ServerChildChannel {
  typealias Streams = NIOAsyncChannel<WebSocketFrame, WebSocketFrame>
  typealias Messages = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

  /// What a connection has become.
  enum Course: Sendable {
    case http(Messages)
    case command(Streams)
  }

  /// A connection whose first request may still be on its way.
  struct Value: ServerChildChannelValue {
    let channel: any Channel
    fileprivate let course: EventLoopFuture<Course>
    fileprivate let opening: Opening
  }

  let server: SandboxServer
  let responder: HTTPChannelHandler.Responder

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      let opening = Opening()
      let upgrades = NIOTypedHTTPServerUpgradeConfiguration(
        upgraders: [upgrader(noting: opening)],
        notUpgradingCompletionHandler: { channel in
          channel.eventLoop.makeCompletedFuture {
            .http(try Self.remainingHTTP(channel, logger: logger))
          }
        }
      )
      let pipeline = channel.pipeline.syncOperations
      let course = try pipeline.configureUpgradableHTTPServerPipeline(
        configuration: NIOUpgradableHTTPServerPipelineConfiguration(upgradeConfiguration: upgrades)
      )
      let upgrade = try pipeline.handler(type: NIOTypedHTTPServerUpgradeHandler<Course>.self)
      try pipeline.addHandler(RefusedUpgradeHandler(), position: .before(upgrade))
      return Value(channel: channel, course: course, opening: opening)
    }
  }

  /// Lets a connection stay what it is, with the handlers of a Hummingbird server.
  private static func remainingHTTP(_ channel: any Channel, logger: Logger) throws -> Messages {
    let pipeline = channel.pipeline.syncOperations
    let keeper = try pipeline.handler(type: RefusedUpgradeHandler.self)
    keeper.giveBack()
    pipeline.removeHandler(keeper, promise: nil)
    try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
    try pipeline.addHandler(HTTPConnectionStateHandler(logger: logger))
    return try NIOAsyncChannel(
      wrappingChannelSynchronously: channel,
      configuration: .init(isOutboundHalfClosureEnabled: true)
    )
  }

  /// Asks the API server what it makes of a first request that wants a WebSocket.
  private func upgrader(
    noting opening: Opening
  ) -> NIOTypedWebSocketServerUpgrader<Course> {
    NIOTypedWebSocketServerUpgrader(
      shouldUpgrade: { [server] channel, head in
        channel.eventLoop.makeFutureWithTask {
          let reply = await server.server.answer(APIRequest(head))
          opening.note(reply)
          guard case .command(_, let version) = reply.body else { return nil }
          return ["Sec-WebSocket-Protocol": version]
        }
      },
      upgradePipelineHandler: { channel, _ in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          let keeper = try pipeline.handler(type: RefusedUpgradeHandler.self)
          pipeline.removeHandler(keeper, promise: nil)
          return .command(try NIOAsyncChannel(wrappingChannelSynchronously: channel))
        }
      }
    )
  }

  func handle(value: Value, logger: Logger) async {
    do {
      let course = try await withTaskCancellationHandler {
        try await value.course.get()
      } onCancel: {
        value.channel.close(promise: nil)
      }
      switch course {
      case .http(let messages): await converse(over: messages, after: value.opening, logger)
      case .command(let streams):
        guard case .command(let command, _) = value.opening.take()?.body else { return }
        try await CommandStreams(cluster: server.server.cluster, command: command).run(
          over: streams
        )
      }
    } catch {
      logger.debug("a connection ended early", metadata: ["error": "\(error)"])
    }
  }

  /// Answers the requests of a connection; what was said to the first already is not asked again.
  private func converse(
    over messages: Messages,
    after opening: Opening,
    _ logger: Logger
  ) async {
    let http = HTTP1Channel { [server, responder] request, writer, channel in
      guard let reply = opening.take() else {
        return try await responder(request, writer, channel)
      }
      let response = try await server.response(reply, to: request, on: channel)
      try await writer.write(response: response.head, body: response.body)
    }
    await http.handleHTTP(asyncChannel: messages, logger: logger)
  }
}

/// What was answered to a connection's first request before it was clear what becomes of it.
private final class Opening: Sendable {
  private let reply = Mutex<Reply?>(nil)

  func note(_ reply: Reply) { self.reply.withLock { $0 = reply } }

  func take() -> Reply? {
    reply.withLock { reply in
      defer { reply = nil }
      return reply
    }
  }
}

extension APIRequest {
  fileprivate init(_ head: HTTPRequestHead) {
    self.init(method: head.method.rawValue, target: head.uri)
    for field in head.headers {
      let name = field.name.lowercased()
      headers[name] = headers[name].map { "\($0), \(field.value)" } ?? field.value
    }
  }
}
