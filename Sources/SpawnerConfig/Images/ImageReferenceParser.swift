/// What is wrong with an image reference, and at which character.
struct ImageReferenceProblem: Error, Hashable {
  /// Counted in Unicode scalars from 1.
  var position: Int
  var expected: String
  var found: String
}

/// Takes an image reference apart, part by part, from left to right.
struct ImageReferenceParser {
  struct Parts {
    var registry: String?
    var repository: String
    var tag: String?
    var digest: String?
  }

  /// A stretch of the text that keeps its own indexes, so that problems can name their place.
  typealias Stretch = ArraySlice<Unicode.Scalar>

  private let scalars: [Unicode.Scalar]

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  func parse() throws(ImageReferenceProblem) -> Parts {
    try checkWhole()
    let (name, digest) = split(scalars[...], at: "@")
    let (registry, rest) = splitRegistry(name)
    let (path, tag) = split(rest, at: ":")
    if let registry { try checkRegistry(registry) }
    try checkRepository(path)
    try checkLength(of: scalars[..<path.endIndex])
    if let tag { try checkTag(tag) }
    if let digest { try checkDigest(digest) }
    return Parts(
      registry: registry.map(text),
      repository: text(path),
      tag: tag.map(text),
      digest: digest.map(text)
    )
  }

  // MARK: Splitting

  func text(_ stretch: Stretch) -> String {
    guard stretch.allSatisfy(\.isASCII) else { return String(String.UnicodeScalarView(stretch)) }
    // Many times faster, and every sound reference is of this kind.
    return String(decoding: stretch.map { UInt8(ascii: $0) }, as: UTF8.self)
  }

  /// Splits at the first mark; the second part is `nil` where there is none.
  private func split(_ stretch: Stretch, at mark: Unicode.Scalar) -> (Stretch, Stretch?) {
    guard let index = stretch.firstIndex(of: mark) else { return (stretch, nil) }
    return (stretch[..<index], stretch[(index + 1)...])
  }

  /// The first path part is a registry only if it has a dot or a colon, or is `localhost`.
  private func splitRegistry(_ name: Stretch) -> (Stretch?, Stretch) {
    let (first, rest) = split(name, at: "/")
    guard let rest else { return (nil, name) }
    let isRegistry =
      first.contains(".") || first.contains(":")
      || first.elementsEqual("localhost".unicodeScalars)
    return isRegistry ? (first, rest) : (nil, name)
  }

  // MARK: The text as a whole

  private func checkWhole() throws(ImageReferenceProblem) {
    if scalars.isEmpty { throw problem(at: 0, expected: "an image reference") }
    if let index = scalars.firstIndex(where: \.isBlankOrInvisible) {
      throw problem(at: index, expected: "no blank")
    }
    if let scheme = schemeEnd() {
      throw ImageReferenceProblem(
        position: 1,
        expected: "a registry or repository",
        found: "the scheme '\(text(scalars[..<scheme]))'"
      )
    }
    if scalars.count == 64, scalars.allSatisfy(\.isLowerHexDigit) {
      throw ImageReferenceProblem(
        position: 1,
        expected: "a repository",
        found: "64 hexadecimal digits, which name an image by its content"
      )
    }
  }

  private func schemeEnd() -> Int? {
    guard let colon = scalars.firstIndex(of: ":"), colon > 0, colon + 2 < scalars.count,
      scalars[colon + 1] == "/", scalars[colon + 2] == "/"
    else { return nil }
    return colon + 3
  }

  private func checkLength(of name: Stretch) throws(ImageReferenceProblem) {
    guard name.count > 255 else { return }
    throw ImageReferenceProblem(
      position: 1,
      expected: "at most 255 characters before tag and digest",
      found: "\(name.count)"
    )
  }

  func problem(at index: Int, expected: String) -> ImageReferenceProblem {
    let found = index < scalars.count ? scalars[index].nameInMessages : "the end"
    return ImageReferenceProblem(position: index + 1, expected: expected, found: found)
  }
}
