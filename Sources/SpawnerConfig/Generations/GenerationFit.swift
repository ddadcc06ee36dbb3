internal import YAMLEdit

/// How a file's generation goes together with the web app that reads it.
///
/// ```swift
/// let fit = GenerationFit(of: document, for: installation.appVersion ?? .newest)
/// if !fit.isFitting { tell("written for Kubeflow \(fit.writtenFor ?? "")") }
/// ```
public struct GenerationFit: Hashable, Sendable {
  /// The file's generation; `nil` for a text that has no form in it.
  public private(set) var generation: Generation?
  /// The release of the web app that reads the file.
  public let appVersion: AppVersion
  private(set) var written: WebAppEra?
  let wanted: WebAppEra

  /// Judges a file that was read.
  ///
  /// - Parameters:
  ///   - document: The file.
  ///   - appVersion: The release of the web app that reads it.
  public init(of document: SpawnerDocument, for appVersion: AppVersion = .newest) {
    self.init(of: document.defaults, for: appVersion)
  }

  /// Judges a text, be it readable or not.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - appVersion: The release of the web app that reads it.
  public init(of bytes: [UInt8], for appVersion: AppVersion = .newest) {
    do throws(YAMLError) {
      self.init(of: try SpawnerDocument(bytes), for: appVersion)
    } catch {
      self.init(of: .null, for: appVersion)
      guard Generation(of: bytes) == .template else { return }
      generation = .template
      written = .templates
    }
  }

  init(of defaults: YAMLValue, for appVersion: AppVersion) {
    let isForm = defaults.mapping?.isEmpty == false
    generation = isForm ? Generation(of: defaults) : nil
    written = isForm ? WebAppEra(writtenFor: defaults) : nil
    wanted = WebAppEra(of: appVersion)
    self.appVersion = appVersion
  }

  /// Whether the web app's form finds in the file what it looks for, as far as the age goes; a file
  /// that could be of any age fits.
  public var isFitting: Bool { written == nil || written == wanted }

  /// The Kubeflow releases that the file is for, such as `1.3 or 1.4`; `nil` where it could be any.
  public var writtenFor: String? { written?.releases }

  /// The Kubeflow releases whose files the web app reads.
  public var wantedBy: String { wanted.releases }
}
