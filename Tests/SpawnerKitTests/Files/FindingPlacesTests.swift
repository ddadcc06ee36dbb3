import SpawnerKit
import Testing
import YAMLEdit

/// Files that hold no configuration, several, or one that cannot be told.
struct FindingPlacesTests {
  private func failure(_ text: String, at path: YAMLPath? = nil) throws -> SpawnerError {
    try #require(throws: SpawnerError.self) {
      try ConfigurationFile(Array(text.utf8), at: path)
    }
  }

  static let two = """
    prod:
      spawnerFormDefaults:
        shm: {value: true}
    test:
      spawnerFormDefaults:
        shm: {value: false}
      texts:
      - |
        spawnerFormDefaults:
          shm: {value: null}

    """

  @Test func `several configurations are listed and one can be chosen`() throws {
    let error = try failure(Self.two)
    #expect(error.code == .ambiguousPath)
    #expect(error.description == "the file holds 3 configurations, one must be chosen")
    #expect(
      error.candidates == [
        "--at \"prod.spawnerFormDefaults\"", "--at \"test.spawnerFormDefaults\"",
        "--at \"test.texts[0]\"",
      ]
    )
    for (path, value) in [
      ("prod.spawnerFormDefaults", YAMLValue.bool(true)), ("prod", .bool(true)),
      ("test", .bool(false)), ("test.texts[0]", .null),
    ] {
      let file = try ConfigurationFile(Array(Self.two.utf8), at: YAMLPath(parsing: path))
      #expect(try Document(file.text).value["spawnerFormDefaults"]?["shm"]?["value"] == value)
    }
  }

  @Test func `a path that leads to nothing is refused, with those that lead somewhere`() throws {
    let error = try failure(Self.two, at: "test.texts")
    #expect(error.code == .noSuchPlace)
    #expect(
      error.description
        == "expected a text or 'spawnerFormDefaults' at 'test.texts', found neither"
    )
    #expect(error.candidates.count == 3)
  }

  @Test func `a path may lead to any text, whatever it says`() throws {
    let file = try ConfigurationFile(Array("a:\n  b: |\n    x: [\n".utf8), at: "a.b")
    #expect(String(decoding: file.text, as: UTF8.self) == "x: [\n")
    #expect(
      file.location(of: SourceLocation(line: 1, column: 4)) == SourceLocation(line: 3, column: 8)
    )
  }

  @Test(arguments: [YAMLPath.root, "spawnerFormDefaults"])
  func `the path of a bare file leads to the file`(path: YAMLPath) throws {
    let file = try ConfigurationFile(Array(FileShape.text.utf8), at: path)
    #expect(file.shape == .bare)
  }

  @Test func `a path reaches past the ConfigMap that would be taken`() throws {
    let source = """
      kind: ConfigMap
      metadata: {name: form}
      data:
        spawner_ui_config.yaml: 'spawnerFormDefaults: {}'
        other.yaml: 'spawnerFormDefaults: {a: 1}'

      """
    let path: YAMLPath = "data['other.yaml']"
    let file = try ConfigurationFile(Array(source.utf8), at: path)
    #expect(String(decoding: file.text, as: UTF8.self) == "spawnerFormDefaults: {a: 1}")
    let first = try ConfigurationFile(Array(source.utf8), at: "data['spawner_ui_config.yaml']")
    #expect(first.text == Array("spawnerFormDefaults: {}".utf8))
  }

  @Test(arguments: [
    ("conf/spawner_ui_config.yaml", "conf/spawner_ui_config.yaml"),
    ("spawner_ui_config.yaml=files/form.yaml", "files/form.yaml"),
  ])
  func `a generator that reads a file names it`(argument: String, file: String) throws {
    let error = try failure(
      "configMapGenerator:\n- name: form\n  files:\n  - a.yaml\n  - \(argument)\n"
    )
    #expect(error.code == .elsewhere)
    #expect(
      error.description == "the file holds no configuration itself, its configMapGenerator reads "
        + "it from '\(file)'"
    )
  }

  @Test func `a kustomization with patches in files names them`() throws {
    let error = try failure(
      "patches:\n- path: form.yaml\n- patch: 'kind: Deployment'\npatchesStrategicMerge: [b.yaml]\n"
    )
    #expect(error.code == .elsewhere)
    #expect(
      error.description
        == "the file holds no configuration itself, it takes patches from 'form.yaml', 'b.yaml'"
    )
  }

  @Test func `beside other keys a path chooses the mapping, not the file`() throws {
    let source = "replicas: 1\nspawnerFormDefaults:\n  shm: {value: true}\nhost: a\n"
    #expect(try ConfigurationFile(Array(source.utf8)).shape == .bare)
    let file = try ConfigurationFile(Array(source.utf8), at: "spawnerFormDefaults")
    let edited = try file.replacing(Array("spawnerFormDefaults:\n  cpu: {value: '1'}\n".utf8))
    #expect(
      String(decoding: edited, as: UTF8.self)
        == source.replacing("shm: {value: true}", with: "cpu: {value: '1'}")
    )
    #expect(try ConfigurationFile(Array(source.utf8), at: .root).shape == .bare)
  }

  @Test func `another name of the data key is followed everywhere`() throws {
    let source = "- op: add\n  path: /data/form~1new.yaml\n  value: 'a: 1'\n"
    let selector = InstallationSelector(key: "form/new.yaml")
    let file = try ConfigurationFile(Array(source.utf8), selector: selector)
    #expect(file.text == Array("a: 1".utf8))
    #expect(try ConfigurationFile(Array(source.utf8)).shape == .bare)
  }

  @Test func `quotes around a literal are not part of it`() throws {
    let source = """
      kind: Component
      configMapGenerator:
      - literals: ["spawner_ui_config.yaml='spawnerFormDefaults: {a: 1}'"]

      """
    let file = try ConfigurationFile(Array(source.utf8))
    #expect(String(decoding: file.text, as: UTF8.self) == "spawnerFormDefaults: {a: 1}")
    let edited = try file.replacing(Array("spawnerFormDefaults: {a: 2}".utf8))
    #expect(String(decoding: edited, as: UTF8.self) == source.replacing("a: 1", with: "a: 2"))
    #expect(file.location(of: SourceLocation(line: 1, column: 1)).line == 3)
  }

  @Test func `what is only spoken of is no configuration`() throws {
    let file = try ConfigurationFile(
      Array("about: 'where spawnerFormDefaults: stands'\nlist: [spawnerFormDefaults]\n".utf8)
    )
    #expect(file.shape == .bare)
  }
}
