/// What is done to a text before libyaml sees it, so that it reads it as PyYAML would.
struct Preparation {
  /// The copy to parse, or nil if the source itself will do.
  var adapted: AdaptedText?

  /// The three bytes that stand for U+FEFF in the copy, which libyaml would skip.
  var substitute: [UInt8]?

  /// The source byte after the directives, which have their own rules.
  var headEnd: Int

  private let source: SourceText
  private var masked: [UInt8]?
  private var insertions: [AdaptedText.Insertion] = []

  /// Deals with directives and inner byte order marks; most texts have neither.
  init(_ source: SourceText) throws(YAMLError) {
    self.source = source
    headEnd = source.contentStart
    if source.hasInnerMark { hideInnerMarks() }
    try normalizeDirectives()
    if masked != nil { renew() }
  }

  /// The bytes to hand to libyaml.
  var bytes: [UInt8] {
    if let adapted { return adapted.bytes }
    return source.contentStart == 0 ? source.bytes : Array(source.bytes[source.contentStart...])
  }

  /// The source offset of a byte of ``bytes``.
  func sourceOffset(of offset: Int) -> Int {
    adapted?.sourceOffset(of: offset) ?? offset + source.contentStart
  }

  /// Adds bytes to the copy.
  ///
  /// - Parameter new: What to put in, at source offsets.
  /// - Returns: Whether any of it was not there before.
  mutating func insert(_ new: [AdaptedText.Insertion]) -> Bool {
    let known = Set(insertions.map(\.offset))
    let fresh = new.filter { !known.contains($0.offset) }
    guard !fresh.isEmpty else { return false }
    insertions = (insertions + fresh).sorted { $0.offset < $1.offset }
    renew()
    return true
  }

  /// Takes bytes out of the copy again.
  mutating func withdraw(_ isWrong: (Int) -> Bool) -> Bool {
    let count = insertions.count
    insertions.removeAll { isWrong($0.offset) }
    guard insertions.count != count else { return false }
    renew()
    return true
  }

  private mutating func renew() {
    adapted = AdaptedText(source, masked: masked ?? source.bytes, insertions: insertions)
  }

  /// Puts an unused private character where U+FEFF stands inside the text.
  private mutating func hideInnerMarks() {
    var used: Set<UInt8> = []
    let bytes = source.bytes
    for index in bytes.indices.dropLast(2) where bytes[index] == 0xEE && bytes[index + 1] == 0x80 {
      used.insert(bytes[index + 2])
    }
    guard let free = (UInt8(0x80)...0xBF).first(where: { !used.contains($0) }) else { return }
    let character: [UInt8] = [0xEE, 0x80, free]
    var copy = bytes
    for index in max(source.contentStart, 0)..<max(source.contentStart, bytes.count - 2)
    where bytes[index...].starts(with: [0xEF, 0xBB, 0xBF]) {
      copy.replaceSubrange(index..<index + 3, with: character)
    }
    masked = copy
    substitute = character
  }
}

extension Preparation {
  /// Rewrites the directives at the head of the text to what libyaml knows.
  ///
  /// PyYAML ignores directives it does not know and takes any `%YAML 1.x`; libyaml refuses both.
  private mutating func normalizeDirectives() throws(YAMLError) {
    var position = source.contentStart
    while position < source.bytes.count {
      let end = lineEnd(from: position)
      let line = source.bytes[position..<end]
      if line.first == UInt8(ascii: "%") {
        try normalizeDirective(line)
        headEnd = end
      } else if let first = line.first(where: { $0 != 0x20 }), first != UInt8(ascii: "#") {
        return
      }
      let length = source.bytes.withUnsafeBufferPointer { breakLength(in: $0, at: end) }
      position = end + max(length, 1)
    }
  }

  private func lineEnd(from position: Int) -> Int {
    source.bytes.withUnsafeBufferPointer { bytes in
      GapLexer(bytes: bytes).endOfLine(from: position, limit: bytes.count)
    }
  }

  private mutating func normalizeDirective(_ line: ArraySlice<UInt8>) throws(YAMLError) {
    let name = line.dropFirst().prefix { isWordByte($0) }
    guard !name.isEmpty else { return }
    let rest = line[name.endIndex...]
    guard rest.isEmpty || rest.first == 0x20 else {
      if rest.first == 0x09 { throw tab(at: rest.startIndex) }
      return
    }
    switch String(decoding: name, as: UTF8.self) {
    case "TAG": try refuseTab(in: rest)
    case "YAML":
      try refuseTab(in: rest)
      normalizeVersion(rest)
    default: mask(line.startIndex, with: UInt8(ascii: "#"))
    }
  }

  /// Writes `1.1` over any other version 1; the digits keep their number.
  private mutating func normalizeVersion(_ rest: ArraySlice<UInt8>) {
    let version = rest.drop { $0 == 0x20 }
    let major = version.prefix { isDigit($0) }
    let minor = version[major.endIndex...].dropFirst().prefix { isDigit($0) }
    guard major.contains(UInt8(ascii: "1")), !minor.isEmpty,
      major.last == UInt8(ascii: "1"), major.dropLast().allSatisfy({ $0 == UInt8(ascii: "0") }),
      version[major.endIndex] == UInt8(ascii: ".")
    else { return }
    for index in minor.indices.dropLast() { mask(index, with: UInt8(ascii: "0")) }
    mask(minor.endIndex - 1, with: UInt8(ascii: "1"))
  }

  private mutating func mask(_ index: Int, with byte: UInt8) {
    var copy = masked ?? source.bytes
    masked = nil
    copy[index] = byte
    masked = copy
  }

  private func refuseTab(in rest: ArraySlice<UInt8>) throws(YAMLError) {
    let text = rest.prefix { $0 != UInt8(ascii: "#") }
    if let index = text.firstIndex(of: 0x09) { throw tab(at: index) }
  }

  private func tab(at offset: Int) -> YAMLError {
    YAMLError(
      .tab,
      at: source.location(of: offset),
      detail: "found a tab, where the app's reader takes only spaces"
    )
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
