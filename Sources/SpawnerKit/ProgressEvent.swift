/// One step of a change, as it happens.
///
/// A renderer turns these into a live line or into one line per event; none of them is needed to
/// understand the report at the end.
public enum ProgressEvent: Hashable, Sendable {
  /// The installation was found.
  case located(namespace: String, deployment: String, configMap: String, key: String)
  /// The text is about to be sent.
  case writing(configMap: String, isDryRun: Bool)
  /// The text is in the ConfigMap.
  case written(resourceVersion: String)
  /// Somebody else wrote first; the change is made again on the new text.
  case conflict(attempt: Int, limit: Int)
  /// After a conflict the change looks different from what was shown before.
  case replanned(diff: UnifiedDiff)
  /// The pods are about to be renewed.
  case rolling(deployment: String, strategy: RestartStrategy)
  /// The Deployment wants no pods, so there is nothing to wait for.
  case scaledToZero(deployment: String)
  /// A pod's state changed, in words such as `starting` or `ready`.
  case pod(name: String, state: String)
  /// The cluster warned about a pod, which alone is no failure.
  case warning(object: String, reason: String, message: String)
  /// All pods that should be there are Ready and no old one is left.
  case ready(pods: [String])
  /// A pod is being asked what it serves.
  case proving(pod: String, method: ProofMethod)
  /// A pod does not serve the file yet; why, in words.
  case notYet(pod: String, reason: String)
  /// What was learnt about a pod.
  case proved(PodProof)
  /// Somebody else has written since, and the change is still part of the file: that is proved.
  case overtaken(configMap: String)
  /// The change did not become live and is being undone; why, in words.
  case undoing(reason: String)
  /// The old text is back in the ConfigMap.
  case restored(resourceVersion: String)
}
