import SpawnerConfig
import Testing

/// Files of the first generation, told from all others by their bytes.
struct TemplateTests {
  private static func form(_ volume: String, _ resources: String) -> [UInt8] {
    Array(
      """
      spawnerFormDefaults:
        workspaceVolume:
          value:
            type:
              value: New
            name:
              value: \(volume)
        extraResources:
          value: \(resources)

      """.utf8
    )
  }

  @Test(arguments: [
    ("{username}-workspace", "\"{{}}\""), ("{username}-workspace", "x"), ("ws", "\"{{}}\""),
    ("'{username}-workspace'", "'x'"), ("{servername}", "\"{{'a': 1}}\""), ("a{userid}", "x"),
    ("ws", "{{}}"), ("ws", "{{a: 1}}"), ("ws", "{{ 'a': 1 }}"),
  ])
  func `are templates`(volume: String, resources: String) throws {
    #expect(Generation(of: Self.form(volume, resources)) == .template)
  }

  @Test(arguments: [
    ("'{notebook-name}-workspace'", "\"{}\""), ("ws", "'{\"a\": {\"b\": 1}}'"), ("'{none}'", "x"),
    ("{none}", "x"), ("{notebook-name}", "{a: {b: 1}}"),
  ])
  func `are no templates`(volume: String, resources: String) throws {
    #expect(Generation(of: Self.form(volume, resources)) == .extraResources)
  }

  @Test func `are no templates for what stands in comments`() {
    let bytes = Self.form("ws", "x") + Array("# for {username}, {{}}\n".utf8)
    #expect(Generation(of: bytes) == .extraResources)
    #expect(Generation(of: Array((Sample.text + "# {username}\n").utf8)) == .claims)
  }

  @Test(arguments: [
    "image: {{ .Values.image }}\n", "", "- {username}\n",
    "spawnerFormDefaults:\n  image: {{- include \"x\" . }}\n",
    "spawnerFormDefaults:\n  image: {notebook-name}-x\n", "a: [\n", "\u{E000}username\u{E001}: 1\n",
  ])
  func `are no files of unknown kind`(text: String) {
    #expect(Generation(of: Array(text.utf8)) == nil)
  }

  @Test func `are no bytes that are no text`() {
    #expect(Generation(of: [0x7B, 0x7B, 0xFF]) == nil)
  }

  @Test func `tell their flavour`() throws {
    let rok = try SpawnerDocument(Array("spawnerFormDefaults: {rokLabURL: {value: x}}\n".utf8))
    #expect(rok.flavour == .rok)
    let volume = "{dataVolumes: {value: [{value: {rokURL: {value: x}}}]}}"
    #expect(try SpawnerDocument(Array("spawnerFormDefaults: \(volume)\n".utf8)).flavour == .rok)
    #expect(try SpawnerDocument(Array(Sample.text.utf8)).flavour == .standard)
  }

  @Test func `are known to the document as well, where it can be read`() throws {
    #expect(try SpawnerDocument(Self.form("'{username}-w'", "x")).generation == .template)
    #expect(try SpawnerDocument(Self.form("ws", "x")).generation == .extraResources)
  }
}
