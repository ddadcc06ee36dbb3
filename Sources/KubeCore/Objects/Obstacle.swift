/// What keeps a pod from becoming ready.
public struct Obstacle: Hashable, Sendable {
  /// What kind of obstacle.
  public enum Kind: Hashable, Sendable, CaseIterable {
    /// The pod fits on no node.
    case unschedulable
    /// A container's image cannot be fetched.
    case imagePull
    /// A container's image has a name that is none.
    case invalidImageName
    /// A container's settings cannot be had, such as a Secret that is not there.
    case containerConfiguration
    /// A container ends again and again.
    case crashLoop
  }

  /// What kind of obstacle.
  public var kind: Kind
  /// The container it is about; nil for one of the pod as a whole.
  public var container: String?
  /// The cluster's own words, or ours where it has none.
  public var message: String
  /// Whether it may well be gone at the next look, without anybody's doing.
  public var mayPass: Bool

  /// Notes an obstacle.
  ///
  /// - Parameters:
  ///   - kind: What kind of obstacle.
  ///   - container: The container it is about.
  ///   - message: The cluster's own words, or ours.
  ///   - mayPass: Whether it may well be gone at the next look.
  public init(_ kind: Kind, container: String? = nil, message: String, mayPass: Bool = false) {
    self.kind = kind
    self.container = container
    self.message = message
    self.mayPass = mayPass
  }
}
