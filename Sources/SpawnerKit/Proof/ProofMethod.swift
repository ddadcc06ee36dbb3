/// How it was learnt what the running app serves, from the surest to the weakest.
public enum ProofMethod: String, Hashable, Sendable, CaseIterable, Encodable, Comparable {
  /// The app was asked through the API server's pod proxy.
  case servedThroughProxy
  /// The app was asked from inside its container.
  case servedFromInside
  /// The file in the container has the bytes that were written; the app itself was not asked.
  case mountedFile
  /// The app logged that it reads the mounted file; its content was not seen.
  case logLine
  /// Nothing could be learnt: no way that was tried is allowed.
  case none

  /// Orders by strength: a weaker proof comes before a surer one.
  ///
  /// - Parameters:
  ///   - lhs: One method.
  ///   - rhs: The other method.
  /// - Returns: Whether the first proves less than the second.
  public static func < (lhs: ProofMethod, rhs: ProofMethod) -> Bool {
    lhs.strength < rhs.strength
  }

  private var strength: Int {
    switch self {
    case .servedThroughProxy: 4
    case .servedFromInside: 3
    case .mountedFile: 2
    case .logLine: 1
    case .none: 0
    }
  }
}
