import KubeCore
import SpawnerConfig
import TestSupport
import Testing

@testable import SpawnerKit

/// What is said of a write whose answer did not arrive.
struct LostAnswerTests {
  private static let lost = KubeError(code: .timeout, message: "made to fail")

  @Test(arguments: [1, 3])
  func `a write that arrives late is found`(_ looksBefore: Int) async throws {
    let stage = try Stage()
    let looks = Counter()
    let writes = Counter()
    let report = try await stage.change { request, kube in
      guard request.attributes?.resource == "configmaps" else {
        return try await kube.send(request)
      }
      if request.isWrite(of: "configmaps") {
        _ = writes.next()
        throw Self.lost
      }
      let response = try await kube.send(request)
      if writes.value == 1, looks.next() + 1 == looksBefore { try stage.write(Stage.changedText) }
      return response
    }.get()
    #expect(report.outcome == .live)
    #expect(report.isChanged)
    #expect(looks.value > looksBefore)
    #expect(writes.value == 1)
  }

  @Test(arguments: [KubeError.Code.timeout, .unreachable, .protocolViolation])
  func `a write that may still be on the way is not denied`(_ code: KubeError.Code) async throws {
    let stage = try Stage()
    stage.kube.fail(
      FakeFailure(
        verb: "patch",
        resource: "configmaps",
        times: 1,
        KubeError(code: code, message: "made to fail")
      )
    )
    let error = try await #require(throws: SpawnerError.self) { try await stage.change().get() }
    #expect(error.change == .maybeWritten)
    #expect(
      error.description.hasPrefix(
        "the change may have been written to ConfigMap 'jupyter-web-app-config-9c2fbg2gdc': "
      )
    )
    #expect((error.underlying as? KubeError)?.code == code)
    #expect(stage.clock.now.offset == .seconds(5))
  }

  @Test func `a write for which no connection came about was never made`() async throws {
    let stage = try Stage()
    var refused = KubeError(code: .unreachable, message: "made to fail")
    refused.isUnsent = true
    stage.kube.fail(FakeFailure(verb: "patch", resource: "configmaps", times: 1, refused))
    let error = try await #require(throws: KubeError.self) { try await stage.change().get() }
    #expect(error.code == .unreachable)
    #expect(stage.text == Stage.text)
    #expect(stage.clock.now.offset == .zero)
  }

  @Test(arguments: [500, 502, 503])
  func `a failure that is an answer, and no write to be seen, is a change never made`(
    _ status: Int
  ) async throws {
    let stage = try Stage()
    stage.kube.fail(FakeFailure(verb: "patch", resource: "configmaps", times: 1, status: status))
    let error = try await #require(throws: KubeError.self) { try await stage.change().get() }
    #expect(error.status == status)
    #expect(stage.text == Stage.text)
  }

  @Test func `a gateway that gives up has not answered for the server`() async throws {
    let stage = try Stage()
    stage.kube.fail(FakeFailure(verb: "patch", resource: "configmaps", times: 1, status: 504))
    let error = try await #require(throws: SpawnerError.self) { try await stage.change().get() }
    #expect(error.change == .maybeWritten)
  }

  @Test func `a cluster that is away while the write is looked for is asked again`() async throws {
    let stage = try Stage()
    let looks = Counter()
    let writes = Counter()
    let report = try await stage.change { request, kube in
      guard request.attributes?.resource == "configmaps" else {
        return try await kube.send(request)
      }
      if request.isWrite(of: "configmaps") {
        _ = writes.next()
        _ = try await kube.send(request)
        throw Self.lost
      }
      if writes.value == 1, looks.next() < 2 { throw Self.lost }
      return try await kube.send(request)
    }.get()
    #expect(report.outcome == .live)
  }
}
