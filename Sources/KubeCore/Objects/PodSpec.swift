/// The pods a workload makes: their labels and their specification.
public struct PodTemplate: Codable, Hashable, Sendable {
  /// Labels and annotations of the pods.
  public var metadata: ObjectMeta?
  /// What the pods run.
  public var spec: PodSpec?

  /// Makes a template.
  ///
  /// - Parameters:
  ///   - metadata: Labels and annotations of the pods.
  ///   - spec: What the pods run.
  public init(metadata: ObjectMeta? = nil, spec: PodSpec? = nil) {
    self.metadata = metadata
    self.spec = spec
  }
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

  /// Makes an empty specification.
  public init() {}
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

  /// Makes a container.
  ///
  /// - Parameters:
  ///   - name: The name within the pod.
  ///   - image: The image.
  public init(name: String, image: String? = nil) {
    self.name = name
    self.image = image
  }
}

/// An environment variable of a container.
public struct EnvironmentVariable: Codable, Hashable, Sendable {
  /// What programs in the container find it by.
  public var name: String
  /// The value; nil where it comes from somewhere else.
  public var value: String?

  /// Makes a variable.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - value: The value.
  public init(name: String, value: String? = nil) {
    self.name = name
    self.value = value
  }
}

/// A port a container listens on.
public struct ContainerPort: Codable, Hashable, Sendable {
  /// The number.
  public var containerPort: Int
  /// What a service may call it by.
  public var name: String?
  /// The protocol; nil means TCP.
  public var `protocol`: String?

  /// Makes a port.
  ///
  /// - Parameters:
  ///   - containerPort: The number.
  ///   - name: The name.
  public init(containerPort: Int, name: String? = nil) {
    self.containerPort = containerPort
    self.name = name
  }
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

  /// Makes a mount.
  ///
  /// - Parameters:
  ///   - name: The volume's name within the pod.
  ///   - mountPath: Where it appears in the container.
  ///   - subPath: The part of the volume that is mounted.
  public init(name: String, mountPath: String, subPath: String? = nil) {
    self.name = name
    self.mountPath = mountPath
    self.subPath = subPath
  }
}
