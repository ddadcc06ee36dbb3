import KubeCore
import SpawnerConfig

extension Roller {
  /// Asks the server whether it would take a new pod in the place of those that are to be deleted.
  ///
  /// A cluster that refuses new pods, by quota or admission, would leave the web app without any.
  /// Who may not make pods cannot ask; the pods are then deleted as they always were.
  ///
  /// - Throws: ``SpawnerError`` with code `refused` where the server would not take the pod;
  ///   `KubeError` where it cannot say.
  func requireReplacement(of deployment: Deployment) async throws {
    guard let pod = try await ownPods(of: deployment).first,
      let successor = try await successor(of: pod, deployment)
    else { return }
    do {
      let request = try KubeRequest.create(
        Pod.self,
        namespace: namespace,
        object: successor,
        isDryRun: true
      )
      _ = try await api.send(request)
    } catch let error as KubeError where error.isFromServer && error.status != 401 {
      guard error.refusesPods else { return }
      let failure = RolloutFailure(kind: .podRefused, message: error.message)
      var refusal = SpawnerError(.refused, "no pod was deleted: \(failure.words)")
      refusal.rollout = failure
      throw refusal
    }
  }

  /// A pod as the ReplicaSet makes it after another one is gone; nil where that is not to be known.
  private func successor(of pod: Pod, _ deployment: Deployment) async throws -> JSONValue? {
    let list: JSONValue = try await api.object(
      .list(
        Deployment.self,
        namespace: namespace,
        options: ListOptions(fieldSelector: "metadata.name=\(deployment.name)")
      )
    )
    let found = list["items"]?.array?.first { $0["metadata"]?["name"]?.string == deployment.name }
    guard let template = found?["spec"]?["template"], let spec = template["spec"],
      let owner = pod.metadata.controller, let name = owner.name
    else { return nil }
    let labels = template["metadata"]?["labels"]?.object ?? [:]
    let hash = pod.metadata.labels[Self.hashLabel].map { [Self.hashLabel: JSONValue.string($0)] }
    var metadata: JSONValue = [
      "generateName": .string("\(name)-"),
      "labels": .object(labels.merging(hash ?? [:]) { _, own in own }),
      "ownerReferences": [try JSONValue(encoding: owner)],
    ]
    metadata["annotations"] = template["metadata"]?["annotations"]
    return ["apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": spec]
  }

  private static let hashLabel = "pod-template-hash"
}

extension KubeError {
  /// Whether an answer to the creation of a pod says that no such pod will be taken.
  fileprivate var refusesPods: Bool {
    switch code {
    case .forbidden where message.contains("cannot create resource"): false
    case .forbidden: !isFullQuota
    // Some admission webhooks deny with 400, and take part in no rehearsal with 400, too.
    case .badRequest: message.contains("denied the request")
    case .invalid, .serverError: true
    default: false
    }
  }

  /// Whether the only obstacle is a quota that has room for the new pod as soon as the old one is
  /// gone, as one for a single pod.
  private var isFullQuota: Bool {
    guard let match = message.firstMatch(of: /exceeded quota: .*used: (.*), limited: (.*)$/) else {
      return false
    }
    let limits = Self.amounts(match.2)
    let used = Self.amounts(match.1)
    return !limits.isEmpty
      && limits.allSatisfy { name, limit in used[name].map { $0 <= limit } ?? false }
  }

  /// Amounts such as `pods=1,requests.cpu=500m`, by their names.
  private static func amounts(_ text: Substring) -> [String: Double] {
    var amounts: [String: Double] = [:]
    for part in text.split(separator: ",") {
      let words = part.split(separator: "=", maxSplits: 1)
      guard words.count == 2 else { continue }
      amounts[String(words[0])] = KubernetesQuantity(String(words[1]))?.amount
    }
    return amounts
  }
}
