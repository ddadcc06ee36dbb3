import KubeCore

/// Questions about one's own rights: yes, unless a fault forbids it.
extension APIServer {
  func reviewAccess(_ request: APIRequest) throws(APIFailure) -> Reply {
    guard request.method == "POST" else { throw .methodNotAllowed(request.method) }
    var review = try request.object()
    let asked = review.at("spec", "resourceAttributes") ?? [:]
    let resource = asked["resource"]?.string ?? ""
    let part = asked["subresource"]?.string ?? ""
    let occasion = FaultBook.Occasion(
      verb: asked["verb"]?.string ?? "",
      resource: part.isEmpty ? resource : "\(resource)/\(part)",
      name: asked["name"]?.string
    )
    let isForbidden = try cluster.withState { state in
      state.faults.holds(.forbidden, for: occasion)
    }
    review["kind"] = "SelfSubjectAccessReview"
    review["apiVersion"] = "authorization.k8s.io/v1"
    review["status"] = ["allowed": .bool(!isForbidden)]
    if isForbidden { review.put("forbidden by a sandbox fault", at: "status", "reason") }
    return .json(review, status: 201)
  }

  /// Tells all that one may do, of which faults are an exception that rules cannot express.
  func reviewRules(_ request: APIRequest) throws(APIFailure) -> Reply {
    guard request.method == "POST" else { throw .methodNotAllowed(request.method) }
    let isForbidding = try cluster.withState { $0.faults.contains(.forbidden) }
    var status: JSONValue = [
      "resourceRules": [["verbs": ["*"], "apiGroups": ["*"], "resources": ["*"]]],
      "nonResourceRules": [["verbs": ["*"], "nonResourceURLs": ["*"]]],
      "incomplete": .bool(isForbidding),
    ]
    if isForbidding { status["evaluationError"] = "sandbox faults forbid some of this" }
    var review = try request.object()
    review["kind"] = "SelfSubjectRulesReview"
    review["apiVersion"] = "authorization.k8s.io/v1"
    review["status"] = status
    return .json(review, status: 201)
  }
}
