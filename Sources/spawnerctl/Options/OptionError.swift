import SpawnerConfig
import YAMLEdit

/// An option whose value is not one that the form, or Kubernetes, takes.
struct OptionError: Error {
  /// The option as it is typed.
  let option: String
  let cause: SpawnerConfigError

  /// Finds the option that a part of a volume was given by.
  ///
  /// - Parameter cause: What is wrong; its path starts at the volume.
  init(volume cause: SpawnerConfigError) {
    self.cause = cause
    let keys = cause.path?.steps ?? []
    option =
      keys.lazy.compactMap { step in
        if case .key(let key) = step { Self.options[key] } else { nil }
      }.last ?? "--mount"
  }

  private static let options = [
    "mount": "--mount", "claimName": "--claim", "name": "--new-claim", "storage": "--size",
    "storageClassName": "--class", "accessModes": "--access-mode",
  ]
}
