import Testing
import YAMLEdit

/// A spawner file inside a ConfigMap inside a stream of documents, as kubectl and Git keep it.
struct ManifestTests {
  private static let path = YAMLPath([.key("data"), .key("spawner_ui_config.yaml")])
  private static let list: YAMLPath = "form.image.options"
  private static let inner = "# ours\nform:\n  image:\n    options:\n    - a:1\n    - b:1\n"

  /// Ways to write the same file into a ConfigMap; every one has the line of `b:1` in `added`.
  struct Style: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let value: String
    let added: String
  }

  static let styles = [
    Style(
      testDescription: "literal",
      value: "|\n    # ours\n    form:\n      image:\n        options:\n        - a:1\n"
        + "        - b:1\n",
      added: "        - b:1\n        - c:1\n"
    ),
    Style(
      testDescription: "literal with a digit",
      value: "|2\n    # ours\n    form:\n      image:\n        options:\n        - a:1\n"
        + "        - b:1\n",
      added: "        - b:1\n        - c:1\n"
    ),
    Style(
      testDescription: "literal that keeps",
      value: "|+\n    # ours\n    form:\n      image:\n        options:\n        - a:1\n"
        + "        - b:1\n",
      added: "        - b:1\n        - c:1\n"
    ),
    Style(
      testDescription: "folded",
      value: ">\n    # ours\n\n    form:\n      image:\n        options:\n        - a:1\n"
        + "        - b:1\n",
      added: "        - b:1\n        - c:1\n"
    ),
    Style(
      testDescription: "double quotes",
      value: ##""# ours\nform:\n  image:\n    options:\n    - a:1\n    - b:1\n""## + "\n",
      added: #"    - b:1\n    - c:1\n"#
    ),
    Style(
      testDescription: "double quotes in lines",
      value: "\"# ours\\n\\\n    form:\\n\\\n    \\  image:\\n\\\n    \\    options:\\n\\\n"
        + "    \\    - a:1\\n\\\n    \\    - b:1\\n\"\n",
      added: "    \\    - b:1\\n\\\n    \\    - c:1\\n"
    ),
  ]

  private func manifest(_ value: String) -> String {
    """
    # the form's configuration
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: web-app-config  # hashed by kustomize
    data:
      other.txt: |
        form: not this one
      spawner_ui_config.yaml: \(value)  last: "1"

    """
  }

  private func old(_ style: Style) -> String {
    let isQuoted = style.value.hasPrefix("\"")
    let margin =
      style.testDescription == "double quotes in lines" ? "    \\" : isQuoted ? "" : "    "
    return margin + "    - b:1" + (isQuoted ? "\\n" : "\n")
  }

  @Test(arguments: styles)
  func `the inner file is the same however it is written`(style: Style) throws {
    let embedded = try EmbeddedText(in: Document(manifest(style.value)), at: Self.path)
    #expect(String(decoding: embedded.bytes, as: UTF8.self).hasPrefix(Self.inner.dropLast(20)))
    #expect(try Document(embedded.bytes).value(at: Self.list) == ["a:1", "b:1"])
  }

  @Test(arguments: styles)
  func `an image is added and only its line changes`(style: Style) throws {
    let text = manifest(style.value)
    let embedded = try EmbeddedText(in: Document(text), at: Self.path)
    let edited = try Document(embedded.bytes).inserting("c:1", into: Self.list)
    let result = try embedded.replacing(with: edited.bytes)
    #expect(result.text == text.replacing(old(style), with: style.added))
  }

  @Test(arguments: styles)
  func `in the second of three documents, the others stay byte by byte`(style: Style) throws {
    let (before, after) = ("# first\na: [1,2]\n---\n", "---\nz: {k: v}   # no final break")
    let stream = try DocumentStream(Array((before + manifest(style.value) + after).utf8))
    #expect(stream.documents.count == 3)
    let document = stream.documents[1]
    let embedded = try EmbeddedText(in: document, at: Self.path)
    let edited = try Document(embedded.bytes).removing(at: Self.list.appending(1))
    let result = try embedded.replacing(with: edited.bytes)
    let bytes = try stream.replacing(document: 1, with: result)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("# first\na: [1,2]\n---\n# the form's configuration\n"))
    #expect(text.hasSuffix("  last: \"1\"\n---\nz: {k: v}   # no final break"))
    let again = try DocumentStream(bytes).documents[1]
    #expect(
      try Document(EmbeddedText(in: again, at: Self.path).bytes).value(at: Self.list) == ["a:1"]
    )
  }

  @Test(arguments: styles)
  func `a place in the inner file is found in the manifest`(style: Style) throws {
    let text = manifest(style.value)
    let embedded = try EmbeddedText(in: Document(text), at: Self.path)
    let node = try Document(embedded.bytes).node(at: Self.list.appending(1))
    let place = embedded.location(of: node.range.lowerBound)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = lines[place.line - 1].unicodeScalars
    let rest = line.dropFirst(place.column - 1)
    #expect(String(String.UnicodeScalarView(rest)).hasPrefix("b:1"))
    #expect(embedded.location(of: node.location) == place)
  }

  @Test(arguments: styles)
  func `line breaks of the manifest are those of the new line`(style: Style) throws {
    let text = manifest(style.value).replacing("\n", with: "\r\n")
    let embedded = try EmbeddedText(in: Document(text), at: Self.path)
    let edited = try Document(embedded.bytes).inserting("c:1", into: Self.list)
    let result = try embedded.replacing(with: edited.bytes)
    let expected = manifest(style.value).replacing(old(style), with: style.added)
      .replacing("\n", with: "\r\n")
    #expect(result.text == expected)
  }
}
