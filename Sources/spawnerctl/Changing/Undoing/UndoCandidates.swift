import SpawnerConfig

/// Commands that might take a change back, the plainest first; none of them was tried.
struct UndoCandidates {
  let old: SpawnerDocument
  let new: SpawnerDocument

  /// The commands, each as its words behind the program's name.
  func commands(for edits: [SpawnerEdit]) -> [[String]] {
    guard let edit = edits.first else { return [] }
    switch edit {
    case .addImages, .removeImages, .setDefaultImage, .replaceImage, .moveImage:
      return commands(forImages: edit)
    case .addVolume, .removeVolumes, .clearVolumes, .setVolumes:
      return commands(forVolumes: edit)
    case .setWorkspace, .replaceWorkspace, .disableWorkspace: return commandsForWorkspace()
    case .fields(let edit): return commands(for: edit)
    case .gpus(let edit): return commands(for: edit)
    case .placement(let edit): return commands(for: edit)
    case .podDefaults(let edit): return commands(for: edit)
    // All of the text may have changed.
    case .convert, .replaceText, .mend: return []
    }
  }
}
