import KubeCore

/// Asking the app in a pod, whichever way the question came in.
extension ClusterState {
  /// Asks the app in a pod; nil where nobody listens on the port.
  mutating func ask(_ pod: JSONValue, port: Int, _ request: AppRequest) -> WebApp.Answer? {
    guard let runtime = pods[pod.uid], var app = runtime.app, now >= app.answersFrom,
      port == pod.firstPort
    else { return nil }
    let surroundings = WebApp.Surroundings(
      file: runtime.configFile(of: pod),
      identityHeader: pod.identityHeader,
      now: now
    )
    var log = runtime.log
    let answer = app.answer(request, in: surroundings, log: &log)
    pods[pod.uid]?.app = app
    pods[pod.uid]?.log = log
    return answer
  }
}

extension JSONValue {
  /// The first port that a pod's containers name.
  var firstPort: Int { containers.first?["ports"]?[0]?["containerPort"]?.integer ?? 80 }

  /// The header that names the user, in lower case, as the pod's environment says.
  fileprivate var identityHeader: String {
    let variables = containers.flatMap { $0["env"]?.array ?? [] }
    let header = variables.first { $0["name"]?.string == "USERID_HEADER" }?["value"]?.string
    return (header ?? WebApp.identityHeader).lowercased()
  }
}
