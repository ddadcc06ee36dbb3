import SpawnerConfig
import Testing

/// Image references, taken apart or refused with the place.
struct ImageReferenceTests {
  private static let hex64 = String(repeating: "0a", count: 32)

  struct Sound: Sendable {
    var text: String
    var registry: String?
    var repository: String
    var tag: String?
    var digest: String?
  }

  private static let sound: [Sound] = [
    Sound(text: "lab", repository: "lab"),
    Sound(text: "lab:v1", repository: "lab", tag: "v1"),
    Sound(text: "team/lab:V1_a.b-c", repository: "team/lab", tag: "V1_a.b-c"),
    Sound(text: "lab:5000", repository: "lab", tag: "5000"),
    Sound(text: "Reg.example/lab", registry: "Reg.example", repository: "lab"),
    Sound(text: "localhost/a:1", registry: "localhost", repository: "a", tag: "1"),
    Sound(
      text: "reg.local:5000/a/b:1",
      registry: "reg.local:5000",
      repository: "a/b",
      tag: "1"
    ),
    Sound(text: "[2001:db8::1]/a", registry: "[2001:db8::1]", repository: "a"),
    Sound(text: "[::1]:5000/a:x", registry: "[::1]:5000", repository: "a", tag: "x"),
    Sound(text: "192.0.2.1:80/a", registry: "192.0.2.1:80", repository: "a"),
    Sound(text: "team/a.b_c__d---e", repository: "team/a.b_c__d---e"),
    Sound(
      text: "a/b@sha256:\(hex64)",
      repository: "a/b",
      digest: "sha256:\(hex64)"
    ),
    Sound(
      text: "ghcr.io/a/b:1@sha256:\(hex64)",
      registry: "ghcr.io",
      repository: "a/b",
      tag: "1",
      digest: "sha256:\(hex64)"
    ),
    Sound(
      text: "a@sha512:\(hex64)\(hex64)",
      repository: "a",
      digest: "sha512:\(hex64)\(hex64)"
    ),
    Sound(
      text: "a:" + String(repeating: "t", count: 128),
      repository: "a",
      tag: String(repeating: "t", count: 128)
    ),
    Sound(text: String(repeating: "a", count: 255), repository: String(repeating: "a", count: 255)),
    Sound(text: "x\(hex64)", repository: "x\(hex64)"),
  ]

  @Test(arguments: sound)
  func `takes a reference apart`(_ sound: Sound) throws {
    let image = try ImageReference(parsing: sound.text)
    #expect(image.registry == sound.registry)
    #expect(image.repository == sound.repository)
    #expect(image.tag == sound.tag)
    #expect(image.digest == sound.digest)
    #expect(image.description == sound.text)
  }

  private static let refused: [(String, String)] = [
    ("", "character 1: expected an image reference, found the end"),
    ("lab :v1", "character 4: expected no blank, found a space"),
    ("lab\u{A0}", "character 4: expected no blank, found U+00A0"),
    ("lab:v1\n", "character 7: expected no blank, found a line break"),
    ("\tlab", "character 1: expected no blank, found a tab"),
    ("la\u{200B}b", "character 3: expected no blank, found U+200B"),
    (
      "https://reg.example/lab:1",
      "character 1: expected a registry or repository, found the scheme 'https://'"
    ),
    (
      "größe://lab",
      "character 1: expected a registry or repository, found the scheme 'größe://'"
    ),
    (
      hex64,
      """
      character 1: expected a repository, \
      found 64 hexadecimal digits, which name an image by its content
      """
    ),
    (
      "reg.example/Lab:v1",
      "character 13: expected a lower-case letter or digit in the repository, found 'L'"
    ),
    (
      "Team/lab", "character 1: expected a lower-case letter or digit in the repository, found 'T'"
    ),
    ("/lab", "character 1: expected a lower-case letter or digit in the repository, found '/'"),
    ("a//lab", "character 3: expected a lower-case letter or digit in the repository, found '/'"),
    (
      "reg.example/",
      "character 13: expected a lower-case letter or digit in the repository, found the end"
    ),
    ("a/b.", "character 5: expected a lower-case letter or digit in the repository, found the end"),
    ("a/b..c", "character 5: expected a lower-case letter or digit in the repository, found '.'"),
    ("a/b___c", "character 6: expected a lower-case letter or digit in the repository, found '_'"),
    ("a/-b", "character 3: expected a lower-case letter or digit in the repository, found '-'"),
    ("a/ü", "character 3: expected a lower-case letter or digit in the repository, found 'ü'"),
    ("-reg.example/a", "character 1: expected a letter or digit in the registry, found '-'"),
    ("reg..example/a", "character 5: expected a letter or digit in the registry, found '.'"),
    ("reg_1.example/a", "character 4: expected a letter or digit in the registry, found '_'"),
    ("reg.example:/a", "character 13: expected a port number, found '/'"),
    ("reg:x5/a", "character 5: expected a port number, found 'x'"),
    ("[::1/a", "character 5: expected ']' after the IPv6 address, found '/'"),
    ("[::g:]/a", "character 4: expected an IPv6 address, found 'g'"),
    ("[::1]x/a", "character 6: expected a port or '/', found 'x'"),
    ("lab:", "character 5: expected a tag after ':', found the end"),
    ("lab:-a", "character 5: expected a letter, a digit or '_' at the tag's start, found '-'"),
    ("lab:v1:2", "character 7: expected a letter, a digit, '_', '.' or '-' in the tag, found ':'"),
    ("lab@", "character 5: expected a digest of sha256, sha384 or sha512, found no algorithm"),
    ("lab@ü:00", "character 5: expected a digest of sha256, sha384 or sha512, found 'ü'"),
    ("lab@md5:00", "character 5: expected a digest of sha256, sha384 or sha512, found 'md5'"),
    ("lab@sha256", "character 11: expected ':' after the digest's algorithm, found the end"),
    ("lab@sha256:0A", "character 13: expected a lower-case hexadecimal digit, found 'A'"),
    ("lab@sha256:00", "character 12: expected 64 hexadecimal digits, found 2"),
  ]

  @Test(arguments: refused)
  func `says what is wrong, and where`(_ text: String, _ reason: String) {
    let error = #expect(throws: SpawnerConfigError.self) { try ImageReference(parsing: text) }
    #expect(error?.code == .invalidImage)
    #expect(error?.description == "'\(text)' is not an image reference: \(reason)")
  }

  @Test func `limits the tag and the name`() {
    let tag = String(repeating: "t", count: 129)
    let longTag = #expect(throws: SpawnerConfigError.self) {
      try ImageReference(parsing: "a:\(tag)")
    }
    #expect(
      longTag?.description == """
        'a:\(tag)' is not an image reference: \
        character 3: expected at most 128 characters in the tag, found 129
        """
    )
    let name = "reg.example/" + String(repeating: "n", count: 244)
    let longName = #expect(throws: SpawnerConfigError.self) { try ImageReference(parsing: name) }
    #expect(
      longName?.description == """
        '\(name)' is not an image reference: \
        character 1: expected at most 255 characters before tag and digest, found 256
        """
    )
  }
}
