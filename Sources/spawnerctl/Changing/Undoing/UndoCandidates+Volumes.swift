import SpawnerConfig

extension UndoCandidates {
  /// The commands for a change of the data volumes.
  func commands(forVolumes edit: SpawnerEdit) -> [[String]] {
    let before = old.volumes()
    let after = new.volumes()
    var commands: [[String]] = []
    if case .addVolume = edit {
      commands.append(["volume", "remove"] + after.dropFirst(before.count).map(\.removableName))
    } else if after.isEmpty, before.count == 1 {
      commands.append(["volume", "add"] + before[0].words(where: nil))
    } else if before.count == after.count + 1 {
      commands.append(["volume", "add"] + before[after.count].words(where: nil))
    }
    return commands + restoring(["dataVolumes.value"]) + [["unset", "dataVolumes"]]
  }

  /// The commands for a change of the workspace volume.
  func commandsForWorkspace() -> [[String]] {
    let before = old.workspace()
    let options = before?.words(where: new.workspace()) ?? []
    let command = before == nil ? ["workspace", "disable"] : ["workspace", "set"] + options
    return [command] + restoring(["workspaceVolume.value"]) + [["unset", "workspaceVolume"]]
  }
}

extension ListedVolume {
  /// The options that describe the volume, as far as another one differs from it; all where there
  /// is no other one.
  fileprivate func words(where other: ListedVolume?) -> [String] {
    var words: [String] = []
    func say(_ option: String, _ value: String?, _ otherValue: String?) {
      if let value, value != otherValue { words += [option, value] }
    }
    say("--mount", mount, other?.mount)
    say("--claim", claim, other?.claim)
    guard kind == .newClaim else { return words }
    say("--new-claim", newClaim, other?.newClaim)
    say("--size", size, other?.size)
    // Of a class that was not said, the empty text takes the other one away.
    say("--class", storageClass ?? other?.storageClass.map { _ in "" }, other?.storageClass)
    if accessModes != other?.accessModes {
      words += accessModes.flatMap { ["--access-mode", $0] }
    }
    return words
  }
}
