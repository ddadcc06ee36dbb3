import NIOHTTP1
import Synchronization

/// One request as it arrived.
struct Received: Sendable {
  var method: String
  /// Path and query, as they came over the wire.
  var target: String
  var headers: HTTPHeaders
  var body: [UInt8] = []
  /// The number of the connection, from 1.
  var connection: Int
  /// The number of the request on this server, from 1.
  var number = 0

  /// The values of a header field.
  func header(_ name: String) -> [String] { headers[name] }
}

/// What a stub server has seen.
final class ServerLog: Sendable {
  fileprivate struct State {
    var requests: [Received] = []
    var connections = 0
    var ended: Set<Int> = []
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  var requests: [Received] { state.withLock(\.requests) }

  func nextConnection() -> Int {
    state.withLock { state in
      state.connections += 1
      return state.connections
    }
  }

  func note(_ request: Received) -> Received {
    let (request, woken) = state.withLock { state in
      var request = request
      request.number = state.requests.count + 1
      state.requests.append(request)
      return (request, state.takeWaiting())
    }
    for continuation in woken { continuation.resume() }
    return request
  }

  func noteEnd(of connection: Int) {
    let woken = state.withLock { state in
      state.ended.insert(connection)
      return state.takeWaiting()
    }
    for continuation in woken { continuation.resume() }
  }

  /// Waits until so many requests have arrived.
  func waitForRequests(_ count: Int) async {
    await wait { $0.requests.count >= count }
  }

  /// Waits until a connection has ended.
  func waitForEnd(of connection: Int) async {
    await wait { $0.ended.contains(connection) }
  }

  private func wait(until condition: @Sendable (borrowing State) -> Bool) async {
    while !state.withLock({ condition($0) }) {
      await withCheckedContinuation { continuation in
        // Something may have happened between the look above and here.
        let isDone = state.withLock { state in
          let isDone = condition(state)
          if !isDone { state.waiting.append(continuation) }
          return isDone
        }
        if isDone { continuation.resume() }
      }
    }
  }
}

extension ServerLog.State {
  fileprivate mutating func takeWaiting() -> [CheckedContinuation<Void, Never>] {
    defer { waiting = [] }
    return waiting
  }
}
