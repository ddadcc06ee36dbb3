/// The two name grammars of Kubernetes that volumes meet.
enum KubernetesName {
  /// Whether the text is a DNS label: at most 63 of `a-z`, `0-9` and inner dashes.
  static func isLabel(_ text: String) -> Bool {
    text.unicodeScalars.count <= 63 && isLabelOfAnyLength(text)
  }

  /// Whether the text is a DNS name: labels joined by dots, at most 253 characters in all.
  static func isSubdomain(_ text: String) -> Bool {
    text.unicodeScalars.count <= 253
      && text.split(separator: ".", omittingEmptySubsequences: false)
        .allSatisfy { isLabelOfAnyLength(String($0)) }
  }

  private static func isLabelOfAnyLength(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
      return false
    }
    return first.isLowerLetterOrDigit && last.isLowerLetterOrDigit
      && text.unicodeScalars.allSatisfy { $0.isLowerLetterOrDigit || $0 == "-" }
  }
}
