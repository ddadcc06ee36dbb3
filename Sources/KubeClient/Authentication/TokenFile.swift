import KubeCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A bearer token kept in a file, as the kubelet mounts it into pods.
enum TokenFile {
  /// Reads the token.
  ///
  /// - Parameter path: The file.
  /// - Returns: The token, without the blanks and newlines around it.
  /// - Throws: `KubeError` with code `fileUnreadable`, or `loginBroken` when there is none in it.
  static func read(_ path: String) throws -> Secret {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw KubeError(
        code: .fileUnreadable,
        message: "the token file '\(path)' cannot be read",
        underlying: error
      )
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw KubeError(code: .loginBroken, message: "the token file '\(path)' is not text")
    }
    let token = text.trimmingBlanks
    guard !token.isEmpty else {
      throw KubeError(code: .loginBroken, message: "the token file '\(path)' is empty")
    }
    return Secret(token)
  }
}

extension String {
  /// This text without the white space around it.
  var trimmingBlanks: String {
    let start = drop(while: \.isWhitespace)
    let count = start.reversed().prefix(while: \.isWhitespace).count
    return String(start.dropLast(count))
  }
}
