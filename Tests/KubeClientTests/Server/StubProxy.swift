import NIOCore
import NIOPosix
import Synchronization

/// An HTTP proxy on 127.0.0.1 that makes tunnels, or refuses to.
struct StubProxy: Sendable {
  private typealias Bytes = NIOAsyncChannel<ByteBuffer, ByteBuffer>

  /// Keeps the heads of the requests for tunnels.
  private final class Heads: Sendable {
    let all = Mutex<[String]>([])
  }

  let port: Int
  private let heads: Heads

  /// What was asked of the proxy, one text for each tunnel.
  var asked: [String] { heads.all.withLock(\.self) }

  /// Runs for the length of a body.
  ///
  /// - Parameters:
  ///   - answer: The status line for every request, or the whole answer; a tunnel is made where
  ///     it says 200.
  ///   - body: Uses the proxy.
  /// - Throws: What the body throws.
  static func with(
    answering answer: String = "HTTP/1.1 200 Connection established",
    _ body: @Sendable (StubProxy) async throws -> Void
  ) async throws {
    let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .bind(host: "127.0.0.1", port: 0) { channel in
        channel.eventLoop.makeCompletedFuture { try Bytes(wrappingChannelSynchronously: channel) }
      }
    let proxy = StubProxy(port: listener.channel.localAddress?.port ?? 0, heads: Heads())
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await listener.executeThenClose { connections in
          try await withThrowingDiscardingTaskGroup { group in
            for try await connection in connections {
              group.addTask { await proxy.serve(connection, answer: answer) }
            }
          }
        }
      }
      defer { group.cancelAll() }
      try await body(proxy)
    }
  }

  private func serve(_ connection: Bytes, answer: String) async {
    do {
      try await connection.executeThenClose { inbound, outbound in
        var iterator = inbound.makeAsyncIterator()
        var head = ""
        while !head.hasSuffix("\r\n\r\n"), let chunk = try await iterator.next() {
          head += String(buffer: chunk)
        }
        heads.all.withLock { [head] in $0.append(head) }
        let end = answer.contains("\r\n\r\n") ? "" : "\r\n\r\n"
        try await outbound.write(ByteBuffer(string: answer + end))
        guard answer.contains(" 200 ") else { return }
        let port = head.split(separator: " ")[1].split(separator: ":").last.flatMap { Int($0) }
        let target = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
          .connect(host: "127.0.0.1", port: port ?? 0) { channel in
            channel.eventLoop.makeCompletedFuture {
              try Bytes(wrappingChannelSynchronously: channel)
            }
          }
        try await target.executeThenClose { answers, requests in
          try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
              for try await bytes in answers { try await outbound.write(bytes) }
              connection.channel.close(promise: nil)
            }
            while let bytes = try await iterator.next() { try await requests.write(bytes) }
            group.cancelAll()
          }
        }
      }
    } catch {
      // A client that goes in the middle of a tunnel is none of the proxy's business.
      return
    }
  }
}
