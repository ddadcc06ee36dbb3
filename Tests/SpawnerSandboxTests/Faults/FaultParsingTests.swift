import SpawnerSandbox
import Testing

/// Faults as a person writes them.
@Suite struct FaultParsingTests {
  private static let faults: [(String, Fault)] = [
    ("refuse", .refuse), ("crash-loop", .crashLoop), ("never-ready", .neverReady),
    ("image-pull", .imagePull), ("invalid-image", .invalidImage),
    ("unschedulable", .unschedulable), ("quota", .quota), ("serves-sample", .servesSample),
    ("crash-loop=1", Fault.crashLoop.limited(to: 1)), ("conflict", .conflict()),
    ("conflict=2", .conflict(times: 2)), ("second-writer=1", .secondWriter(times: 1)),
    ("conflict=2:patch:deployments", Fault.conflict(times: 2).on("patch", "deployments")),
    ("status=503", .status(503)),
    (
      "status=503:get:configmaps:2",
      Fault.status(503, times: 2).on("get", "configmaps")
    ),
    ("status=429+7", .status(429, retryAfter: .seconds(7))),
    ("delay=2s", .delay(.seconds(2))), ("delay=500ms", .delay(.milliseconds(500))),
    ("delay=1.5", .delay(.seconds(1.5))),
    ("delay=1m:get", Fault.delay(.seconds(60)).on("get", nil)),
    ("cut=3:watch:pods", Fault.cutStream(after: 3).on("watch", "pods")),
    ("silence", .silence()), ("silence=2::pods", Fault.silence(after: 2).on(nil, "pods")),
    ("forbidden:get:pods/proxy", .forbidden(verb: "get", resource: "pods/proxy")),
    ("forbidden:*:pods/exec", .forbidden(verb: nil, resource: "pods/exec")),
    ("revert=3s", .revert(after: .seconds(3))), ("refuse:::1", Fault.refuse.limited(to: 1)),
  ]

  @Test(arguments: faults)
  func `reads what a person writes`(_ text: String, _ fault: Fault) throws {
    #expect(try Fault(parsing: text) == fault)
  }

  @Test(arguments: [
    ("", "fault '': expected NAME[=VALUE][:VERB[:RESOURCE[:TIMES]]]"),
    (
      "nothing",
      "fault 'nothing': expected one of \(Fault.names.joined(separator: ", ")), found 'nothing'"
    ),
    ("status", "fault 'status': 'status' needs a value"),
    ("status=99", "fault 'status=99': expected a status from 200 to 599, found '99'"),
    ("status=+1", "fault 'status=+1': expected a status from 200 to 599, found '+1'"),
    ("conflict=few", "fault 'conflict=few': expected a number, found 'few'"),
    ("conflict=-1", "fault 'conflict=-1': expected a number, found '-1'"),
    ("delay=soon", "fault 'delay=soon': expected a duration such as '2s', found 'soon'"),
    ("delay=2h", "fault 'delay=2h': expected a duration such as '2s', found '2h'"),
    ("refuse:get:pods:x", "fault 'refuse:get:pods:x': expected a number, found 'x'"),
    ("refuse:a:b:1:2", "fault 'refuse:a:b:1:2': expected NAME[=VALUE][:VERB[:RESOURCE[:TIMES]]]"),
  ])
  func `says what it cannot read`(_ text: String, _ words: String) {
    let error = #expect(throws: SandboxError.self) { try Fault(parsing: text) }
    #expect(error?.code == .invalidFault)
    #expect(error?.description == words)
  }

  @Test(arguments: Fault.names)
  func `knows every name it tells of`(_ name: String) throws {
    let values = ["delay": "=1s", "revert": "=1s", "cut": "=1", "status": "=500"]
    _ = try Fault(parsing: name + (values[name] ?? ""))
  }
}
