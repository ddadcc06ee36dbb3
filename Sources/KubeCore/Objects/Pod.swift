/// A running instance of a workload.
public struct Pod: KubeObject, Hashable {
  /// What the server calls it.
  public static let resource = ResourceKind(version: "v1", plural: "pods", kind: "Pod")

  /// Name, version and belongings.
  public var metadata: ObjectMeta
  /// What it runs.
  public var spec: PodSpec?
  /// How it is doing.
  public var status: Status?

  /// How a pod is doing.
  public struct Status: Codable, Hashable, Sendable {
    /// `Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`.
    public var phase: String?
    /// Why it failed, in one word, such as `Evicted`.
    public var reason: String?
    /// Why it failed, in words.
    public var message: String?
    /// What the kubelet and the scheduler say about it.
    @EmptyIfMissing public var conditions: [Condition] = []
    /// How its containers are doing.
    @EmptyIfMissing public var containerStatuses: [ContainerStatus] = []
    /// How its init containers are doing.
    @EmptyIfMissing public var initContainerStatuses: [ContainerStatus] = []
    /// When the kubelet took it over, in RFC 3339 text.
    public var startTime: String?
    /// Its address.
    public var podIP: String?
  }

  /// Whether the pod takes requests, as far as the kubelet knows.
  public var isReady: Bool { status?.conditions["Ready"]?.isTrue ?? false }

  /// Every container's status, init containers first.
  public var allContainerStatuses: [ContainerStatus] {
    (status?.initContainerStatuses ?? []) + (status?.containerStatuses ?? [])
  }
}

/// How a container is doing.
public struct ContainerStatus: Codable, Hashable, Sendable {
  /// The container's name.
  public var name: String
  /// Whether it is ready.
  public var ready: Bool?
  /// How often it was started again.
  public var restartCount: Int?
  /// The image it runs.
  public var image: String?
  /// What it does now.
  public var state: ContainerState?
  /// How its previous life ended.
  public var lastState: ContainerState?
}

/// One of waiting, running and terminated; none of them means waiting.
public struct ContainerState: Codable, Hashable, Sendable {
  /// Set while it waits.
  public var waiting: Waiting?
  /// Set while it runs.
  public var running: Running?
  /// Set once it ended.
  public var terminated: Terminated?

  /// Why a container waits.
  public struct Waiting: Codable, Hashable, Sendable {
    /// Why, in one word, such as `ContainerCreating` or `ImagePullBackOff`.
    public var reason: String?
    /// Why, in words.
    public var message: String?
  }

  /// Since when a container runs.
  public struct Running: Codable, Hashable, Sendable {
    /// Since when, in RFC 3339 text.
    public var startedAt: String?
  }

  /// How a container ended.
  public struct Terminated: Codable, Hashable, Sendable {
    /// Its exit code.
    public var exitCode: Int?
    /// The signal that ended it.
    public var signal: Int?
    /// Why, in one word, such as `Error` or `OOMKilled`.
    public var reason: String?
    /// Why, in words.
    public var message: String?
    /// When, in RFC 3339 text.
    public var finishedAt: String?
  }
}
