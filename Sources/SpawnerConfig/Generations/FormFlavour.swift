internal import YAMLEdit

/// The two kinds of form that the first web apps came with.
public enum FormFlavour: String, Hashable, Sendable, Codable {
  /// The usual form.
  case standard = "default"
  /// The form for the storage system Rok, gone since Kubeflow 1.8.
  case rok

  /// Recognises the flavour by what only the form for Rok had.
  init(of defaults: YAMLValue) {
    let data = defaults["dataVolumes"]?["value"]?.sequence ?? []
    let volumes =
      [defaults["workspaceVolume"]?["value"]].compactMap(\.self) + data
      + data.compactMap { $0["value"] }
    let hasMark =
      ["rokLabURL", "rokURL"].contains { defaults[$0] != nil }
      || volumes.contains { $0["rokURL"] != nil || $0["extra"] != nil }
    self = hasMark ? .rok : .standard
  }
}

extension SpawnerDocument {
  /// The flavour of form that the file is for, as far as its content shows it.
  public var flavour: FormFlavour { FormFlavour(of: defaults) }
}
