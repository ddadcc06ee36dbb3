extension YAMLValue {
  /// Compares by type and content; texts are compared byte by byte, not as Swift compares strings.
  ///
  /// To YAML readers, `é` as one character and as `e` with an accent are different texts. Here, not
  /// a number equals itself.
  ///
  /// - Parameters:
  ///   - left: A value.
  ///   - right: Another value.
  /// - Returns: Whether they are the same.
  public static func == (left: YAMLValue, right: YAMLValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.float(let left), .float(let right)): left == right || (left.isNaN && right.isNaN)
    case (.string(let text), _): right.isText(text)
    case (.bigInteger(let left), .bigInteger(let right)): left == right
    case (.timestamp(let left), .timestamp(let right)): left == right
    case (.binary(let left), .binary(let right)): left == right
    case (.sequence(let left), .sequence(let right)): left == right
    case (.mapping(let left), .mapping(let right)): left == right
    default: false
    }
  }

  /// Whether the value is this text, byte by byte.
  func isText(_ text: String) -> Bool {
    guard case .string(let own) = self, own.utf8.count == text.utf8.count else { return false }
    return own.utf8.elementsEqual(text.utf8)
  }

  /// Feeds the value into a hasher, so that equal values give equal hashes.
  ///
  /// - Parameter hasher: The hasher.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let flag): hasher.combine(flag)
    case .integer(let number): hasher.combine(number)
    case .float(let number): hasher.combine(number.isNaN ? 0 : number)
    case .string(var text):
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
      hasher.combine(text.utf8.count)
    case .bigInteger(let text), .timestamp(let text), .binary(let text): hasher.combine(text)
    case .sequence(let items): hasher.combine(items)
    case .mapping(let mapping): hasher.combine(mapping)
    }
  }
}
