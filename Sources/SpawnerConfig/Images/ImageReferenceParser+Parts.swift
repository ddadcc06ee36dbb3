extension ImageReferenceParser {
  // MARK: Registry

  func checkRegistry(_ registry: Stretch) throws(ImageReferenceProblem) {
    if registry.first == "[" {
      try checkBracketedAddress(registry)
      return
    }
    let colon = registry.firstIndex(of: ":") ?? registry.endIndex
    try checkHostName(registry[..<colon])
    if colon < registry.endIndex { try checkPort(registry[(colon + 1)...]) }
  }

  private func checkHostName(_ host: Stretch) throws(ImageReferenceProblem) {
    for label in host.split(separator: ".", omittingEmptySubsequences: false) {
      for index in label.indices where !label[index].isLetterOrDigit {
        let isInside = index > label.startIndex && index < label.endIndex - 1
        if label[index] == "-", isInside { continue }
        throw problem(at: index, expected: "a letter or digit in the registry")
      }
      if label.isEmpty {
        throw problem(at: label.startIndex, expected: "a letter or digit in the registry")
      }
    }
  }

  private func checkBracketedAddress(_ registry: Stretch) throws(ImageReferenceProblem) {
    let inside = registry.dropFirst()
    guard let close = inside.firstIndex(of: "]") else {
      throw problem(at: registry.endIndex, expected: "']' after the IPv6 address")
    }
    let address = inside[..<close]
    let wrong = address.firstIndex { !$0.isHexDigit && $0 != ":" }
    if let index = wrong ?? (address.isEmpty ? close : nil) {
      throw problem(at: index, expected: "an IPv6 address")
    }
    let rest = registry[(close + 1)...]
    guard let first = rest.first else { return }
    guard first == ":" else { throw problem(at: close + 1, expected: "a port or '/'") }
    try checkPort(rest.dropFirst())
  }

  private func checkPort(_ port: Stretch) throws(ImageReferenceProblem) {
    let wrong = port.firstIndex { !$0.isDigit }
    if let index = wrong ?? (port.isEmpty ? port.startIndex : nil) {
      throw problem(at: index, expected: "a port number")
    }
  }

  // MARK: Repository

  func checkRepository(_ path: Stretch) throws(ImageReferenceProblem) {
    for component in path.split(separator: "/", omittingEmptySubsequences: false) {
      try checkComponent(component)
    }
  }

  /// A component is words of lower-case letters and digits, joined by `.`, `_`, `__` or dashes.
  private func checkComponent(_ component: Stretch) throws(ImageReferenceProblem) {
    var index = component.startIndex
    repeat {
      let wordStart = index
      while index < component.endIndex, component[index].isLowerLetterOrDigit { index += 1 }
      if index == wordStart { throw componentProblem(at: index) }
      guard index < component.endIndex else { return }
      let length = separatorLength(component[index...])
      if length == 0 { throw componentProblem(at: index) }
      index += length
    } while true
  }

  private func separatorLength(_ rest: Stretch) -> Int {
    switch rest.first {
    case ".": 1
    case "_": rest.dropFirst().first == "_" ? 2 : 1
    case "-": rest.prefix { $0 == "-" }.count
    default: 0
    }
  }

  private func componentProblem(at index: Int) -> ImageReferenceProblem {
    problem(at: index, expected: "a lower-case letter or digit in the repository")
  }

  // MARK: Tag and digest

  func checkTag(_ tag: Stretch) throws(ImageReferenceProblem) {
    guard let first = tag.first else {
      throw problem(at: tag.startIndex, expected: "a tag after ':'")
    }
    guard first.isLetterOrDigit || first == "_" else {
      throw problem(at: tag.startIndex, expected: "a letter, a digit or '_' at the tag's start")
    }
    if let index = tag.firstIndex(where: { !$0.isTagCharacter }) {
      throw problem(at: index, expected: "a letter, a digit, '_', '.' or '-' in the tag")
    }
    if tag.count > 128 {
      throw ImageReferenceProblem(
        position: tag.startIndex + 1,
        expected: "at most 128 characters in the tag",
        found: "\(tag.count)"
      )
    }
  }

  func checkDigest(_ digest: Stretch) throws(ImageReferenceProblem) {
    let colon = digest.firstIndex(of: ":") ?? digest.endIndex
    let algorithm = text(digest[..<colon])
    guard let length = Self.digestLengths[algorithm] else {
      throw ImageReferenceProblem(
        position: digest.startIndex + 1,
        expected: "a digest of sha256, sha384 or sha512",
        found: algorithm.isEmpty ? "no algorithm" : "'\(algorithm)'"
      )
    }
    guard colon < digest.endIndex else {
      throw problem(at: colon, expected: "':' after the digest's algorithm")
    }
    let digits = digest[(colon + 1)...]
    if let index = digits.firstIndex(where: { !$0.isLowerHexDigit }) {
      throw problem(at: index, expected: "a lower-case hexadecimal digit")
    }
    if digits.count != length {
      throw ImageReferenceProblem(
        position: digits.startIndex + 1,
        expected: "\(length) hexadecimal digits",
        found: "\(digits.count)"
      )
    }
  }

  private static let digestLengths = ["sha256": 64, "sha384": 96, "sha512": 128]
}
