import NIOCore

/// Holds the end of a connection back until everything before it has been dealt with.
///
/// A server may switch protocols, say everything and hang up in one breath. The HTTP decoder hands
/// the bytes behind the switch on only in the event loop's next turn, and drops them when the
/// end comes first. Postponed to the next turn as well, the end comes after them.
final class LateEndHandler: ChannelInboundHandler {
  typealias InboundIn = NIOAny

  func channelInactive(context: ChannelHandlerContext) {
    let context = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.value.eventLoop.execute { context.value.fireChannelInactive() }
  }
}
