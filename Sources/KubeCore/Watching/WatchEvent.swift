/// What a watch tells about the objects it looks at.
public enum WatchEvent<Object: KubeObject>: Sendable {
  /// These are all objects there are: whatever was known before is replaced.
  ///
  /// It comes first, and again whenever the watch had to start anew.
  case listed([Object])
  /// An object has come.
  case added(Object)
  /// An object has changed.
  case modified(Object)
  /// An object has gone; this is how it was last seen.
  case deleted(Object)
  /// The stream broke and is being opened again; until then nothing new is heard.
  case interrupted(KubeError)
}

extension WatchEvent: Equatable where Object: Equatable {
  /// Whether two events tell the same; interruptions are compared by code.
  ///
  /// - Parameters:
  ///   - left: The one.
  ///   - right: The other.
  /// - Returns: Whether they tell the same.
  public static func == (left: WatchEvent, right: WatchEvent) -> Bool {
    switch (left, right) {
    case (.listed(let left), .listed(let right)): left == right
    case (.added(let left), .added(let right)): left == right
    case (.modified(let left), .modified(let right)): left == right
    case (.deleted(let left), .deleted(let right)): left == right
    case (.interrupted(let left), .interrupted(let right)): left.code == right.code
    default: false
    }
  }
}

/// The objects a watch has told about, as of its last event.
///
/// ```swift
/// var pods = WatchedObjects<Pod>()
/// for try await event in api.watch(Pod.self, namespace: "kubeflow") { pods.apply(event) }
/// ```
public struct WatchedObjects<Object: KubeObject>: Sendable {
  private var byName: [String: Object] = [:]

  /// Makes an empty view.
  public init() {}

  /// The objects, sorted by namespace and name.
  public var objects: [Object] { byName.sorted { $0.key < $1.key }.map(\.value) }

  /// Takes in what an event tells.
  ///
  /// - Parameter event: The event.
  public mutating func apply(_ event: WatchEvent<Object>) {
    switch event {
    case .listed(let objects):
      byName = Dictionary(objects.map { (Self.key($0), $0) }) { _, last in last }
    case .added(let object), .modified(let object):
      byName[Self.key(object)] = object
    case .deleted(let object):
      byName[Self.key(object)] = nil
    case .interrupted:
      break
    }
  }

  private static func key(_ object: Object) -> String {
    "\(object.metadata.namespace ?? "")/\(object.metadata.name)"
  }
}
