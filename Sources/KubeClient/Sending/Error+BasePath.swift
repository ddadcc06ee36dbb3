import KubeCore

extension Error {
  /// The error without a base path in its words.
  ///
  /// A gateway may quote the path it was asked for, and where the path begins with a token, as some
  /// gateways' do, so do its words.
  ///
  /// - Parameter basePath: The server's base path; an empty one hides nothing.
  /// - Returns: The same error with `/…` in place of the path.
  func hiding(_ basePath: String) -> any Error {
    guard !basePath.isEmpty, var error = self as? KubeError else { return self }
    error.message = error.message.replacing(basePath, with: "/…")
    for index in error.causes.indices {
      error.causes[index].message = error.causes[index].message?.replacing(basePath, with: "/…")
    }
    return error
  }
}
