extension Document {
  /// Where in a list an item goes.
  public enum Position: Hashable, Sendable {
    /// Before all others.
    case first
    /// After all others.
    case last
    /// Before the item at this position, counted from 0.
    case before(Int)
    /// After the item at this position, counted from 0.
    case after(Int)
  }

  public func inserting(
    _ value: YAMLValue,
    into path: YAMLPath,
    at position: Position = .last
  ) throws(YAMLError) -> Document {
    throw YAMLError(.unrepresentable, detail: "")
  }

  public func removing(at path: YAMLPath) throws(YAMLError) -> Document {
    throw YAMLError(.unrepresentable, detail: "")
  }

  public func replacing(at path: YAMLPath, with value: YAMLValue) throws(YAMLError) -> Document {
    throw YAMLError(.unrepresentable, detail: "")
  }

  public func moving(at path: YAMLPath, to position: Position) throws(YAMLError) -> Document {
    throw YAMLError(.unrepresentable, detail: "")
  }

  public func setting(_ value: YAMLValue, at path: YAMLPath) throws(YAMLError) -> Document {
    throw YAMLError(.unrepresentable, detail: "")
  }
}
