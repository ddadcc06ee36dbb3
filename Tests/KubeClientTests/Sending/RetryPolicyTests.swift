import KubeClient
import KubeCore
import Testing

/// Which requests may be repeated, and after which pause.
@Suite struct RetryPolicyTests {
  private let read = KubeRequest(.get, path: "/version")
  private let write = KubeRequest(.patch, path: "/version")

  private func answer(_ status: Int, retryAfter: Duration? = nil) -> KubeError {
    var error = KubeError(answer: KubeResponse(status: status), to: nil)
    error.retryAfter = retryAfter
    return error
  }

  private func pause(
    _ attempt: Int,
    of request: KubeRequest,
    after error: KubeError,
    random: Double = 0
  ) -> Duration? {
    RetryPolicy().pause(afterAttempt: attempt, of: request, failedWith: error, random: random)
  }

  @Test(arguments: [429, 503, 504]) func `repeats a read that may succeed later`(status: Int) {
    #expect(pause(1, of: read, after: answer(status)) == .milliseconds(200))
  }

  @Test(arguments: [400, 401, 403, 404, 409, 410, 422, 500, 502])
  func `does not repeat what would fail again`(status: Int) {
    #expect(pause(1, of: read, after: answer(status)) == nil)
  }

  @Test func `repeats a write only where that does no harm`() {
    #expect(pause(1, of: write, after: answer(503)) == nil)
    var guarded = write
    guarded.mayRetry = true
    #expect(pause(1, of: guarded, after: answer(503)) == .milliseconds(200))
  }

  @Test func `doubles the pause up to the longest and then gives up`() {
    let pauses = (1...5).map { pause($0, of: read, after: answer(503)) }
    #expect(
      pauses == [
        .milliseconds(200), .milliseconds(400), .milliseconds(800), .milliseconds(1600), nil,
      ]
    )
    let patient = RetryPolicy(maximumAttempts: 100)
    let late = patient.pause(
      afterAttempt: 90,
      of: read,
      failedWith: answer(503),
      random: 0
    )
    #expect(late == .seconds(5))
  }

  @Test func `shortens the pause by chance to half at the most`() throws {
    #expect(pause(1, of: read, after: answer(503), random: 0.5) == .milliseconds(150))
    let shortest = try #require(pause(1, of: read, after: answer(503), random: 0.999_999))
    #expect(shortest >= .milliseconds(100) && shortest < .milliseconds(101))
  }

  @Test func `waits as long as the server asks for`() {
    let error = answer(429, retryAfter: .seconds(17))
    #expect(pause(1, of: read, after: error, random: 0.9) == .seconds(17))
  }

  @Test func `repeats a read a little where the server cannot be reached`() {
    let error = KubeError(code: .unreachable, message: "")
    #expect((1...3).map { pause($0, of: read, after: error) != nil } == [true, true, false])
    var guarded = write
    guarded.mayRetry = true
    #expect(pause(1, of: guarded, after: error) == nil)
    #expect(pause(1, of: read, after: KubeError(code: .tls, message: "")) == nil)
  }

  @Test func `sends once where it is told never to repeat`() {
    let policy = RetryPolicy.never
    let pauses = [answer(503), KubeError(code: .unreachable, message: "")].map {
      policy.pause(afterAttempt: 1, of: read, failedWith: $0, random: 0)
    }
    #expect(pauses == [nil, nil])
  }
}
