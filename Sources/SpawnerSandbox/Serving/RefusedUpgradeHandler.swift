import NIOCore
import NIOHTTP1

/// Keeps a request that asks for another protocol, to give it back where it stays HTTP.
///
/// NIO's upgrade takes such a request out of the pipeline and, when it is refused, leaves the HTTP
/// side waiting for it. This handler stands in front of it.
final class RefusedUpgradeHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart

  private var kept: [HTTPServerRequestPart] = []
  private var isKeeping = true
  private var context: ChannelHandlerContext?

  func handlerAdded(context: ChannelHandlerContext) { self.context = context }
  func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if isKeeping { keep(unwrapInboundIn(data)) }
    context.fireChannelRead(data)
  }

  private func keep(_ part: HTTPServerRequestPart) {
    switch part {
    case .head(let head) where !head.headers.contains(name: "Upgrade"):
      isKeeping = false
    case .end:
      isKeeping = false
      kept.append(part)
    case .head, .body:
      kept.append(part)
    }
  }

  /// Sends what was kept on its way again.
  func giveBack() {
    isKeeping = false
    for part in kept { context?.fireChannelRead(wrapInboundOut(part)) }
    kept = []
  }
}
