import NIOCore
import NIOSSL
import NIOTLS

/// Keeps a promise when the TLS handshake below it has ended, one way or the other, and leaves.
final class HandshakeWaiter: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = NIOAny

  private var done: EventLoopPromise<Void>?

  /// Waits for the handshake.
  ///
  /// - Parameter done: The promise to keep.
  init(done: EventLoopPromise<Void>) {
    self.done = done
  }

  func handlerAdded(context: ChannelHandlerContext) {
    if !context.channel.isActive { finish(.failure(ChannelError.ioOnClosedChannel)) }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case TLSUserEvent.handshakeCompleted? = event as? TLSUserEvent {
      finish(.success(()))
      context.pipeline.syncOperations.removeHandler(self, promise: nil)
    }
    context.fireUserInboundEventTriggered(event)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    finish(.failure(error))
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    finish(.failure(ChannelError.eof))
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    finish(.failure(ChannelError.eof))
  }

  private func finish(_ result: Result<Void, any Error>) {
    done?.completeWith(result)
    done = nil
  }
}
