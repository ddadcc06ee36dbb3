extension Generation: CustomStringConvertible {
  /// The releases whose files are of this generation: `Kubeflow 1.3`, `Kubeflow 1.5 or later`.
  public var displayName: String { "Kubeflow \(releases)" }

  /// The same as ``displayName``.
  public var description: String { displayName }

  /// The releases without the word: `1.0 or 1.1`.
  var releases: String {
    switch self {
    case .template: "0.4 or 0.5"
    case .extraResources: "0.6 or 0.7"
    case .gpus: "1.0 or 1.1"
    case .placement, .serverTypes, .imageGroups, .hiddenNames: rawValue
    case .claims: "1.5 or later"
    }
  }

  /// The generation that a release of the web app was shipped with; `nil` before there was a file.
  ///
  /// - Parameter appVersion: The release.
  public init?(shippedWith appVersion: AppVersion) {
    let starts: [(AppVersion, Generation)] = [
      (AppVersion(1, 5), .claims), (AppVersion(1, 4), .hiddenNames),
      (AppVersion(1, 3), .imageGroups), (AppVersion(1, 2), .placement),
      (AppVersion(1, 0), .gpus), (AppVersion(0, 6), .extraResources),
      (AppVersion(0, 4), .template),
    ]
    guard let start = starts.first(where: { appVersion >= $0.0 }) else { return nil }
    self = start.1
  }

  /// Tells whether a web app understands files of this generation.
  ///
  /// What is new in some releases can be left out, or is ignored by the one before: those from 1.0
  /// to 1.2 understand each other's files, and so do 1.3 and 1.4.
  ///
  /// - Parameter appVersion: The release of the web app.
  /// - Returns: Whether its form finds what it looks for in the shape it looks for.
  public func fits(_ appVersion: AppVersion) -> Bool {
    guard self != .serverTypes, let shipped = Generation(shippedWith: appVersion) else {
      return false
    }
    return era == shipped.era
  }

  /// The oldest generation of those that the same web apps understand.
  private var era: Generation {
    switch self {
    case .template, .extraResources, .serverTypes, .claims: self
    case .gpus, .placement: .gpus
    case .imageGroups, .hiddenNames: .imageGroups
    }
  }
}
