import SpawnerConfig
import Testing
import YAMLEdit

/// The image lists as the form will show them.
struct ListingTests {
  private func document(_ text: String) throws -> SpawnerDocument {
    try SpawnerDocument(Array(text.utf8))
  }

  @Test func `lists images by group, with the name the form shows`() throws {
    let images = try document(Sample.text).images()
    #expect(
      images.map { "\($0.group.rawValue) \($0.position) \($0.displayName) \($0.isDefault)" } == [
        "jupyter 1 lab/base:v1 true",
        "jupyter 2 lab/torch:v1 false",
        "jupyter 3 lab/flow:v1 false",
        "group-one 1 code:v1 true",
        "group-two 1 example/studio:v1 true",
      ]
    )
    #expect(images[1].reference == "registry.example/lab/torch:v1")
  }

  @Test(arguments: [
    // hideRegistry, hideTag, reference, shown
    ("true", "false", "reg.local:5000/a/b:1", "reg.local:5000/a/b"),
    ("true", "true", "reg.local:5000/a/b:1", "reg.local"),
    ("true", "false", "ghcr.io/a/b:1@sha256:00", "a/b:1@sha256"),
    ("true", "false", "localhost/a:1", "localhost/a:1"),
    ("true", "false", "reg.example:1", "reg.example:1"),
    ("true", "true", "reg.example/a", "a"),
    ("false", "true", "reg.example/a:1", "reg.example/a"),
    ("\"false\"", "\"\"", "reg.example/a:1", "a:1"),
    ("[]", "0", "reg.example/a:1", "a:1"),
    ("null", "{}", "reg.example/a:1", "reg.example/a"),
    ("true", "false", ":a", ":a"),
    ("true", "false", "reg.example//a/:", "/a/:"),
    ("true", "true", "ü.example/ü:\u{301}1", "ü"),
    ("true", "false", "ü.example/ü:\u{301}1:2", "ü:\u{301}1"),
  ])
  func `shortens a name as the form does`(
    _ hideRegistry: String,
    _ hideTag: String,
    _ reference: String,
    _ shown: String
  ) throws {
    let text = """
      spawnerFormDefaults:
        hideRegistry: \(hideRegistry)
        hideTag: \(hideTag)
        image:
          options: ["\(reference)"]
      """
    #expect(try document(text).images().map(\.displayName) == [shown])
  }

  @Test func `counts an option that is not text and does not show it`() throws {
    let text = "spawnerFormDefaults: {image: {options: [a, 1, b], value: b}}\n"
    let images = try document(text).images()
    #expect(images.map(\.position) == [1, 3])
    #expect(images.map(\.isDefault) == [false, true])
  }

  @Test func `marks no image where the default is not listed`() throws {
    let text = "spawnerFormDefaults: {image: {options: [a], value: b}}\n"
    #expect(try document(text).images().map(\.isDefault) == [false])
  }

  @Test(arguments: ["", "# nothing\n", "[]\n", "other: 1\n", "spawnerFormDefaults:\n"])
  func `lists nothing in a file that holds no form`(_ text: String) throws {
    let document = try document(text)
    #expect(document.images().isEmpty)
    #expect(document.volumes().isEmpty)
    #expect(document.workspace() == nil)
    #expect(document.defaults == .null)
  }

  @Test func `throws what YAML says about a file that cannot be read`() {
    let error = #expect(throws: YAMLError.self) {
      try document("spawnerFormDefaults:\n\tcpu: 1\n")
    }
    #expect(error?.code == .tab)
    #expect(error?.location == YAMLEdit.SourceLocation(line: 2, column: 1))
  }
}
