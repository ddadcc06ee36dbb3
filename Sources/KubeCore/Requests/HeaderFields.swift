/// HTTP header fields in order; names are compared without regard to case.
public struct HeaderFields: Hashable, Sendable, ExpressibleByDictionaryLiteral, Sequence {
  /// One header field.
  public struct Field: Hashable, Sendable {
    /// The field's name.
    public let name: String
    /// The field's value.
    public let value: String
  }

  /// The fields in order; a name may occur more than once.
  public private(set) var fields: [Field]

  /// Makes a list of fields.
  ///
  /// - Parameter fields: Names and values in order.
  public init(_ fields: [(String, String)] = []) {
    self.fields = fields.map { Field(name: $0.0, value: $0.1) }
  }

  /// Makes a list of fields.
  ///
  /// - Parameter elements: Names and values in order.
  public init(dictionaryLiteral elements: (String, String)...) { self.init(elements) }

  /// The first value of a field; setting it replaces every field of that name.
  ///
  /// - Parameter name: The field's name in any case.
  /// - Returns: The value, or nil where there is no such field.
  public subscript(_ name: String) -> String? {
    get { fields.first { $0.isNamed(name) }?.value }
    set {
      fields.removeAll { $0.isNamed(name) }
      if let newValue { append(name, newValue) }
    }
  }

  /// Every value of a field, in order.
  ///
  /// - Parameter name: The field's name in any case.
  /// - Returns: The values; empty where there is no such field.
  public func values(of name: String) -> [String] {
    fields.filter { $0.isNamed(name) }.map(\.value)
  }

  /// Adds a field, keeping others of the same name.
  ///
  /// - Parameters:
  ///   - name: The field's name.
  ///   - value: The field's value.
  public mutating func append(_ name: String, _ value: String) {
    fields.append(Field(name: name, value: value))
  }

  /// Walks the fields in order.
  ///
  /// - Returns: An iterator over the fields.
  public func makeIterator() -> IndexingIterator<[Field]> { fields.makeIterator() }
}

extension HeaderFields.Field {
  func isNamed(_ other: String) -> Bool { name.lowercased() == other.lowercased() }
}
