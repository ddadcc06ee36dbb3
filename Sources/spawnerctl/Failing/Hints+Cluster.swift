import KubeCore

extension Hints {
  /// For a failure of the connection or the cluster.
  ///
  /// - Parameters:
  ///   - error: The failure.
  ///   - programName: How the user calls the tool.
  ///   - options: What names the cluster, for kubectl commands that are proposed.
  /// - Returns: One proposal each.
  static func forCluster(
    _ error: KubeError,
    programName: String,
    options: String
  ) -> [Failure.Hint] {
    switch error.code {
    case .forbidden: return forRights(error, options: options)
    case .unauthorized: return ["logging in again; the cluster does not accept this login"]
    case .notFound:
      return ["--namespace with the right namespace, see: kubectl get namespaces\(options)"]
    case .unreachable, .timeout, .unavailable, .protocolViolation:
      return ["kubectl cluster-info\(options), or another --context or --kubeconfig"]
    case .tls:
      return ["correcting 'certificate-authority' or 'server' of this cluster in the kubeconfig"]
    case .kubeconfigMissing:
      return [
        "--kubeconfig FILE or KUBECONFIG",
        "\(programName) sandbox run -- image list (needs no cluster)",
      ]
    case .contextNotFound, .noCurrentContext:
      return ["--context NAME, see: kubectl config get-contexts"]
    case .clusterNotFound: return ["--cluster NAME, or correcting the kubeconfig"]
    case .userNotFound: return ["--user NAME, or correcting the kubeconfig"]
    case .conflict, .tooManyRequests: return ["the same command again"]
    default:
      return error.isConfigurationProblem ? ["correcting the kubeconfig, or --kubeconfig FILE"] : []
    }
  }

  private static func forRights(_ error: KubeError, options: String) -> [Failure.Hint] {
    let verb = error.verb ?? "get"
    let resource = error.resource ?? "configmaps"
    let namespace = error.namespace.map { " -n \($0.shellQuoted)" } ?? ""
    let place = error.namespace.map { " in namespace '\($0)'" } ?? ""
    return [
      Failure.Hint("kubectl auth can-i \(verb) \(resource)\(namespace)\(options)"),
      Failure.Hint("asking the cluster's admin for the right to \(verb) \(resource)\(place)"),
    ]
  }
}
