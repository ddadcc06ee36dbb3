import SpawnerConfig

extension SpawnerEdit {
  /// The edit with what it leaves open settled by the web app that runs, where its release is known.
  func settled(for appVersion: AppVersion?) -> SpawnerEdit {
    switch self {
    case .convert(to: nil): .convert(to: appVersion)
    case .mend(for: nil): .mend(for: appVersion)
    default: self
    }
  }
}
