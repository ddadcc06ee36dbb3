/// How a change ended well; everything else is a ``SpawnerError``.
public struct ChangeReport: Sendable, Encodable {
  /// The ends that are not failures.
  public enum Outcome: String, Hashable, Sendable, Encodable {
    /// The file already says what was asked for; nothing was sent.
    case unchanged
    /// A dry run: nothing was kept.
    case planned
    /// The plan was shown and refused.
    case declined
    /// The text is written; whether it is served was not looked at.
    case written
    /// The pods were renewed and are Ready; what they serve was not, or could not be, proved.
    case ready
    /// Every pod serves the file, as far as ``ChangeReport/proof`` goes.
    case live
  }

  /// How it ended.
  public var outcome: Outcome
  /// The namespace.
  public var namespace: String
  /// The Deployment's name.
  public var deployment: String
  /// The ConfigMap's name.
  public var configMap: String
  /// The data key.
  public var key: String
  /// What was asked for, in words, one entry per edit; empty for a restart or a wait.
  public var summaries: [String]
  /// The difference as a unified diff; empty where nothing changed.
  public var diff: String
  /// What there is to know about the change beside the diff; written as the members
  /// `addedFindings`, `keptErrors` and `notes`, after a conversion also `conversion`, where
  /// something was mended also `settled` and `remaining`, where images stay elsewhere than was
  /// asked for also `stayingImages`.
  public var review: ChangeReview
  /// The ConfigMap's version after the change; nil where nothing was written.
  public var resourceVersion: String?
  /// How the pods were renewed; nil where they were not.
  public var restart: RestartStrategy?
  /// What was learnt about each pod.
  public var pods: [PodProof]
  /// Whether the Deployment wants no pods, so that nothing serves the file; written as
  /// `scaledToZero` where it is so.
  public var isScaledToZero = false
  /// How long it took.
  public var duration: Duration

  /// Whether the ConfigMap was changed.
  public var isChanged: Bool { resourceVersion != nil }
  /// The weakest proof that was had; nil where none was asked for.
  public var proof: ProofMethod? { pods.map(\.method).min() }
}

extension ChangeReport {
  private enum CodingKeys: String, CodingKey {
    case outcome, changed, namespace, deployment, configMap, key, summaries, diff, addedFindings
    case keptErrors, notes, conversion, settled, remaining
    case stayingImages
    case resourceVersion, restart, pods, scaledToZero, proof, seconds
  }

  /// Writes the report; the duration becomes `seconds`, a number.
  ///
  /// - Parameter encoder: Where to write to.
  /// - Throws: `EncodingError` as the encoder does.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(outcome, forKey: .outcome)
    try container.encode(isChanged, forKey: .changed)
    try container.encode(namespace, forKey: .namespace)
    try container.encode(deployment, forKey: .deployment)
    try container.encode(configMap, forKey: .configMap)
    try container.encode(key, forKey: .key)
    try container.encode(summaries, forKey: .summaries)
    try container.encode(diff, forKey: .diff)
    try container.encode(review.addedFindings, forKey: .addedFindings)
    try container.encode(review.keptErrors, forKey: .keptErrors)
    try container.encode(review.notes, forKey: .notes)
    try container.encodeIfPresent(review.conversion, forKey: .conversion)
    if !review.settled.isEmpty || !review.remaining.isEmpty {
      try container.encode(review.settled, forKey: .settled)
      try container.encode(review.remaining, forKey: .remaining)
    }
    if !review.stayingImages.isEmpty {
      try container.encode(review.stayingImages, forKey: .stayingImages)
    }
    try container.encodeIfPresent(resourceVersion, forKey: .resourceVersion)
    try container.encodeIfPresent(restart, forKey: .restart)
    try container.encode(pods, forKey: .pods)
    if isScaledToZero { try container.encode(isScaledToZero, forKey: .scaledToZero) }
    try container.encodeIfPresent(proof, forKey: .proof)
    try container.encode(duration.inSeconds, forKey: .seconds)
  }
}

extension Duration {
  /// The length in seconds, to the millisecond.
  var inSeconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds / 1_000_000_000_000_000) / 1000
  }
}
