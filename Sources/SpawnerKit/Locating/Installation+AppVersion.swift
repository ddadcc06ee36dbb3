import KubeCore
public import SpawnerConfig

extension Installation {
  /// The image of the container that reads the file.
  public var image: String? {
    let containers = deployment.spec.template?.spec?.containers ?? []
    return containers.first { $0.name == app.container }?.image
  }

  /// The release of the web app, by the tag of its image; nil where that says none.
  public var appVersion: AppVersion? { image.flatMap { AppVersion(tagOf: $0) } }

  /// How the file's generation goes together with the web app.
  ///
  /// - Parameter version: The release to judge by; the web app's own if nil, and the newest where
  ///   that is not known.
  /// - Returns: The judgement.
  public func generationFit(for version: AppVersion? = nil) -> GenerationFit {
    GenerationFit(of: text, for: version ?? appVersion ?? .newest)
  }

  /// What lint says about the file, with its places in the file.
  ///
  /// - Parameter version: The release to judge by; the web app's own if nil, and the newest where
  ///   that is not known.
  /// - Returns: The findings in the order of the file.
  public func findings(for version: AppVersion? = nil) -> [Finding] {
    Lint.findings(in: text, for: version ?? appVersion ?? .newest)
  }
}
