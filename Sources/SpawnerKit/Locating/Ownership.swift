/// A sign that somebody else writes an object too, and will write it again.
///
/// An edit of such an object lasts until that owner's next run, which reverts it.
public struct Ownership: Hashable, Sendable, Encodable {
  /// The kinds of owners that are recognised.
  public enum Owner: String, Hashable, Sendable, Encodable, CaseIterable {
    /// Argo CD.
    case argoCD = "Argo CD"
    /// Flux.
    case flux = "Flux"
    /// A Juju charm.
    case juju = "Juju"
    /// A Helm release.
    case helm = "Helm"
    /// A kustomize generator: the hash in the name belongs to the shipped text.
    case kustomize = "kustomize"
    /// Somebody's `kubectl apply`.
    case kubectlApply = "kubectl apply"
  }

  /// Who owns the object.
  public let owner: Owner
  /// The application, release or model, where the mark names one.
  public let name: String?
  /// The mark that tells, such as `label 'argocd.argoproj.io/instance'`.
  public let evidence: String
}
