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

/// Numbers that look random and are the same for the same seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// One element of a collection that is not empty.
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &self)]
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
