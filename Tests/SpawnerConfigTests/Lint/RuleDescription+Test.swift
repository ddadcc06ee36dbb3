public import SpawnerConfig
public import Testing

extension RuleDescription: CustomTestStringConvertible {
  /// The rule's id: a case of a test goes by that, not by the bytes of the rule's examples.
  public var testDescription: String { id }
}
