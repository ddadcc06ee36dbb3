internal import YAMLEdit

/// What the rules look at: the file, read or not.
struct LintContext: Sendable {
  let bytes: [UInt8]
  /// The release of the web app that reads the file.
  let appVersion: AppVersion
  /// The file as the web app reads it; `nil` where it cannot.
  let document: Document?
  /// Why the web app cannot read the file.
  let error: YAMLError?
  /// The mapping below `spawnerFormDefaults`, if it is one.
  let defaults: YAMLMapping?
  /// Whether the file is of the first generation, which had to be filled in before it was YAML.
  let isTemplate: Bool
  /// Every node as written; empty where the web app cannot read the file.
  let nodes: [VisitedNode]
  /// The image lists of the file, in the order of the form; several rules look at them.
  private(set) var imageSections: [ImageSection] = []

  init(document: Document, appVersion: AppVersion = .newest) {
    bytes = document.bytes
    self.appVersion = appVersion
    self.document = document
    error = nil
    isTemplate = false
    defaults = document.value["spawnerFormDefaults"]?.mapping
    nodes = document.root?.descendants ?? []
    imageSections = ImageGroup.allCases.compactMap { ImageSection($0, in: self) }
  }

  init(bytes: [UInt8], appVersion: AppVersion = .newest) {
    do throws(YAMLError) {
      self.init(document: try Document(bytes), appVersion: appVersion)
    } catch {
      self.init(bytes: bytes, error: error, appVersion: appVersion)
    }
  }

  private init(bytes: [UInt8], error: YAMLError, appVersion: AppVersion) {
    self.bytes = bytes
    self.appVersion = appVersion
    document = nil
    self.error = error
    isTemplate = Generation(of: bytes) == .template
    defaults = nil
    nodes = []
  }

  /// The value of a section; `nil` where the key is absent.
  func section(_ name: String) -> YAMLValue? { defaults?[name] }

  /// The lines of the file without their ends.
  var lines: [Substring] {
    String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  /// The lines above the first node, with the first of its own; all where there is none.
  var head: [Substring] {
    let end = document?.root?.outerRange.lowerBound.value ?? bytes.count
    return String(decoding: bytes[..<end], as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  // MARK: Places

  static let start = SourceLocation(line: 1, column: 1)

  func resolved(_ place: LintRule.Place) -> (SourceLocation, YAMLPath?) {
    switch place {
    case .position(let location): (location, nil)
    case .exactly(let location, let path): (location, path)
    case .value(let path): (node(at: path)?.location ?? keyLocation(of: path), path)
    case .key(let path): (keyLocation(of: path), path)
    }
  }

  func node(at path: YAMLPath) -> Node? {
    do throws(YAMLError) { return try document?.node(at: path) } catch { return nil }
  }

  private func keyLocation(of path: YAMLPath) -> SourceLocation {
    guard let last = path.steps.last else { return document?.root?.location ?? Self.start }
    let parent = YAMLPath(path.steps.dropLast())
    guard case .key(let name) = last else {
      return node(at: path)?.location ?? keyLocation(of: parent)
    }
    guard let key = node(at: parent)?.target.entry(name)?.key, key.value == .string(name) else {
      return keyLocation(of: parent)
    }
    return key.location
  }
}
