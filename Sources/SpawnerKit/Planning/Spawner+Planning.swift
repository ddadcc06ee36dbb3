import KubeCore
public import SpawnerConfig

extension Spawner {
  /// Works out what edits would do to an installation, without asking the cluster.
  ///
  /// - Parameters:
  ///   - edits: What is to be done, in order.
  ///   - installation: Where it is to be done, as it was found.
  /// - Returns: The plan; an empty one where the file already says what is asked for.
  /// - Throws: ``SpawnerError`` with code `invalidResult` when the file, an edit or the result is
  ///   not sound, `notFound` when an image or volume that is named is not there.
  public func plan(
    _ edits: [SpawnerEdit],
    on installation: Installation
  ) throws(SpawnerError) -> ChangePlan {
    try ChangePlan(edits, on: installation, attempt: 1)
  }
}

extension ChangePlan {
  /// Works out a plan for one attempt.
  init(
    _ edits: [SpawnerEdit],
    on installation: Installation,
    attempt: Int
  ) throws(SpawnerError) {
    let edited = try EditedText(
      applying: edits,
      to: installation.text,
      for: installation.appVersion ?? .newest
    )
    self.installation = installation
    self.attempt = attempt
    summaries = edits.map(\.summary)
    oldText = edited.old
    newText = edited.new
    diff = UnifiedDiff(
      old: edited.old,
      new: edited.new,
      oldLabel: installation.label,
      newLabel: installation.label
    )
    review = edited.review
  }

  /// Says why the cluster would not take the change, before it is asked.
  func requireWritable(restart: RestartStrategy?) throws(SpawnerError) {
    let configMap = installation.configMap
    if configMap.isImmutable {
      throw SpawnerError(
        .refused,
        "ConfigMap '\(configMap.name)' is immutable and cannot be changed"
      )
    }
    let size = configMap.size(replacing: installation.key, by: newText)
    guard size <= Self.sizeLimit else {
      throw SpawnerError(
        .refused,
        "ConfigMap '\(configMap.name)' would hold \(size) bytes, more than the \(Self.sizeLimit) "
          + "that the cluster takes"
      )
    }
    if restart != nil { try installation.requireRollable() }
  }

  /// What a ConfigMap may hold at most, in bytes.
  static let sizeLimit = 1 << 20
}
