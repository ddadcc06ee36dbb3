import KubeCore
import Synchronization
import TestSupport

extension Stage {
  /// Plays the controllers after a write: a changed template rolls, a deleted pod is replaced.
  func control(_ attributes: RequestAttributes) throws {
    switch (attributes.verb, attributes.resource) {
    case ("patch", "deployments"): try roll()
    case ("delete", "pods"):
      // A rehearsal deletes nothing.
      if pods.isEmpty { try makePod(of: currentReplicaSet) }
    default: break
    }
  }

  private var deployment: JSONValue {
    kube.stored(Deployment.self, name: Objects.deploymentName, namespace: Objects.namespace)
      ?? .null
  }

  private var currentReplicaSet: String {
    "rs-\(deployment["metadata"]?["annotations"]?["deployment.kubernetes.io/revision"]?.string ?? "1")"
  }

  private func roll() throws {
    let generation = deployment["metadata"]?["generation"]?.integer ?? 0
    guard generation != deployment["status"]?["observedGeneration"]?.integer else { return }
    let mark =
      deployment["spec"]?["template"]?["metadata"]?["annotations"]?[
        "kubectl.kubernetes.io/restartedAt"
      ]?.string ?? ""
    let (number, isNew) = scene.withLock { scene -> (Int, Bool) in
      if let known = scene.replicaSets[mark] { return (known, false) }
      scene.replicaSets[mark] = scene.replicaSets.count + 1
      return (scene.replicaSets.count, true)
    }
    let name = "rs-\(number)"
    if isNew { try kube.create(ReplicaSet.self, Objects.replicaSet(name, revision: number)) }
    let present = pods.filter { owner(of: $0) == name }
    let isReady = try present.isEmpty ? makePod(of: name) : present.contains(where: isReady)
    // Old pods that are no good go first, the others when there is a new one.
    for pod in pods where owner(of: pod) != name && (isReady || !self.isReady(pod)) {
      try kube.remove(Pod.self, name: pod, namespace: Objects.namespace)
    }
    try kube.change(Deployment.self, name: Objects.deploymentName, namespace: Objects.namespace) {
      $0["metadata"]?["annotations"]?["deployment.kubernetes.io/revision"] = .string("\(number)")
      $0["status"] = Objects.completeStatus(generation: generation)
      if !isReady {
        $0["status"]?["replicas"] = 2
      }
    }
  }

  private func owner(of pod: String) -> String? {
    kube.stored(Pod.self, name: pod, namespace: Objects.namespace)?["metadata"]?[
      "ownerReferences"
    ]?[0]?["name"]?.string
  }

  private func isReady(_ pod: String) -> Bool {
    let conditions = kube.stored(Pod.self, name: pod, namespace: Objects.namespace)?["status"]?[
      "conditions"
    ]?.array
    return conditions?.contains { $0["type"] == "Ready" && $0["status"] == "True" } ?? false
  }

  /// Makes the next pod; whether it is Ready.
  @discardableResult
  private func makePod(of replicaSet: String) throws -> Bool {
    let text = Array((text ?? "").utf8)
    let (name, state) = scene.withLock { scene -> (String, PodState) in
      scene.pods += 1
      scene.texts["pod-\(scene.pods)"] = text
      return ("pod-\(scene.pods)", scene.outcome(scene.pods))
    }
    try kube.create(Pod.self, Objects.pod(name, of: replicaSet, state))
    return state == .ready
  }

  /// Plays the web app in a pod.
  func ask(_ pod: String) throws -> KubeResponse {
    let (answer, count, text) = scene.withLock { scene in
      let count = scene.asked[pod, default: 0]
      scene.asked[pod] = count + 1
      return (scene.answer, count, scene.texts[pod] ?? [])
    }
    return try answer(pod, count, text)
  }
}
