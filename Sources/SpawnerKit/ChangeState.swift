/// How far a change had come when it ended, so that nobody is left guessing.
public enum ChangeState: Hashable, Sendable {
  /// Nothing was changed.
  case nothing
  /// The write, or the one that takes it back, was on its way when it was cut short: it may have
  /// been made.
  case maybeWritten
  /// The new text is in the ConfigMap, at this version; the pods were not renewed.
  case written(resourceVersion: String)
  /// The new text is in the ConfigMap, at this version (nil where nothing was written), and the
  /// pods are being renewed.
  case rolling(resourceVersion: String?)
  /// The old text is back in the ConfigMap, at this version; whether the pods serve it is open.
  case restored(resourceVersion: String)
  /// The old text is back and is served.
  case undone
}
