/// What was learnt about one pod.
public struct PodProof: Hashable, Sendable, Encodable {
  /// The pod's name.
  public let pod: String
  /// How it was learnt.
  public let method: ProofMethod
  /// How many answers in a row were equal to the file; 0 where the app itself was not asked.
  public let answers: Int
  /// Why no surer method was possible, in words; nil for the surest one.
  public let reason: String?
}
