#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Bytes as text, as kubeconfigs and the `binaryData` of ConfigMaps hold them.
package enum Base64 {
  /// Decodes a text; blanks and line breaks within it are passed over.
  ///
  /// - Parameter text: The text.
  /// - Returns: The bytes, or nil where it is not base64.
  package static func decoded(_ text: String) -> [UInt8]? {
    let dense = text.filter { !$0.isWhitespace }
    return Data(base64Encoded: dense).map { [UInt8]($0) }
  }

  /// Encodes bytes, on one line.
  ///
  /// - Parameter bytes: The bytes.
  /// - Returns: The text.
  package static func encoded(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}
