import SpawnerConfig

extension SpawnerEdit {
  /// The release that the edit is for, where it names one that need not be the one that runs.
  var target: AppVersion? {
    if case .convert(let target) = self { target } else { nil }
  }

  /// The edit with what it leaves open settled by the web app that runs, where its release is known.
  func settled(for appVersion: AppVersion?) -> SpawnerEdit {
    switch self {
    case .convert(to: nil): .convert(to: appVersion)
    case .mend(for: nil): .mend(for: appVersion)
    default: self
    }
  }
}
