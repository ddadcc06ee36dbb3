import YAMLEdit

/// The text after a change of a text.
func edited(_ text: String, _ change: (Document) throws -> Document) throws -> String {
  try change(try Document(text)).text
}

/// The message and code of the error a piece of work throws; nil if it throws none.
func failure(_ work: () throws -> Void) -> (code: YAMLError.Code, message: String)? {
  do {
    try work()
    return nil
  } catch let error as YAMLError {
    return (error.code, error.description)
  } catch {
    return nil
  }
}

extension Document {
  /// Every node of the document with its path, keys' own nodes left out.
  var allNodes: [Node] {
    var found: [Node] = []
    var pending = root.map { [$0] } ?? []
    while let node = pending.popLast() {
      found.append(node)
      pending += node.items.reversed()
      pending += node.entries.reversed().map(\.value)
    }
    return found
  }
}

/// The result of a piece of work, or nil if it is refused with one of these codes.
func unless<Result>(
  _ codes: Set<YAMLError.Code>,
  _ work: () throws -> Result
) throws -> Result? {
  do {
    return try work()
  } catch let error as YAMLError {
    guard codes.contains(error.code) else { throw error }
    return nil
  }
}
