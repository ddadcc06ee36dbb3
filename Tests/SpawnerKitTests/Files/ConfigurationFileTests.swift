import SpawnerConfig
import SpawnerKit
import Testing
import YAMLEdit

/// Files on disk: what of them is the form, and edits that leave the rest.
struct ConfigurationFileTests {
  /// A manifest that holds the configuration in one of YAML's ways, before and after an edit.
  struct Style: Sendable, CustomTestStringConvertible {
    let name: String
    let before: String
    let after: String
    /// The line of the file where the second line of the configuration stands.
    let secondLine: Int

    var testDescription: String { name }
  }

  static func manifest(_ value: String) -> String {
    """
    # the form
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: form
    data:
      spawner_ui_config.yaml: \(value)
      other: 1   # kept

    """
  }

  static let edit = SpawnerEdit.addImages(
    ["r.io/b:2"],
    to: .jupyter,
    at: .last,
    makeDefault: false
  )
  static let text = """
    spawnerFormDefaults:
      image:
        value: r.io/a:1
        options:
        - r.io/a:1

    """

  static func literal(_ more: String = "") -> String {
    manifest(
      "|\n    spawnerFormDefaults:\n      image:\n        value: r.io/a:1\n        options:\n"
        + "        - r.io/a:1\(more)"
    )
  }

  static func doubleQuoted(_ more: String = "") -> String {
    manifest(
      #""spawnerFormDefaults:\n  image:\n    value: r.io/a:1\n    options:\n    - r.io/a:1\n"#
        + more + "\""
    )
  }

  static func folded(_ more: String = "") -> String {
    manifest(
      ">\n    spawnerFormDefaults:\n      image:\n        value: r.io/a:1\n        options:\n"
        + "        - r.io/a:1\(more)"
    )
  }

  static let styles = [
    Style(
      name: "literal",
      before: literal(),
      after: literal("\n        - r.io/b:2"),
      secondLine: 9
    ),
    Style(
      name: "double-quoted",
      before: doubleQuoted(),
      after: doubleQuoted(#"    - r.io/b:2\n"#),
      secondLine: 7
    ),
    Style(
      name: "folded",
      before: folded(),
      after: folded("\n        - r.io/b:2"),
      secondLine: 9
    ),
  ]

  @Test(arguments: styles)
  func `an edit of a manifest changes nothing around it`(_ style: Style) throws {
    let file = try ConfigurationFile(Array(style.before.utf8))
    #expect(file.shape == .manifest(configMap: "form", key: "spawner_ui_config.yaml", document: 0))
    #expect(String(decoding: file.text, as: UTF8.self) == Self.text)
    let plan = try file.plan([Self.edit])
    #expect(String(decoding: plan.newBytes, as: UTF8.self) == style.after)
    #expect(file.location(of: SourceLocation(line: 2, column: 3)).line == style.secondLine)
  }

  @Test func `base64 in binaryData is read and written back`() throws {
    let source = """
      kind: ConfigMap
      metadata: {name: form}
      binaryData:
        spawner_ui_config.yaml: c3Bhd25lckZvcm1EZWZhdWx0czoge2E6IDF9Cg==

      """
    let file = try ConfigurationFile(Array(source.utf8))
    #expect(String(decoding: file.text, as: UTF8.self) == "spawnerFormDefaults: {a: 1}\n")
    let bytes = try file.replacing(Array("spawnerFormDefaults: {a: 2}\n".utf8))
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == source.replacing("YTogMX0K", with: "YTogMn0K").replacing(
          "OiB7YTogMX0K",
          with: "OiB7YTogMn0K"
        )
        .replacing(
          "c3Bhd25lckZvcm1EZWZhdWx0czoge2E6IDF9Cg==",
          with: "c3Bhd25lckZvcm1EZWZhdWx0czoge2E6IDJ9Cg=="
        )
    )
  }

  @Test(arguments: [
    "<<: {kind: ConfigMap, metadata: {name: form}}\n", "a: &a ConfigMap\nkind: *a\n",
    "kind: Secret\nkind: ConfigMap\n", "\"\\u006bind\": !!str ConfigMap\n",
  ])
  func `a manifest says what it is in any of YAML's ways`(head: String) throws {
    let file = try ConfigurationFile(
      Array("\(head)data:\n  spawner_ui_config.yaml: \"\"\n".utf8)
    )
    guard case .manifest(_, let key, 0) = file.shape else {
      Issue.record("it was taken for \(file.shape)")
      return
    }
    #expect(key == "spawner_ui_config.yaml")
  }

  @Test(arguments: ["<<: {spawnerFormDefaults: {}}\n", "a: &a {}\nspawnerFormDefaults: *a\n"])
  func `so does a bare file`(text: String) throws {
    #expect(try ConfigurationFile(Array(text.utf8)).shape == .bare)
  }

  @Test func `a bare file is the configuration`() throws {
    let file = try ConfigurationFile(Array(Self.text.utf8))
    #expect(file.shape == .bare)
    let plan = try file.plan([Self.edit])
    #expect(plan.newBytes == plan.newText)
    #expect(
      plan.diff(label: "form.yaml").text == """
        --- form.yaml
        +++ form.yaml
        @@ -3,3 +3,4 @@
             value: r.io/a:1
             options:
             - r.io/a:1
        +    - r.io/b:2

        """
    )
  }

  @Test func `nothing to do leaves every byte`() throws {
    let edit = SpawnerEdit.addImages(["r.io/a:1"], to: .jupyter, at: .last, makeDefault: false)
    let file = try ConfigurationFile(Array(Self.literal().utf8))
    let plan = try file.plan([edit])
    #expect(plan.isEmpty)
    #expect(plan.diff(label: "x").isEmpty)
  }

  static let stream = """
    apiVersion: v1
    kind: Namespace
    metadata: {name: kubeflow}
    ---
    \(literal())---
    kind: Secret

    """

  @Test func `one document among many is found, and the others stay`() throws {
    let file = try ConfigurationFile(Array(Self.stream.utf8))
    #expect(file.shape == .manifest(configMap: "form", key: "spawner_ui_config.yaml", document: 1))
    #expect(file.location(of: SourceLocation(line: 2, column: 3)).line == 13)
    let plan = try file.plan([Self.edit])
    #expect(
      String(decoding: plan.newBytes, as: UTF8.self)
        == Self.stream.replacing(
          "        - r.io/a:1\n",
          with: "        - r.io/a:1\n        - r.io/b:2\n"
        )
    )
  }

  @Test func `a ConfigMap in a List is found`() throws {
    let source = """
      kind: List
      items:
      - kind: Secret
      - kind: ConfigMap
        metadata: {name: form}
        data:
          spawner_ui_config.yaml: "spawnerFormDefaults: {a: 1}\\n"

      """
    let file = try ConfigurationFile(Array(source.utf8))
    #expect(String(decoding: file.text, as: UTF8.self) == "spawnerFormDefaults: {a: 1}\n")
  }

  @Test func `several ConfigMaps are named, and one can be chosen`() throws {
    let two = Self.literal() + "---\n" + Self.literal().replacing("name: form", with: "name: ü")
    let error = try #require(throws: SpawnerError.self) { try ConfigurationFile(Array(two.utf8)) }
    #expect(error.code == .ambiguous)
    #expect(
      error.description == "2 ConfigMaps in the file have the key 'spawner_ui_config.yaml', one "
        + "must be chosen"
    )
    #expect(error.candidates == ["ConfigMap 'form'", "ConfigMap 'ü'"])
    let chosen = try ConfigurationFile(
      Array(two.utf8),
      selector: InstallationSelector(configMap: "ü")
    )
    #expect(chosen.shape == .manifest(configMap: "ü", key: "spawner_ui_config.yaml", document: 1))
  }

  @Test func `a key that is not there is said, with those that are`() throws {
    let source = "kind: ConfigMap\nmetadata: {name: form}\ndata: {a: x, b: y}\n"
    let error = try #require(throws: SpawnerError.self) {
      try ConfigurationFile(Array(source.utf8))
    }
    #expect(error.code == .notFound)
    #expect(
      error.description
        == "ConfigMap 'form' has no key 'spawner_ui_config.yaml', found 'a', 'b'"
    )
    let chosen = try ConfigurationFile(Array(source.utf8), selector: InstallationSelector(key: "b"))
    #expect(chosen.text == Array("y".utf8))
  }

  @Test func `a ConfigMap that is not there is said`() throws {
    let error = try #require(throws: SpawnerError.self) {
      try ConfigurationFile(
        Array(Self.literal().utf8),
        selector: InstallationSelector(configMap: "none")
      )
    }
    #expect(error.description == "the file has no ConfigMap of the name asked for")
    #expect(error.candidates == ["ConfigMap 'form'"])
  }

  @Test func `what is wrong with the configuration is placed in the file`() throws {
    let source = Self.literal().replacing("value: r.io/a:1\n", with: "value:\tr.io/a:1\n")
    let file = try ConfigurationFile(Array(source.utf8))
    let error = try #require(throws: SpawnerError.self) { try file.plan([Self.edit]) }
    #expect(error.code == .invalidResult)
    #expect(error.location == SourceLocation(line: 10, column: 15))
    #expect(error.description.hasPrefix("10:15: the file cannot be read: "))
    #expect(error.findings.contains { $0.rule == "Y002" && $0.location.line == 10 })
  }

  @Test func `a bare file that is not YAML is the configuration all the same`() throws {
    let file = try ConfigurationFile(Array("a: [\n".utf8))
    #expect(file.shape == .bare)
    let error = try #require(throws: SpawnerError.self) { try file.plan([Self.edit]) }
    #expect(error.code == .invalidResult)
  }
}
