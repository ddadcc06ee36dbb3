/// Why a document could not be read, or why an edit of it was refused.
///
/// The description puts the place first: `12:5: expected a mapping at 'data.config', found a list`.
public struct YAMLError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of problem it is.
  public let code: Code

  /// Where in the source, if the problem has a place.
  public let location: SourceLocation?

  /// The node the problem is about, if there is one.
  public let path: YAMLPath?

  /// The words of the message, without the place.
  package var detail: String { mentioned.map { "\(words) \($0)" } ?? words }

  private let words: String

  /// A second place, with which the words end: that of the same key further up, for example.
  private var mentioned: SourceLocation?

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - code: What kind of problem it is.
  ///   - location: Where in the source.
  ///   - path: The node the problem is about.
  ///   - detail: The words: lower case, no full stop, things in single quotes.
  package init(
    _ code: Code,
    at location: SourceLocation? = nil,
    path: YAMLPath? = nil,
    detail: String
  ) {
    self.code = code
    self.location = location
    self.path = path
    words = detail
  }

  /// Returns the error with a second place at the end of its words.
  func mentioning(_ place: SourceLocation) -> YAMLError {
    var error = self
    error.mentioned = place
    return error
  }

  /// The place, if there is one, and the words.
  public var description: String {
    guard let location else { return detail }
    return "\(location): \(detail)"
  }

  /// Returns the same problem at another place, for a text that lies inside another one.
  ///
  /// - Parameter location: The place to show instead.
  /// - Returns: The error with code, path and words unchanged.
  public func relocated(to location: SourceLocation?) -> YAMLError {
    YAMLError(code, at: location, path: path, detail: detail)
  }

  /// Returns the same problem with all its places turned, for a text that lies inside another one.
  ///
  /// - Parameter place: Turns a place in the text into one in the text around it.
  /// - Returns: The error with code, path and words unchanged.
  public func relocated(by place: (SourceLocation) -> SourceLocation) -> YAMLError {
    var error = YAMLError(code, at: location.map(place), path: path, detail: words)
    error.mentioned = mentioned.map(place)
    return error
  }
}
