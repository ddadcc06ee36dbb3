internal import YAMLEdit

/// The generations of the file, by the Kubeflow release that first read it.
///
/// Since Kubeflow 1.8 the file has other comments and another order, which means nothing.
public enum Generation: String, CaseIterable, Comparable, Sendable, Codable {
  /// A template for Python's `format`, and not YAML before that.
  case template = "0.4"
  /// Volumes with sub-fields, extra resources as JSON text.
  case extraResources = "0.6"
  /// GPUs have their own section.
  case gpus = "1.0"
  /// Affinity and toleration groups appear.
  case placement = "1.2"
  /// Images for VS Code and RStudio, under names that only one release candidate had.
  case serverTypes = "1.3.0-rc.0"
  /// Two more image groups and limit factors.
  case imageGroups = "1.3"
  /// Registry and tag can be hidden.
  case hiddenNames = "1.4"
  /// Volumes have a mount and a new claim or an existing source.
  case claims = "1.5"

  /// Orders generations by age.
  public static func < (left: Generation, right: Generation) -> Bool {
    left.age < right.age
  }

  private var age: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Recognises a file's generation by its volumes, or by its sections if there are none.
  init(of defaults: YAMLValue) {
    let shape = Self.volumes(in: defaults).lazy.compactMap { VolumeShape(of: $0) }.first
    let sections = Self.oldest(of: defaults)
    switch shape {
    case .current: self = .claims
    case .old: self = min(sections, .hiddenNames)
    case nil: self = sections >= .imageGroups ? .claims : sections
    }
  }

  /// The generation that has all the sections found, as far as volumes leave it open.
  private static func oldest(of defaults: YAMLValue) -> Generation {
    let marks: [(Generation, [String])] = [
      (.hiddenNames, ["hideRegistry", "hideTag", "environment"]),
      (.imageGroups, ["imageGroupOne", "imageGroupTwo"]),
      (.serverTypes, ["imageVSCode", "imageRStudio"]),
      (.placement, ["affinityConfig", "tolerationGroup"]),
      (.gpus, ["gpus"]),
      (.extraResources, ["extraResources"]),
    ]
    let found = marks.first { mark in mark.1.contains { defaults[$0] != nil } }?.0
    let hasFactor = defaults["cpu"]?["limitFactor"] != nil
    return switch found {
    case .hiddenNames?, nil: .hiddenNames
    case let found? where hasFactor: max(found, .imageGroups)
    case let found?: found
    }
  }

  private static func volumes(in defaults: YAMLValue) -> [YAMLValue] {
    let workspace = defaults["workspaceVolume"]?["value"]
    return [workspace].compactMap(\.self) + (defaults["dataVolumes"]?["value"]?.sequence ?? [])
  }

  /// Refuses to edit volumes in a file whose volumes have, or must have, the old shape.
  static func requireCurrentVolumes(
    in document: SpawnerDocument
  ) throws(SpawnerConfigError) {
    let defaults = document.defaults
    for path in [Workspace.valuePath] + document.dataVolumePaths {
      guard let volume = document.document.value(at: path), VolumeShape(of: volume) == .old
      else { continue }
      throw oldShape(volume, at: path, in: document)
    }
    let generation = Generation(of: defaults)
    guard generation < .imageGroups, defaults["imagePullPolicy"] == nil else { return }
    throw SpawnerConfigError(
      .oldGeneration,
      "expected a file of Kubeflow 1.5 or later, found one of Kubeflow \(generation.rawValue)",
      at: .init(path: .formDefaults, location: document.location(at: .formDefaults))
    )
  }

  private static func oldShape(
    _ volume: YAMLValue,
    at path: YAMLPath,
    in document: SpawnerDocument
  ) -> SpawnerConfigError {
    let generation = Generation(of: document.defaults)
    return SpawnerConfigError(
      .oldGeneration,
      """
      expected a volume with 'mount' and 'newPvc' or 'existingSource' at '\(path)', \
      found the shape of Kubeflow \(generation.rawValue)
      """,
      at: .init(path: path, location: document.location(at: path))
    )
  }
}

extension SpawnerDocument {
  fileprivate var dataVolumePaths: [YAMLPath] {
    let items = defaults["dataVolumes"]?["value"]?.sequence ?? []
    return items.indices.map { VolumeList.valuePath.appending($0) }
  }
}
