/// The name grammars of Kubernetes that the fields of the form meet.
enum KubernetesName {
  private typealias Scalars = Substring.UnicodeScalarView

  /// Whether the text is a DNS label: at most 63 of `a-z`, `0-9` and inner dashes.
  static func isLabel(_ text: String) -> Bool {
    text.unicodeScalars.count <= 63 && isLabelOfAnyLength(text.unicodeScalars[...])
  }

  /// Whether the text is a DNS name: labels joined by dots, at most 253 characters in all.
  static func isSubdomain(_ text: String) -> Bool { isSubdomain(text.unicodeScalars[...]) }

  private static func isSubdomain(_ text: Scalars) -> Bool {
    text.count <= 253
      && text.split(separator: ".", omittingEmptySubsequences: false)
        .allSatisfy(isLabelOfAnyLength)
  }

  /// Whether the text is a qualified name, as keys of labels are: `example.com/team` or `team`.
  static func isQualifiedName(_ text: String) -> Bool {
    let parts = text.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false)
    switch parts.count {
    case 1: return isNamePart(parts[0])
    case 2: return isSubdomain(parts[0]) && isNamePart(parts[1])
    default: return false
    }
  }

  /// Whether the text names an extended resource, a qualified name with a domain: `x.com/gpu`.
  static func isResourceName(_ text: String) -> Bool {
    text.contains("/") && isQualifiedName(text)
  }

  /// Whether the text can be the value of a label.
  static func isLabelValue(_ text: String) -> Bool {
    text.isEmpty || isNamePart(text.unicodeScalars[...])
  }

  /// At most 63 letters, digits and inner dashes, underscores and dots.
  private static func isNamePart(_ text: Scalars) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    return text.count <= 63 && first.isLetterOrDigit && last.isLetterOrDigit
      && text.allSatisfy(\.isTagCharacter)
  }

  private static func isLabelOfAnyLength(_ text: Scalars) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    return first.isLowerLetterOrDigit && last.isLowerLetterOrDigit
      && text.allSatisfy { $0.isLowerLetterOrDigit || $0 == "-" }
  }
}
