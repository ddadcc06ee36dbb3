extension SpawnerError {
  /// What kind of failure an error is; each has one exit status of the command line.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    private enum Value: String, Hashable, Sendable {
      case failed, gaveUpWaiting, undone, notUndone, ambiguous, invalidResult, notFound, conflict
      case refused, interrupted
      case ambiguousPath, noSuchPlace, elsewhere, template, unsuitable
    }

    private let value: Value

    private init(_ value: Value) { self.value = value }

    /// The code's name, such as `notFound`.
    public var description: String { value.rawValue }

    /// Failed for a reason that has no code of its own; the underlying error says more.
    public static let failed = Code(.failed)
    /// The deadline passed, or the app cannot become live, and there was nothing to undo.
    public static let gaveUpWaiting = Code(.gaveUpWaiting)
    /// The change was written, did not become live or could not be seen to, and was undone.
    public static let undone = Code(.undone)
    /// The change was written, did not become live or could not be seen to, and is still there.
    public static let notUndone = Code(.notUndone)
    /// Several installations, ConfigMaps or keys fit; one must be chosen.
    public static let ambiguous = Code(.ambiguous)
    /// The file, or the edit's result, is not valid; nothing was written.
    public static let invalidResult = Code(.invalidResult)
    /// No such namespace, Deployment, ConfigMap, key, image or volume.
    public static let notFound = Code(.notFound)
    /// Others kept changing the ConfigMap; nothing was written.
    public static let conflict = Code(.conflict)
    /// The cluster's state forbids the change: run by a charm, immutable, paused, too large.
    public static let refused = Code(.refused)
    /// Cancelled; the error's `change` says what was already changed.
    public static let interrupted = Code(.interrupted)
    /// A file holds several configurations; one must be chosen by its path.
    public static let ambiguousPath = Code(.ambiguousPath)
    /// A file holds no configuration at the path that was named.
    public static let noSuchPlace = Code(.noSuchPlace)
    /// A file only names another one that holds the configuration.
    public static let elsewhere = Code(.elsewhere)
    /// A file is a template that must be rendered first.
    public static let template = Code(.template)
    /// A file holds the configuration in a form that cannot be edited in its place.
    public static let unsuitable = Code(.unsuitable)
  }
}
