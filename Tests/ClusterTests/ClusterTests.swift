import TestSupport
import Testing

/// Everything that is proven on a real Kubernetes.
///
/// Runs only where `SPAWNERCTL_TEST_KUBECONFIG` names a cluster, such as the one that
/// `Tests/Cluster/cluster up` starts; the current context of whoever runs the tests is never touched.
/// Each rolls pods in a namespace of its own, and two at a time are enough to keep two cores busy.
@Suite(
  .twoAtATime,
  .enabled(
    if: Cluster.named != nil,
    "no cluster: SPAWNERCTL_TEST_KUBECONFIG is not set (see Tests/Cluster/cluster)"
  )
)
struct ClusterTests {}
