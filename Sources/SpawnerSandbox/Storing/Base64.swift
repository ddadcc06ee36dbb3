#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The encoding of a ConfigMap's binary data.
enum Base64 {
  /// The bytes, or nil where the text is no base 64.
  static func decoded(_ text: String) -> [UInt8]? {
    Data(base64Encoded: text).map { [UInt8]($0) }
  }
}
