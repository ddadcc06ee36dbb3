internal import YAMLEdit

extension SpawnerDocument {
  /// Whether the file says everything that another one says: the same to the web app, whatever the
  /// order of keys, and every comment to people.
  ///
  /// - Parameter other: The file to compare with.
  /// - Returns: Whether nothing of that is missing or means something else here.
  public func keeps(_ other: SpawnerDocument) -> Bool {
    guard document.value == other.document.value else { return false }
    var own = Dictionary(grouping: CommentScan(document).comments, by: \.text).mapValues(\.count)
    for comment in CommentScan(other.document).comments {
      guard let count = own[comment.text], count > 0 else { return false }
      own[comment.text] = count - 1
    }
    return true
  }
}
