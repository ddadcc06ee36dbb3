/// Something the cluster noticed about an object.
///
/// Events tell stories; they are no state. A single warning is no failure.
public struct Event: KubeObject, Hashable {
  /// What the server calls it.
  public static let resource = ResourceKind(version: "v1", plural: "events", kind: "Event")

  /// Name, version and belongings.
  public var metadata: ObjectMeta
  /// What it is about.
  public var involvedObject: ObjectReference?
  /// What happened, in one word, such as `FailedScheduling`.
  public var reason: String?
  /// What happened, in words.
  public var message: String?
  /// `Normal` or `Warning`.
  public var type: String?
  /// How often it happened.
  public var count: Int?
  /// When it was first noticed, in RFC 3339 text.
  public var firstTimestamp: String?
  /// When it was last noticed, in RFC 3339 text.
  public var lastTimestamp: String?
  /// When it happened, where the newer form of events is used, in RFC 3339 text.
  public var eventTime: String?

  /// Whether the cluster warns.
  public var isWarning: Bool { type == "Warning" }

  /// When it was last noticed, by whichever field tells.
  public var time: String? {
    lastTimestamp ?? eventTime ?? firstTimestamp ?? metadata.creationTimestamp
  }
}

/// A mention of another object.
public struct ObjectReference: Codable, Hashable, Sendable {
  /// The object's kind.
  public var kind: String?
  /// The object's name.
  public var name: String?
  /// The object's namespace.
  public var namespace: String?
  /// The object's identity.
  public var uid: String?
}
