import KubeCore
import Testing

/// Requests for the parts of a pod: its log, its ports, commands in it.
struct PodRequestTests {
  @Test func `reads a log`() {
    let request = KubeRequest.podLog(pod: "p", namespace: "n")
    #expect(request.target == "/api/v1/namespaces/n/pods/p/log")
    #expect(request.headers["Accept"] == "*/*")
    #expect(request.attributes?.qualifiedResource == "pods/log")
  }

  @Test func `reads the last lines of a crashed container, and follows`() {
    let options = LogOptions(container: "web", tailLines: 20, isPrevious: true, isFollowing: true)
    let request = KubeRequest.podLog(pod: "p", namespace: "n", options: options)
    #expect(
      request.target
        == "/api/v1/namespaces/n/pods/p/log?container=web&follow=true&previous=true&tailLines=20"
    )
  }

  @Test(arguments: [
    ("/api/config", "/api/config"), ("api/config", "/api/config"), ("", "/"), ("/", "/"),
    ("/a b/\u{e4}?c#d", "/a%20b/%C3%A4%3Fc%23d"), ("/a//b/", "/a//b/"), ("/../x", "/%2E%2E/x"),
  ])
  func `asks an app in a pod`(_ path: String, _ encoded: String) {
    let request = KubeRequest.podProxy(
      to: PodEndpoint(pod: "p", namespace: "n", port: 5000),
      path: path,
      headers: ["kubeflow-userid": "a@b.c"]
    )
    #expect(request.target == "/api/v1/namespaces/n/pods/p:5000/proxy" + encoded)
    #expect(request.headers["kubeflow-userid"] == "a@b.c")
    #expect(request.mayRetry)
  }

  @Test func `names the pod and not the port in errors about a proxy`() {
    let request = KubeRequest.podProxy(
      to: PodEndpoint(pod: "p", namespace: "n", port: 5000),
      path: "/api/config"
    )
    #expect(request.attributes?.description == "pods/proxy 'p' in 'n'")
  }

  @Test func `runs a command with every argument on its own`() {
    var exec = ExecRequest(["sh", "-c", "a & b"], pod: "p", namespace: "n", container: "web")
    #expect(
      exec.request.target == "/api/v1/namespaces/n/pods/p/exec?command=sh&command=-c"
        + "&command=a%20%26%20b&container=web&stdout=true&stderr=true"
    )
    #expect(!exec.request.mayRetry)
    exec.stdin = []
    #expect(exec.request.queryValue("stdin") == "true")
    exec.timeout = .seconds(3)
    #expect(exec.request.timeout == .seconds(3))
  }

  @Test(arguments: [
    (#"{"kind":"Status","status":"Success"}"#, 0),
    (
      #"{"kind":"Status","status":"Failure","reason":"NonZeroExitCode","details":"#
        + #"{"causes":[{"reason":"ExitCode","message":"7"}]}}"#, 7
    ),
  ])
  func `reads how a command ended`(_ status: String, _ code: Int32) throws {
    #expect(try ExecOutput.exitCode(fromStatus: Array(status.utf8)) == code)
  }

  @Test func `says why a command could not be run`() {
    let status = """
      {"kind":"Status","status":"Failure","reason":"InternalError","code":500,
       "message":"executable 'python3' not found"}
      """
    let error = #expect(throws: KubeError.self) {
      try ExecOutput.exitCode(fromStatus: Array(status.utf8))
    }
    #expect(error?.description == "server error: executable 'python3' not found")
  }

  @Test func `does not take a status without an exit code for success`() {
    let status = #"{"kind":"Status","status":"Failure","reason":"NonZeroExitCode"}"#
    #expect(throws: KubeError.self) {
      try ExecOutput.exitCode(fromStatus: Array(status.utf8))
    }
  }
}
