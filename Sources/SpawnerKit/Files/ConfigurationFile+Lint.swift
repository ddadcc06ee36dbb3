public import SpawnerConfig

extension ConfigurationFile {
  /// What lint says about the configuration, with places in the configuration itself.
  ///
  /// ``relocated(_:)`` turns them into places in the file.
  ///
  /// - Parameter appVersion: The release of the web app that reads it.
  /// - Returns: The findings in the order of the configuration.
  public func findings(for appVersion: AppVersion = .newest) -> [Finding] {
    document.map { Lint.findings(in: $0, for: appVersion) }
      ?? Lint.findings(in: text, for: appVersion)
  }

  /// How the configuration's generation goes together with a web app.
  ///
  /// - Parameter appVersion: The release of the web app that reads it.
  /// - Returns: The judgement.
  public func generationFit(for appVersion: AppVersion = .newest) -> GenerationFit {
    document.map { GenerationFit(of: $0, for: appVersion) }
      ?? GenerationFit(of: text, for: appVersion)
  }
}
