internal import YAMLEdit

/// A stretch of releases whose forms read the same file.
struct WebAppEra: Comparable, Hashable {
  let index: Int

  private static let all = ["0.4 or 0.5", "0.6 or 0.7", "1.0 to 1.2", "1.3 or 1.4", "1.5 or later"]

  var releases: String { Self.all[index] }

  init(of version: AppVersion) {
    let starts = [AppVersion(0, 6), AppVersion(1, 0), AppVersion(1, 3), AppVersion(1, 5)]
    index = starts.count { version >= $0 }
  }

  /// Recognises the era by what only that era has; `nil` where the file could be of any.
  ///
  /// Volumes tell it. Without volumes, only a file that lacks all that 1.3 brought is surely old.
  init?(writtenFor defaults: YAMLValue) {
    let workspace = defaults["workspaceVolume"]?["value"]
    let data = defaults["dataVolumes"]?["value"]?.sequence ?? []
    let volumes = [workspace].compactMap(\.self) + data
    let hasShape = volumes.contains { VolumeShape(of: $0) != nil }
    let generation = Generation(of: defaults)
    let isSurelyOld = generation < .imageGroups && defaults["imagePullPolicy"] == nil
    guard hasShape || isSurelyOld else { return nil }
    switch generation {
    case .template: index = 0
    case .extraResources: index = 1
    case .gpus, .placement: index = 2
    case .serverTypes, .imageGroups, .hiddenNames: index = 3
    case .claims: index = 4
    }
  }

  /// The era of the files that had to be filled in before they were YAML.
  static let templates = WebAppEra(index: 0)

  private init(index: Int) { self.index = index }

  static func < (left: WebAppEra, right: WebAppEra) -> Bool { left.index < right.index }
}
