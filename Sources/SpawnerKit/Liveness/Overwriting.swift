import KubeCore

/// What somebody else did to the file while its being live was waited for.
struct Overwriting: Hashable, Sendable {
  /// What became of the file.
  enum Effect: Hashable, Sendable {
    /// It is as it was before the change.
    case putBack
    /// It is a third one.
    case replaced
    /// The key is not in the ConfigMap any more.
    case takenOut
    /// The ConfigMap is gone.
    case deleted
  }

  let effect: Effect
  let configMap: String
  /// The name under which whoever did it writes, where the cluster tells.
  let writer: String?

  /// Compares a ConfigMap with what is expected in it; nil where it is there.
  init?(of expectation: ExpectedFile, in configMap: ConfigMap?, _ installation: Installation) {
    self.configMap = installation.configMapName
    writer = configMap?.writer(of: installation.key, in: installation.storage)
    guard let configMap else {
      effect = .deleted
      return
    }
    switch installation.text(in: configMap) {
    case expectation.text: return nil
    case nil: effect = .takenOut
    case expectation.previousText: effect = .putBack
    default: effect = .replaced
    }
  }

  /// What happened, in words.
  var words: String {
    let who = writer.map { "'\($0)'" } ?? "somebody else"
    return switch effect {
    case .putBack: "\(who) has put the file as it was before back into ConfigMap '\(configMap)'"
    case .replaced: "\(who) has put another file into ConfigMap '\(configMap)'"
    case .takenOut: "\(who) has taken the file out of ConfigMap '\(configMap)'"
    case .deleted: "somebody has deleted ConfigMap '\(configMap)'"
    }
  }
}

extension ConfigMap {
  /// Who wrote what stands under a key, as far as the cluster tells; never this tool itself, whose
  /// name others may write under too.
  func writer(of key: String, in storage: Installation.Storage) -> String? {
    let owner = lastWrite { entry in
      entry.manager != KubeRequest.fieldManager
        && entry.fieldsV1?["f:\(storage.rawValue)"]?["f:\(key)"] != nil
    }
    // Not every server says who owns which field.
    let writer = owner?.manager ?? lastWrite { _ in true }?.manager
    return writer == KubeRequest.fieldManager ? nil : writer
  }

  /// Whether this tool was the last to write.
  var wasLastWrittenByUs: Bool {
    lastWrite { _ in true }?.manager == KubeRequest.fieldManager
  }

  private func lastWrite(
    where isMeant: (ManagedFieldsEntry) -> Bool
  ) -> ManagedFieldsEntry? {
    let writes = metadata.managedFields.filter { $0.subresource == nil && isMeant($0) }
    // Equal times are told apart by their order: the server adds new entries at the end.
    return writes.enumerated().max {
      ($0.element.time ?? "", $0.offset) < ($1.element.time ?? "", $1.offset)
    }?.element
  }
}
