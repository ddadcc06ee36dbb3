import KubeCore
import Testing

/// Errors: their codes by status and reason, and their words.
struct KubeErrorTests {
  private let patch = KubeRequest(.patch, path: "/api/v1/namespaces/kubeflow/configmaps/web-config")

  private func error(
    _ status: Int,
    _ body: String,
    headers: HeaderFields = [:],
    to request: KubeRequest? = nil
  ) -> KubeError {
    let response = KubeResponse(status: status, headers: headers, body: Array(body.utf8))
    return KubeError(answer: response, to: request ?? patch)
  }

  @Test func `says what, where and why`() {
    let error = error(
      409,
      #"{"kind":"Status","status":"Failure","reason":"Conflict","code":409,"#
        + #""message":"the object has been modified"}"#
    )
    #expect(
      error.description
        == "configmaps 'web-config' in 'kubeflow': conflict: the object has been modified"
    )
    #expect(error.isConflict)
    #expect(error.status == 409)
    #expect(error.reason == "Conflict")
  }

  @Test func `names the right that is missing`() {
    let error = error(
      403,
      #"{"kind":"Status","reason":"Forbidden","message":"user \"jos\u00e9\" cannot do it"}"#,
      to: KubeRequest(.get, path: "/apis/apps/v1/namespaces/kubeflow/deployments")
    )
    #expect(
      error.description == "deployments in 'kubeflow': not allowed to list deployments.apps: "
        + "user \"jos\u{e9}\" cannot do it"
    )
    #expect(error.isForbidden)
    #expect(error.verb == "list")
    #expect(error.resource == "deployments")
    #expect(error.namespace == "kubeflow")
    #expect(error.name == nil)
  }

  @Test(arguments: [
    (400, nil, KubeError.Code.badRequest), (401, nil, .unauthorized), (403, nil, .forbidden),
    (404, nil, .notFound), (405, nil, .methodNotAllowed), (408, nil, .timeout),
    (409, nil, .conflict), (409, "AlreadyExists", .alreadyExists), (410, nil, .gone),
    (410, "Expired", .gone), (412, nil, .conflict), (413, nil, .tooLarge), (422, nil, .invalid),
    (429, nil, .tooManyRequests), (500, nil, .serverError), (500, "InternalError", .serverError),
    (500, "ServerTimeout", .timeout), (502, nil, .unavailable), (503, nil, .unavailable),
    (504, nil, .timeout), (504, "Timeout", .timeout), (418, nil, .serverError),
    (404, "SomethingNew", .notFound),
  ])
  func `maps status and reason`(_ status: Int, _ reason: String?, _ code: KubeError.Code) {
    #expect(KubeError.Code(status: status, reason: reason) == code)
  }

  @Test func `takes plain text by its first line`() {
    let error = error(502, "upstream is away\r\nmore of it")
    #expect(
      error.description
        == "configmaps 'web-config' in 'kubeflow': unavailable: upstream is away"
    )
  }

  @Test(arguments: ["", "<html><body>Bad gateway</body></html>"])
  func `tells the status where the body tells nothing`(_ body: String) {
    #expect(error(502, body).message == "status 502")
  }

  @Test func `does not take other JSON for a status`() {
    let error = error(500, #"{"message":"the app's own words","kind":"App"}"#)
    #expect(error.reason == nil)
    #expect(error.message == #"{"message":"the app's own words","kind":"App"}"#)
  }

  @Test func `keeps the single complaints`() {
    let error = error(
      422,
      #"{"kind":"Status","reason":"Invalid","message":"m","details":{"causes":[{"reason":"#
        + #""FieldValueRequired","message":"Required value","field":"spec.x"}]}}"#
    )
    #expect(error.causes.map(\.field) == ["spec.x"])
    #expect(error.causes.map(\.reason) == ["FieldValueRequired"])
    #expect(error.code == .invalid)
  }

  @Test func `knows how long to wait from the body or the header`() {
    let body = #"{"kind":"Status","reason":"TooManyRequests","details":{"retryAfterSeconds":9}}"#
    #expect(error(429, body).retryAfter == .seconds(9))
    #expect(error(429, body, headers: ["retry-after": "2"]).retryAfter == .seconds(2))
    #expect(error(503, "", headers: ["Retry-After": "1"]).retryAfter == .seconds(1))
    #expect(error(503, "", headers: ["Retry-After": "-5"]).retryAfter == .zero)
    #expect(error(503, "", headers: ["Retry-After": "soon"]).retryAfter == nil)
  }

  @Test func `puts the place of a kubeconfig first`() {
    let error = KubeError(
      code: .userNotFound,
      message: "there is no user 'x'",
      place: "/k/config: context 'c'"
    )
    #expect(error.description == "/k/config: context 'c': there is no user 'x'")
    #expect(error.isConfigurationProblem)
  }

  @Test func `sorts failures by what callers do about them`() {
    #expect(KubeError(code: .unauthorized, message: "").isConfigurationProblem)
    #expect(KubeError(code: .gone, message: "").isGone)
    #expect(KubeError(code: .notFound, message: "").description == "not found")
    #expect(!KubeError(code: .notFound, message: "").isConfigurationProblem)
  }

  @Test func `lets success through and nothing else`() throws {
    let good = KubeResponse(status: 201, body: [1])
    #expect(try good.successful(for: patch) == good)
    for status in [199, 301, 404, 500] {
      #expect(throws: KubeError.self) {
        try KubeResponse(status: status).successful(for: patch)
      }
    }
  }

  @Test func `does not quote an answer it cannot read`() {
    let response = KubeResponse(status: 200, body: Array(#"{"metadata":{"name":7},"#.utf8))
    let error = #expect(throws: KubeError.self) { try response.decoded(as: ConfigMap.self) }
    #expect(
      error?.description == "unexpected answer: not the JSON expected: the text is not JSON"
    )
  }

  @Test func `names the field that does not fit`() {
    let body = #"{"metadata":{"name":"a"},"spec":{"containers":[{"name":"a"},{"name":7}]}}"#
    let error = #expect(throws: KubeError.self) {
      try KubeResponse(status: 200, body: Array(body.utf8)).decoded(as: Pod.self)
    }
    #expect(
      error?.description == "unexpected answer: not the JSON expected: "
        + "expected String at 'spec.containers[1].name'"
    )
    let missing = #expect(throws: KubeError.self) {
      try KubeResponse(status: 200, body: Array("{}".utf8)).decoded(as: Pod.self)
    }
    #expect(
      missing?.message == "not the JSON expected: 'metadata' is missing"
    )
  }
}
