/// Why a sandbox could not be made or told to fail.
public struct SandboxError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of failure.
  public struct Code: Hashable, Sendable {
    private enum Value: Hashable, Sendable { case invalidFault, notServing, noSuchObject }
    private let value: Value

    /// A fault's text cannot be understood.
    public static let invalidFault = Code(value: .invalidFault)
    /// The server could not open its port.
    public static let notServing = Code(value: .notServing)
    /// The object to look at or to change is not there.
    public static let noSuchObject = Code(value: .noSuchObject)
  }

  /// What kind of failure this is.
  public let code: Code
  /// The words for a person.
  public let description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
