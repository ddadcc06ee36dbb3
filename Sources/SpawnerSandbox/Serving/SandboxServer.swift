import Hummingbird
import HummingbirdCore
import KubeCore
import Logging
import NIOCore

/// Lets HTTP requests reach the API server and its answers leave.
struct SandboxServer: Sendable {
  let server: APIServer
  private let logger: Logger

  init(_ server: APIServer, logger: Logger) {
    self.server = server
    self.logger = logger
  }

  /// Serves on a free port of the loopback address, which it tells once it is open, until it is
  /// cancelled.
  func serve(onServing: @escaping @Sendable (_ port: Int?) -> Void) async throws {
    let application = Application(
      responder: CallbackResponder { (request, context: ConnectionContext) in
        try await respond(to: request, on: context.channel)
      },
      server: HTTPServerBuilder { SandboxChannel(server: self, responder: $0) },
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { onServing($0.localAddress?.port) },
      logger: logger
    )
    try await application.run()
  }

  private func respond(to request: Request, on channel: any Channel) async throws -> Response {
    var asked = APIRequest(request)
    // Reading a body that nobody sent would keep a watch from noticing that its client left.
    if request.method != .get {
      asked.body = Array(
        (try await request.body.collect(upTo: 4 * 1_048_576)).readableBytesView
      )
    }
    let reply = await server.answer(asked)
    return try await response(reply, to: request, on: channel)
  }

  func response(
    _ reply: Reply,
    to request: Request,
    on channel: any Channel
  ) async throws -> Response {
    var headers: HTTPFields = [.contentType: reply.contentType]
    for (name, value) in reply.headers {
      if let name = HTTPFields.Element.Name(name) { headers[name] = value }
    }
    let status = HTTPResponse.Status(code: reply.status)
    switch reply.body {
    case .bytes(let bytes):
      return Response(
        status: status,
        headers: headers,
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
      )
    case .stream(let source):
      return Response(status: status, headers: headers, body: stream(source, request, channel))
    case .command:
      // Only a connection's first request may turn it into something else.
      let refusal = APIFailure.badRequest("a command needs a connection of its own")
      return try await self.response(.failure(refusal), to: request, on: channel)
    case .hangUp:
      try await channel.close()
      return Response(status: status)
    }
  }

  private func stream(
    _ source: any LineSource,
    _ request: Request,
    _ channel: any Channel
  ) -> ResponseBody {
    ResponseBody { writer in
      do {
        try await request.body.consumeWithInboundCloseHandler { _ in
          var source = source
          while let lines = try await source.next() {
            try await writer.write(ByteBuffer(bytes: lines))
          }
        } onInboundClosed: {
          source.stop()
        }
        source.stop()
        try await writer.finish(nil)
      } catch is StreamCut {
        source.stop()
        try await channel.close()
      } catch {
        source.stop()
        throw error
      }
    }
  }
}

/// What a request came in on.
struct ConnectionContext: InitializableFromSource {
  let channel: any Channel

  init(source: ApplicationRequestContextSource) { channel = source.channel }
}

extension APIRequest {
  fileprivate init(_ request: Request) {
    self.init(
      method: request.method.rawValue,
      target: "\(request.uri.path)?\(request.uri.query ?? "")"
    )
    for field in request.headers {
      headers[field.name.canonicalName] = field.value
    }
  }
}
