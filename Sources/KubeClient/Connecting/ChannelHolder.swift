import NIOCore
import Synchronization

/// Holds the channels of one connection attempt, so that cancelling closes them all.
final class ChannelHolder: Sendable {
  private struct State {
    var channels: [any Channel] = []
    var isClosed = false
  }

  private let state = Mutex(State())

  /// Takes hold of a channel; one that comes after the end is closed at once.
  ///
  /// - Parameter channel: The channel.
  func hold(_ channel: any Channel) {
    let isClosed = state.withLock { state in
      if !state.isClosed { state.channels.append(channel) }
      return state.isClosed
    }
    if isClosed { channel.close(promise: nil) }
  }

  /// Closes every channel; the second time does nothing.
  func close() {
    let channels = state.withLock { state in
      state.isClosed = true
      defer { state.channels = [] }
      return state.channels
    }
    for channel in channels { channel.close(promise: nil) }
  }
}
