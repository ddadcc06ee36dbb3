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

  /// Finds the option that a part of an affinity or toleration group was given by.
  ///
  /// - Parameter cause: What is wrong; its path starts at the option.
  init(placement cause: SpawnerConfigError) {
    self.cause = cause
    option =
      switch cause.path?.steps.first {
      case .key("tolerations"): "--toleration"
      case .key("affinity"): "--node-label"
      case .key("displayName"): "--name"
      default: "<key>"
      }
  }

  private static let options = [
    "mount": "--mount", "claimName": "--claim", "name": "--new-claim", "storage": "--size",
    "storageClassName": "--class", "accessModes": "--access-mode",
  ]
}
