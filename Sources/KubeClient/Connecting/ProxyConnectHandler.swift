import KubeCore
import NIOCore

/// Asks an HTTP proxy for a tunnel to the server, and leaves when it is there.
final class ProxyConnectHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private static let headLimit = 16 << 10

  private let proxy: ProxyAddress
  private let target: ServerAddress
  private var done: EventLoopPromise<Void>?
  private var head: [UInt8] = []

  /// Asks for a tunnel.
  ///
  /// - Parameters:
  ///   - proxy: The proxy, which the channel is connected to.
  ///   - target: Where the tunnel leads.
  ///   - done: The promise to keep.
  init(proxy: ProxyAddress, target: ServerAddress, done: EventLoopPromise<Void>) {
    self.proxy = proxy
    self.target = target
    self.done = done
  }

  func handlerAdded(context: ChannelHandlerContext) {
    guard context.channel.isActive else { return finish(.failure(ChannelError.ioOnClosedChannel)) }
    let name = target.host.contains(":") ? "[\(target.host)]" : target.host
    var text = "CONNECT \(name):\(target.port) HTTP/1.1\r\nHost: \(name):\(target.port)\r\n"
    if let username = proxy.username {
      let password = proxy.password ?? Secret("")
      let pair = password.withValue { Base64.encoded(Array("\(username):\($0)".utf8)) }
      text += "Proxy-Authorization: Basic \(pair)\r\n"
    }
    text += "\r\n"
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    head += unwrapInboundIn(data).readableBytesView
    guard let end = head.firstRange(of: Array("\r\n\r\n".utf8)) else {
      if head.count > Self.headLimit { refuse("sent no answer to CONNECT") }
      return
    }
    let status = String(decoding: head.prefix { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    let code = status.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    guard let code, (200..<300).contains(code) else {
      return refuse("refused the way to the server: '\(status.prefix(100))'")
    }
    guard end.upperBound == head.endIndex else {
      return refuse("sent more than an answer to CONNECT")
    }
    finish(.success(()))
    context.pipeline.syncOperations.removeHandler(self, promise: nil)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    finish(.failure(error))
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    refuse("closed the connection")
    context.fireChannelInactive()
  }

  private func refuse(_ words: String) {
    finish(
      .failure(
        KubeError(code: .unreachable, message: "the proxy '\(proxy.description)' \(words)")
      )
    )
  }

  private func finish(_ result: Result<Void, any Error>) {
    done?.completeWith(result)
    done = nil
  }
}
