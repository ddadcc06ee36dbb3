public import YAMLEdit

/// A toleration, written as `kubectl taint` writes the taint that it is for.
///
/// `gpu=yes:NoSchedule` puts up with just that taint, `gpu:NoSchedule` with any value of it, and
/// without an effect with all effects. Behind `NoExecute` there may be seconds:
/// `gpu=yes:NoExecute:3600` stays an hour on a node that gets the taint.
public struct TolerationSpecification: Hashable, Sendable {
  /// What a taint does to pods that do not put up with it.
  public enum Effect: String, CaseIterable, Sendable {
    /// New pods are kept away.
    case noSchedule = "NoSchedule"
    /// New pods are kept away if there is room elsewhere.
    case preferNoSchedule = "PreferNoSchedule"
    /// Running pods have to leave, too.
    case noExecute = "NoExecute"
  }

  /// The key of the taint.
  public let key: String
  /// The value of the taint; `nil` for any.
  public let taintValue: String?
  /// The effect of the taint; `nil` for all.
  public let effect: Effect?
  /// How long a pod stays on a node that gets the taint; `nil` for as long as it likes.
  public let seconds: Int?

  /// Reads the notation of a taint.
  ///
  /// - Parameter text: Key, value and effect, such as `gpu=yes:NoSchedule`.
  /// - Throws: ``SpawnerConfigError`` with code `invalidEntry`.
  public init(parsing text: String) throws(SpawnerConfigError) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let taint = parts[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    key = taint[0]
    taintValue = taint.count > 1 ? taint[1] : nil
    effect = parts.count > 1 ? try Self.effect(parts[1], of: text) : nil
    seconds = parts.count > 2 ? try Self.seconds(parts[2], effect, of: text) : nil
    guard parts.count <= 3 else {
      throw Self.error("'key=value:effect'", "'\(text)'")
    }
    guard KubernetesName.isQualifiedName(key) else {
      throw Self.error("the key of a taint in '\(text)'", "'\(key)'")
    }
    guard KubernetesName.isLabelValue(taintValue ?? "") else {
      throw Self.error("the value of a taint in '\(text)'", "'\(taintValue ?? "")'")
    }
  }

  private static func effect(
    _ word: String,
    of text: String
  ) throws(SpawnerConfigError) -> Effect {
    if let effect = Effect(rawValue: word) { return effect }
    throw error("NoSchedule, PreferNoSchedule or NoExecute in '\(text)'", "'\(word)'")
  }

  private static func seconds(
    _ word: String,
    _ effect: Effect?,
    of text: String
  ) throws(SpawnerConfigError) -> Int {
    guard let seconds = Int(word), seconds >= 0 else {
      throw error("a number of seconds in '\(text)'", "'\(word)'")
    }
    guard effect == .noExecute else {
      throw error("seconds only behind NoExecute in '\(text)'", "'\(word)'")
    }
    return seconds
  }

  private static func error(_ expected: String, _ found: String) -> SpawnerConfigError {
    SpawnerConfigError(
      .invalidEntry,
      "expected \(expected), found \(found)",
      at: .init(path: "tolerations")
    )
  }

  /// The toleration as the file has it.
  public var value: YAMLValue {
    var fields: YAMLMapping = [
      "key": .string(key), "operator": .string(taintValue == nil ? "Exists" : "Equal"),
    ]
    fields["value"] = taintValue.map { .string($0) }
    fields["effect"] = effect.map { .string($0.rawValue) }
    fields["tolerationSeconds"] = seconds.map { .integer($0) }
    return .mapping(fields)
  }
}
