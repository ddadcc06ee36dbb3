/// How the web app's pods are renewed.
public enum RestartStrategy: String, Hashable, Sendable, CaseIterable, Encodable {
  /// The Deployment rolls: a new pod is Ready before an old one goes.
  case rollout
  /// The pods are deleted and the Deployment makes new ones.
  case delete
}
