import Testing

/// Everything that is proven on a real Kubernetes.
///
/// Runs only where `SPAWNERCTL_TEST_KUBECONFIG` names a cluster, such as the one that
/// `Tests/Cluster/cluster up` starts; the current context of whoever runs the tests is never touched.
/// One test at a time: each rolls pods of its own, and two cores are soon busy.
@Suite(
  .serialized,
  .enabled(
    if: Cluster.named != nil,
    "no cluster: SPAWNERCTL_TEST_KUBECONFIG is not set (see Tests/Cluster/cluster)"
  )
)
struct ClusterTests {}
