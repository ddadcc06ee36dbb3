/// Which objects a list holds, and how much of it is sent at once.
public struct ListOptions: Hashable, Sendable {
  /// Only objects with these labels, such as `app=web,tier!=cache`.
  public var labelSelector: String?
  /// Only objects with these fields, such as `involvedObject.uid=…`.
  public var fieldSelector: String?
  /// How many objects a page holds at most; nil asks for all at once.
  public var limit: Int?
  /// Where the last page ended.
  public var continueToken: String?

  /// Chooses objects.
  ///
  /// - Parameters:
  ///   - labelSelector: Only objects with these labels.
  ///   - fieldSelector: Only objects with these fields.
  ///   - limit: How many objects a page holds at most.
  ///   - continueToken: Where the last page ended.
  public init(
    labelSelector: String? = nil,
    fieldSelector: String? = nil,
    limit: Int? = 500,
    continueToken: String? = nil
  ) {
    self.labelSelector = labelSelector
    self.fieldSelector = fieldSelector
    self.limit = limit
    self.continueToken = continueToken
  }
}

/// Which objects are watched, and from when on.
public struct WatchOptions: Hashable, Sendable {
  /// Only objects with these labels.
  public var labelSelector: String?
  /// Only objects with these fields.
  public var fieldSelector: String?
  /// The version after which events are sent.
  public var resourceVersion: String?
  /// How long the server keeps the stream open; one that outlasts it is taken for dead.
  public var timeout: Duration?
  /// How long a stream stays open where nobody has a reason for another time: a server that has
  /// vanished is noticed soon after it, and one that is there is not asked much more often.
  public static let usualTimeout: Duration = .seconds(60)

  /// Whether the server may send its current version when there is nothing else to say.
  public var allowsBookmarks = true

  /// Chooses what to watch.
  ///
  /// - Parameters:
  ///   - labelSelector: Only objects with these labels.
  ///   - fieldSelector: Only objects with these fields.
  ///   - resourceVersion: The version after which events are sent.
  ///   - timeout: How long the server keeps the stream open.
  public init(
    labelSelector: String? = nil,
    fieldSelector: String? = nil,
    resourceVersion: String? = nil,
    timeout: Duration? = nil
  ) {
    self.labelSelector = labelSelector
    self.fieldSelector = fieldSelector
    self.resourceVersion = resourceVersion
    self.timeout = timeout
  }
}

/// A JSON merge patch and how it is to be applied.
public struct MergePatch: Hashable, Sendable {
  /// The changes: `null` removes, objects merge, all else replaces.
  public var changes: JSONValue
  /// The version that must still be the current one; nil leaves the patch unguarded.
  public var resourceVersion: String?
  /// Whether the server only checks and answers, and keeps nothing.
  public var isDryRun: Bool
  /// The name under which the server notes who wrote.
  public var fieldManager: String

  /// Makes a patch.
  ///
  /// - Parameters:
  ///   - changes: The changes.
  ///   - resourceVersion: The version that must still be the current one.
  ///   - isDryRun: Whether the server only checks and answers.
  ///   - fieldManager: The name under which the server notes who wrote.
  public init(
    _ changes: JSONValue,
    resourceVersion: String? = nil,
    isDryRun: Bool = false,
    fieldManager: String = KubeRequest.fieldManager
  ) {
    self.changes = changes
    self.resourceVersion = resourceVersion
    self.isDryRun = isDryRun
    self.fieldManager = fieldManager
  }

  /// What is sent: the changes, with the guard among them.
  public var body: JSONValue {
    guard let resourceVersion else { return changes }
    return changes.merging(patch: ["metadata": ["resourceVersion": .string(resourceVersion)]])
  }

  /// Whether a second writer would be noticed.
  public var isGuarded: Bool { body["metadata"]?["resourceVersion"]?.string != nil }
}

/// What must hold for an object to be deleted.
public struct DeleteOptions: Hashable, Sendable {
  /// The identity: an object recreated under the same name is spared.
  public var uid: String?
  /// The version: an object changed since is spared.
  public var resourceVersion: String?
  /// How long a pod may take to end; nil leaves that to the pod.
  public var gracePeriod: Duration?
  /// Whether the server only checks and answers, and keeps the object.
  public var isDryRun: Bool

  /// Sets conditions.
  ///
  /// - Parameters:
  ///   - uid: The identity.
  ///   - resourceVersion: The version.
  ///   - gracePeriod: How long a pod may take to end.
  ///   - isDryRun: Whether the server only checks and answers.
  public init(
    uid: String? = nil,
    resourceVersion: String? = nil,
    gracePeriod: Duration? = nil,
    isDryRun: Bool = false
  ) {
    self.uid = uid
    self.resourceVersion = resourceVersion
    self.gracePeriod = gracePeriod
    self.isDryRun = isDryRun
  }
}
