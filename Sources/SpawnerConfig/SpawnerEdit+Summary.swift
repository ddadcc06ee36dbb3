extension SpawnerEdit {
  /// The change in a few words, as a person would ask for it: `add image 'x:1' to jupyter`.
  public var summary: String {
    switch self {
    case .addImages(let images, let group, let position, let makeDefault):
      let end = makeDefault ? ", as default" : ""
      return "add \(Self.named("image", images)) to \(group.rawValue)\(position.words)\(end)"
    case .removeImages(let images, let group, let newDefault):
      let end = newDefault.map { ", with '\($0)' as default" } ?? ""
      return "remove \(Self.named("image", images)) from \(group.rawValue)\(end)"
    case .setDefaultImage(let image, let group, _):
      return "make image '\(image)' the default of \(group.rawValue)"
    case .replaceImage(let old, let new, let group):
      return "replace image '\(old)' with '\(new)' in \(group.rawValue)"
    case .moveImage(let image, let group, let position):
      return "move image '\(image)' in \(group.rawValue)\(position.wordsOfMoving)"
    case .addVolume, .removeVolumes, .clearVolumes, .setVolumes, .setWorkspace,
      .replaceWorkspace, .disableWorkspace:
      return volumeSummary
    case .fields(let edit): return edit.summary
    }
  }

  private var volumeSummary: String {
    switch self {
    case .addVolume(let volume):
      "add data volume '\(volume.claimName)' at '\(volume.mount)'"
    case .removeVolumes(let names): "remove \(Self.named("data volume", names))"
    case .clearVolumes: "remove all data volumes"
    case .setVolumes: "set the list of data volumes"
    case .setWorkspace(let change): "change the workspace volume: \(change.words)"
    case .replaceWorkspace: "replace the workspace volume"
    case .disableWorkspace: "disable the workspace volume"
    case .addImages, .removeImages, .setDefaultImage, .replaceImage, .moveImage, .fields: ""
    }
  }

  private static func named(_ noun: String, _ names: [String]) -> String {
    let list = names.map { "'\($0)'" }.joined(separator: ", ")
    return names.count == 1 ? "\(noun) \(list)" : "\(noun)s \(list)"
  }
}

extension ImagePosition {
  /// The place as the end of a sentence; the usual place, the end, needs no words.
  fileprivate var words: String {
    switch self {
    case .first: " at the top"
    case .last: ""
    case .before(let image): " before '\(image)'"
    case .after(let image): " after '\(image)'"
    }
  }

  /// The place as where something goes.
  fileprivate var wordsOfMoving: String {
    switch self {
    case .first: " to the top"
    case .last: " to the end"
    case .before, .after: words
    }
  }
}
