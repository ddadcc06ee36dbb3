import SpawnerConfig

extension UndoCandidates {
  /// The commands for a change of an image list.
  func commands(forImages edit: SpawnerEdit) -> [[String]] {
    switch edit {
    case .addImages(_, let group, _, _): ImageUndo(self, group).ofAdding
    case .setDefaultImage(_, let group, _): ImageUndo(self, group).ofAdding
    case .removeImages(_, let group, _): ImageUndo(self, group).ofRemoving
    case .replaceImage(let old, let new, let group):
      [["image", "replace", new, old] + group.words]
    case .moveImage(let image, let group, _): [ImageUndo(self, group).moving(image)]
    default: []
    }
  }
}

/// One image list before and after a change.
private struct ImageUndo {
  private let group: ImageGroup
  private let before: [ListedImage]
  private let after: [ListedImage]

  init(_ candidates: UndoCandidates, _ group: ImageGroup) {
    self.group = group
    before = candidates.old.images().filter { $0.group == group }
    after = candidates.new.images().filter { $0.group == group }
  }

  /// What takes away the images that were not there, and gives the old default back.
  var ofAdding: [[String]] {
    let added = references(in: after, missingIn: before)
    let formerDefault = before.first(where: \.isDefault)?.reference
    guard !added.isEmpty else {
      return formerDefault.map { [["image", "default", $0] + group.words] } ?? []
    }
    let remove = ["image", "remove"] + added
    let withDefault = formerDefault.map { remove + ["--new-default", $0] + group.words }
    return [remove + group.words] + [withDefault].compactMap(\.self)
      // The list itself may be new.
      + [["unset", group.section]]
  }

  /// What lists the images again that are gone, at their place.
  var ofRemoving: [[String]] {
    let removed = references(in: before, missingIn: after)
    guard let first = removed.first else { return ofAdding }
    let add = ["image", "add"] + removed
    let commands = [add, add + place(of: first)]
    return (commands + commands.map { $0 + ["--default"] }).map { $0 + group.words }
  }

  func moving(_ image: String) -> [String] {
    ["image", "move", image] + place(of: image) + group.words
  }

  /// The options that name the place where an image was.
  private func place(of image: String) -> [String] {
    let index = before.firstIndex { $0.reference == image } ?? 0
    return index == 0 ? ["--first"] : ["--after", before[index - 1].reference]
  }

  private func references(in rows: [ListedImage], missingIn others: [ListedImage]) -> [String] {
    let known = Set(others.map(\.reference))
    return rows.map(\.reference).filter { !known.contains($0) }
  }
}

extension ImageGroup {
  /// The option that names the group, nothing for the usual one.
  fileprivate var words: [String] { self == .jupyter ? [] : ["--group", rawValue] }
}
