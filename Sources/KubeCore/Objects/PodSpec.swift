/// The pods a workload makes: their labels and their specification.
public struct PodTemplate: Codable, Hashable, Sendable {
  /// Labels and annotations of the pods.
  public var metadata: ObjectMeta?
  /// What the pods run.
  public var spec: PodSpec?
}

/// What a pod runs, and with which volumes.
public struct PodSpec: Codable, Hashable, Sendable {
  /// The containers.
  @EmptyIfMissing public var containers: [Container] = []
  /// The containers that run to their end before the others start.
  @EmptyIfMissing public var initContainers: [Container] = []
  /// The volumes.
  @EmptyIfMissing public var volumes: [Volume] = []
  /// Who the pod is towards the API server.
  public var serviceAccountName: String?
  /// Where the pod was placed.
  public var nodeName: String?
}

/// A container: an image, its settings, its mounts.
public struct Container: Codable, Hashable, Sendable {
  /// The name within the pod.
  public var name: String
  /// The image.
  public var image: String?
  /// Environment variables.
  @EmptyIfMissing public var env: [EnvironmentVariable] = []
  /// Ports the container listens on.
  @EmptyIfMissing public var ports: [ContainerPort] = []
  /// Where volumes are mounted.
  @EmptyIfMissing public var volumeMounts: [VolumeMount] = []
}

/// An environment variable of a container.
public struct EnvironmentVariable: Codable, Hashable, Sendable {
  /// What programs in the container find it by.
  public var name: String
  /// The value; nil where it comes from somewhere else.
  public var value: String?
}

/// A port a container listens on.
public struct ContainerPort: Codable, Hashable, Sendable {
  /// The number.
  public var containerPort: Int
  /// What a service may call it by.
  public var name: String?
  /// The protocol; nil means TCP.
  public var `protocol`: String?
}

/// A volume mounted in a container.
public struct VolumeMount: Codable, Hashable, Sendable {
  /// The volume's name within the pod.
  public var name: String
  /// Where it appears in the container.
  public var mountPath: String
  /// The part of the volume that is mounted; such a mount never sees a ConfigMap's changes.
  public var subPath: String?
  /// Whether the container may not write to it.
  public var readOnly: Bool?
}
