internal import YAMLEdit

extension Generation {
  /// Recognises the generation of a file, readable or not; `nil` where nothing tells it.
  ///
  /// The very first files are templates and need not be YAML. Of any other file that the web app
  /// cannot read, or in which it finds no form, the generation is unknown.
  ///
  /// - Parameter bytes: The whole file.
  public init?(of bytes: [UInt8]) {
    if TemplateText(bytes) != nil {
      self = .template
      return
    }
    do throws(YAMLError) {
      let defaults = try SpawnerDocument(bytes).defaults
      guard defaults.mapping != nil else { return nil }
      self.init(of: defaults)
    } catch {
      return nil
    }
  }
}

extension SpawnerDocument {
  /// The generation of the file, as far as its content shows it.
  public var generation: Generation {
    TemplateText(bytes) == nil ? Generation(of: defaults) : .template
  }
}
