import Testing
import YAMLEdit

/// Edits of files like those admins keep, shown as the lines that change.
struct SpawnerFileTests {
  private func diff(_ fixture: String, _ change: (Document) throws -> Document) throws -> String {
    let document = try Fixture.named(fixture)
    let edited = try change(document)
    return LineDifference.hunks(from: document.bytes, to: edited.bytes, context: 0)
      .flatMap(\.lines)
      .map { ($0.kind == .added ? "+" : "-") + String(decoding: $0.bytes, as: UTF8.self) }
      .joined()
  }

  private let options: YAMLPath = "spawnerFormDefaults.image.options"

  @Test func `an image goes to the end of an indented list, before the key that follows`() throws {
    #expect(
      try diff("indented-lists.yaml") { try $0.inserting("example/new:1", into: options) }
        == "+      - example/new:1\n"
    )
  }

  @Test func `an image with a comment above and one behind goes with both`() throws {
    #expect(
      try diff("indented-lists.yaml") { try $0.removing(at: options.appending(1)) } == """
        -      # keep until the course ends
        -      - registry.example.org/team/course:2024 # biology

        """
    )
  }

  @Test func `a heading between blank lines stays when its image goes`() throws {
    #expect(
      try diff("indented-lists.yaml") { try $0.removing(at: options.appending(3)) }
        == "-      - registry.example.org/team/cuda:v12\n"
    )
  }

  @Test func `a volume is added above the example that is commented out`() throws {
    let path: YAMLPath = "spawnerFormDefaults.dataVolumes.value"
    let volume: YAMLValue = ["mount": "/data", "existingSource": ["claim": "shared"]]
    #expect(
      try diff("dash-at-key.yaml") { try $0.inserting(volume, into: path) } == """
        -    value: []  # nothing by default
        +    value:  # nothing by default
        +    - mount: "/data"
        +      existingSource:
        +        claim: shared

        """
    )
    let document = try Fixture.named("dash-at-key.yaml")
    let added = try document.inserting(volume, into: path)
    #expect(try added.removing(at: path.appending(0)).bytes == document.bytes)
  }

  @Test func `a vendor of several lines moves with its comment`() throws {
    #expect(
      try diff("dash-at-key.yaml") {
        try $0.moving(at: "spawnerFormDefaults.gpus.value.vendors[1]", to: .first)
      } == """
        -      - limitsKey: "nvidia.com/gpu"
        -        uiName: "NVIDIA"
        +      - limitsKey: "nvidia.com/gpu"
        +        uiName: "NVIDIA"

        """
    )
  }

  @Test func `a section goes with its banner`() throws {
    #expect(
      try diff("dash-at-key.yaml") { try $0.removing(at: "spawnerFormDefaults.image") } == """
        -  ##############################
        -  # Images
        -  ##############################
        -  image:
        -    value: reg.example/a:1
        -    options:
        -    - reg.example/a:1
        -    - reg.example/b:1

        """
    )
  }

  @Test func `quotes stay as they were`() throws {
    #expect(
      try diff("indented-lists.yaml") {
        try $0.replacing(at: "spawnerFormDefaults.cpu.value", with: "1.5")
      } == "-    value: '0.5'\n+    value: '1.5'\n"
    )
    #expect(
      try diff("old-volumes.yaml") {
        try $0.replacing(
          at: "spawnerFormDefaults.workspaceVolume.value.name.value",
          with: "{notebook-name}-home"
        )
      } == "-        value: 'workspace-{notebook-name}'\n+        value: '{notebook-name}-home'\n"
    )
  }

  @Test func `an image is added to quoted ones with quotes`() throws {
    #expect(
      try diff("quoted-keys.yaml") { try $0.inserting("c:1", into: options) } == "+    - \"c:1\"\n"
    )
  }

  @Test func `JSON stays JSON`() throws {
    #expect(
      try diff("flow.json") { try $0.inserting("c:1", into: options) } == """
        -        "b:1"
        +        "b:1",
        +        "c:1"

        """
    )
    #expect(
      try diff("flow.json") {
        try $0.inserting(["mount": "/data"], into: "spawnerFormDefaults.dataVolumes.value")
      } == """
        -    "dataVolumes": {"value": [], "readOnly": false},
        +    "dataVolumes": {"value": [{"mount": "/data"}], "readOnly": false},

        """
    )
  }

  @Test func `a file with CRLF keeps CRLF`() throws {
    #expect(
      try diff("crlf.yaml") { try $0.inserting("c:1", into: options, at: .before(1)) }
        == "+    - c:1\r\n"
    )
    #expect(
      try diff("crlf.yaml") { try $0.removing(at: options.appending(1)) }
        == "-    # b is ours\r\n-    - b:1\r\n"
    )
  }

  @Test func `text beyond ASCII before an edit does not shift it`() throws {
    #expect(
      try diff("non-ascii.yaml") { try $0.replacing(at: "liste[1]", with: "中文") }
        == "-  - \"日本語\"\n+  - \"中文\"\n"
    )
    #expect(
      try diff("non-ascii.yaml") { try $0.removing(at: "liste[1]") }
        == "-  # für später ✓\n-  - \"日本語\"\n"
    )
    #expect(
      try diff("non-ascii.yaml") {
        try $0.inserting("z", into: YAMLPath([.key("nach"), .key("schlüssel")]))
      } == "-nach: {\"schlüssel\": [ä, ö]}\n+nach: {\"schlüssel\": [ä, ö, z]}\n"
    )
  }

  @Test func `an anchor elsewhere does not keep a list from growing`() throws {
    #expect(try diff("anchors.yaml") { try $0.inserting("more", into: "list") } == "+- more\n")
    #expect(
      try diff("anchors.yaml") { try $0.inserting("4Gi", into: "memory.options") }
        == "+  - 4Gi\n"
    )
  }

  @Test func `a file between document marks is edited between them`() throws {
    #expect(try diff("markers.yaml") { try $0.inserting("c", into: "list") } == "+- c\n")
    #expect(
      try diff("markers.yaml") { try $0.setting("x", at: "more") } == "+more: x\n"
    )
  }

  @Test func `one line of an embedded file changes one line outside`() throws {
    let path = YAMLPath([.key("data"), .key("spawner_ui_config.yaml")])
    #expect(
      try diff("config-map.yaml") { manifest in
        let embedded = try EmbeddedText(in: manifest, at: path)
        let inner = try Document(embedded.bytes)
        return try embedded.replacing(with: inner.inserting("c:1", into: options).bytes)
      } == "+        - c:1\n"
    )
  }

  @Test func `an unsound part does not keep others from being edited`() throws {
    #expect(try diff("duplicate-keys.yaml") { try $0.inserting("z", into: "list") } == "+- z\n")
    #expect(
      try diff("duplicate-keys.yaml") { try $0.inserting("b", into: "image.options") } == "+  - b\n"
    )
    let document = try Fixture.named("duplicate-keys.yaml")
    let failure = failure { _ = try document.replacing(at: "image.value", with: "x") }
    #expect(failure?.message == "3:3: found key 'value' again at 'image', first at 2:3")
  }

  @Test func `blank lines around items stay`() throws {
    #expect(try diff("blank-lines.yaml") { try $0.inserting("c", into: "list") } == "+- c\n")
    #expect(try diff("blank-lines.yaml") { try $0.removing(at: "list[0]") } == "-- a\n")
  }
}
