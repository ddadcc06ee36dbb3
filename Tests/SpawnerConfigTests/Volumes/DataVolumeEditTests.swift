import SpawnerConfig
import Testing
import YAMLEdit

/// Edits of the list of data volumes.
struct DataVolumeEditTests {
  private static func existing(
    _ claim: String,
    at mount: String,
    readOnly: Bool? = nil
  ) -> VolumeSpecification {
    VolumeSpecification(mount: mount, source: .existingClaim(name: claim, readOnly: readOnly))
  }

  private static func new(_ name: String, at mount: String) -> VolumeSpecification {
    VolumeSpecification(
      mount: mount,
      source: .newClaim(
        name: name,
        size: "5Gi",
        storageClass: "fast",
        accessModes: [.readWriteMany]
      )
    )
  }

  // MARK: Add

  @Test func `adds the first volume and keeps the comment`() throws {
    try expect(
      .addVolume(Self.existing("models", at: "/models", readOnly: true)),
      of: Sample.text,
      gives: Sample.with(
        "    value: []\n  affinityConfig:",
        """
            value:
            - mount: "/models"
              existingSource:
                persistentVolumeClaim:
                  claimName: models
                  readOnly: true
          affinityConfig:
        """
      )
    )
  }

  @Test func `adds another volume below the others`() throws {
    try expect(
      .addVolume(Self.new("{notebook-name}-data", at: "/home/jovyan/data")),
      of: Sample.withVolumes,
      gives: Sample.withVolumes.replacing(
        "  affinityConfig:",
        with: """
              - mount: "/home/jovyan/data"
                newPvc:
                  metadata:
                    name: "{notebook-name}-data"
                  spec:
                    storageClassName: fast
                    resources:
                      requests:
                        storage: 5Gi
                    accessModes:
                    - ReadWriteMany
            affinityConfig:
          """
      )
    )
  }

  @Test(arguments: ["", "  dataVolumes:\n", "  dataVolumes: {}\n"])
  func `creates the section or its value`(_ section: String) throws {
    let text = "spawnerFormDefaults:\n  shm: {value: false}\n\(section)"
    let document = try SpawnerDocument(Array(text.utf8))
    let edited = try SpawnerEdit.addVolume(Self.existing("a", at: "/a")).applied(to: document)
    #expect(edited.volumes().map(\.claim) == ["a"])
    #expect(edited.defaults["shm"] == ["value": false])
  }

  private static let clashes: [(VolumeSpecification, SpawnerConfigError.Code, String)] = [
    (
      existing("other", at: "/home/jovyan/shared/"), .mountAlreadyUsed,
      "42:7: mount '/home/jovyan/shared/' is used by data volume 1 already"
    ),
    (
      existing("other", at: "/home//jovyan"), .mountAlreadyUsed,
      "28:7: mount '/home//jovyan' is used by the workspace volume already"
    ),
    (
      existing("other", at: "/dev/shm"), .mountAlreadyUsed,
      "69:12: mount '/dev/shm' is used by shared memory already"
    ),
    (
      existing("shared", at: "/elsewhere"), .claimAlreadyUsed,
      "42:7: claim 'shared' is used by data volume 1 already"
    ),
    (
      new("{notebook-name}-workspace", at: "/elsewhere"), .claimAlreadyUsed,
      "28:7: claim '{notebook-name}-workspace' is used by the workspace volume already"
    ),
    (
      existing("other", at: "relative"), .invalidVolume,
      "expected an absolute path at 'mount', found 'relative'"
    ),
  ]

  @Test(arguments: clashes)
  func `refuses a mount or claim that is taken`(
    _ volume: VolumeSpecification,
    _ code: SpawnerConfigError.Code,
    _ message: String
  ) throws {
    try expectRefusal(
      of: .addVolume(volume),
      on: Sample.withVolumes,
      code: code,
      message: message
    )
  }

  @Test func `leaves shared memory's place free when it is off`() throws {
    let text = Sample.with("    value: true", "    value: false")
    let document = try SpawnerDocument(Array(text.utf8))
    let edit = SpawnerEdit.addVolume(Self.existing("ram", at: "/dev/shm"))
    #expect(try edit.applied(to: document).volumes().map(\.mount) == ["/dev/shm"])
  }

  @Test func `refuses to add where the section is read-only`() throws {
    let text = Sample.with("    # für alle\n", "    readOnly: true\n")
    let document = try SpawnerDocument(Array(text.utf8))
    let edit = SpawnerEdit.addVolume(Self.existing("a", at: "/a"))
    let error = #expect(throws: SpawnerConfigError.self) { try edit.applied(to: document) }
    #expect(error?.code == .lockedSection)
    #expect(
      error?.description
        == "39:15: data volumes are read-only, so that every launch fails"
    )
    #expect(error?.findings.map(\.rule) == ["S007"])
  }

  @Test(arguments: [
    (
      "[1]", "3:16: expected a mapping at 'spawnerFormDefaults.dataVolumes', found a list"
    ),
    (
      "{value: x}", "3:24: expected a list at 'spawnerFormDefaults.dataVolumes.value', found text"
    ),
  ])
  func `refuses a shape it does not know`(_ section: String, _ message: String) throws {
    try expectRefusal(
      of: .addVolume(Self.existing("a", at: "/a")),
      on: "spawnerFormDefaults:\n  image: {}\n  dataVolumes: \(section)\n",
      code: .wrongShape,
      message: message
    )
  }

  @Test func `puts a list where something else stands`() throws {
    for value in ["text", "{a: b}", "null"] {
      let document = try SpawnerDocument(
        Array("spawnerFormDefaults: {dataVolumes: {value: \(value)}}\n".utf8)
      )
      #expect(try SpawnerEdit.clearVolumes.applied(to: document).volumes() == [])
      let list = YAMLValue.sequence([Self.existing("a", at: "/a").value])
      let set = try SpawnerEdit.setVolumes(list).applied(to: document)
      #expect(set.volumes().map(\.claim) == ["a"])
    }
  }

  @Test func `empties a list that is read-only`() throws {
    let text = Sample.withVolumes.replacing("    # für alle\n", with: "    readOnly: true\n")
    let document = try SpawnerDocument(Array(text.utf8))
    let removed = try SpawnerEdit.removeVolumes(["shared"]).applied(to: document)
    #expect(removed.volumes().count == 1)
    #expect(try SpawnerEdit.setVolumes([]).applied(to: document).volumes() == [])
  }

  // MARK: Remove

  @Test(arguments: ["/home/jovyan/shared", "shared"])
  func `removes a volume by mount or claim, with its comment`(_ name: String) throws {
    let stretch = """
          # shared by all
          - mount: /home/jovyan/shared
            existingSource:
              persistentVolumeClaim:
                claimName: shared

      """
    try expect(
      .removeVolumes([name]),
      of: Sample.withVolumes,
      gives: Sample.withVolumes.replacing(stretch, with: ""),
      isIdempotent: false
    )
  }

  @Test func `removes several, by the name of a new claim too`() throws {
    let document = try SpawnerDocument(Array(Sample.withVolumes.utf8))
    let edit = SpawnerEdit.removeVolumes(["{notebook-name}-scratch", "shared"])
    #expect(try edit.applied(to: document).defaults["dataVolumes"]?["value"] == [])
    let one = SpawnerEdit.removeVolumes(["/scratch", "/home/jovyan/{notebook-name}-scratch"])
    #expect(try one.applied(to: document).volumes().map(\.claim) == ["shared"])
  }

  @Test func `says what is there when nothing fits, or too much`() throws {
    try expectRefusal(
      of: .removeVolumes(["ghost"]),
      on: Sample.withVolumes,
      code: .volumeNotFound,
      message: "no data volume has the mount or claim 'ghost'",
      candidates: ["'shared' at '/home/jovyan/shared'", "'{notebook-name}-scratch' at '/scratch'"]
    )
    try expectRefusal(
      of: .removeVolumes(["ghost"]),
      on: Sample.text,
      code: .volumeNotFound,
      message: "no data volume has the mount or claim 'ghost', there are none"
    )
    let twice = Sample.withVolumes.replacing("mount: /scratch", with: "mount: shared")
    try expectRefusal(
      of: .removeVolumes(["shared"]),
      on: twice,
      code: .ambiguousVolume,
      message: "several data volumes go by 'shared'",
      candidates: ["'shared' at '/home/jovyan/shared'", "'{notebook-name}-scratch' at 'shared'"]
    )
  }

  // MARK: Clear and set

  @Test func `clears the list`() throws {
    let document = try SpawnerDocument(Array(Sample.withVolumes.utf8))
    let edited = try SpawnerEdit.clearVolumes.applied(to: document)
    #expect(edited.defaults["dataVolumes"] == ["value": []])
    #expect(try SpawnerEdit.clearVolumes.applied(to: edited).bytes == edited.bytes)
    try expect(.clearVolumes, of: Sample.text, gives: Sample.text)
  }

  @Test func `clears a value that is null or absent`() throws {
    for text in ["{value: null}", "{readOnly: false}"] {
      let document = try SpawnerDocument(
        Array("spawnerFormDefaults:\n  dataVolumes: \(text)\n".utf8)
      )
      let edited = try SpawnerEdit.clearVolumes.applied(to: document)
      #expect(edited.defaults["dataVolumes"]?["value"] == [])
    }
  }

  @Test func `sets the list and keeps the text of what stays`() throws {
    let document = try SpawnerDocument(Array(Sample.withVolumes.utf8))
    let values = try #require(document.defaults["dataVolumes"]?["value"]?.sequence)
    let added = Self.existing("models", at: "/models").value
    let text = try SpawnerEdit.setVolumes([added, values[1]]).applied(to: document).document.text
    #expect(
      text
        == Sample.withVolumes.replacing(
          """
              # shared by all
              - mount: /home/jovyan/shared
                existingSource:
                  persistentVolumeClaim:
                    claimName: shared
          """,
          with: """
                - mount: "/models"
                  existingSource:
                    persistentVolumeClaim:
                      claimName: models
            """
        )
    )
  }

  @Test func `sets the list to what it is, in another order, and to nothing`() throws {
    let document = try SpawnerDocument(Array(Sample.withVolumes.utf8))
    let values = try #require(document.defaults["dataVolumes"]?["value"]?.sequence)
    let same = try SpawnerEdit.setVolumes(.sequence(values)).applied(to: document)
    #expect(same.bytes == document.bytes)
    let turned = YAMLValue.sequence(values.reversed())
    let edited = try SpawnerEdit.setVolumes(turned).applied(to: document)
    #expect(edited.defaults["dataVolumes"]?["value"] == turned)
    let none = try SpawnerEdit.setVolumes([]).applied(to: document)
    #expect(none.volumes() == [])
  }

  @Test func `refuses a list that clashes with itself`() throws {
    let list = YAMLValue.sequence([
      Self.existing("a", at: "/a").value, Self.existing("a", at: "/b").value,
    ])
    try expectRefusal(
      of: .setVolumes(list),
      on: Sample.text,
      code: .claimAlreadyUsed,
      message: "claim 'a' is used by item 1 of the list already"
    )
    let wrong = YAMLValue.sequence([Self.existing("a", at: "a").value])
    try expectRefusal(
      of: .setVolumes(wrong),
      on: Sample.text,
      code: .invalidVolume,
      message: "expected an absolute path at '[0].mount', found 'a'"
    )
  }

  // MARK: Notes

  private func notes(_ edit: SpawnerEdit, on text: String) throws -> [String] {
    let document = try SpawnerDocument(Array(text.utf8))
    return edit.notes(on: try edit.applied(to: document)).map { note in
      "\(note.rule) \(note.severity): \(note.message)"
    }
  }

  @Test func `says where users will find a volume, and what its claim needs`() throws {
    let elsewhere = try notes(.addVolume(Self.existing("models", at: "/models")), on: Sample.text)
    #expect(
      elsewhere == [
        """
        V005 warning: the volume is written for '/models' \
        and users get it at '/home/jovyan/models'
        """,
        "V023 info: the claim 'models' is taken from the notebook's own namespace",
      ]
    )
    let there = SpawnerEdit.addVolume(Self.existing("models", at: "/home/jovyan/models"))
    #expect(try notes(there, on: Sample.text).map { $0.prefix(4) } == ["V023"])
  }

  @Test func `says that notebooks would fight for a claim`() throws {
    let edit = SpawnerEdit.setVolumes([Self.new("data", at: "/home/jovyan/data").value])
    #expect(
      try notes(edit, on: Sample.text) == [
        "V011 warning: every notebook asks for a new claim of the same name, 'data'"
      ]
    )
    let named = SpawnerEdit.addVolume(
      Self.new("{notebook-name}-d", at: "/home/jovyan/{notebook-name}-d")
    )
    #expect(try notes(named, on: Sample.text) == [])
  }

  @Test func `says what the form drops`() throws {
    let value: YAMLValue = [
      "mount": "/home/jovyan/{notebook-name}-d", "subPath": "x",
      "newPvc": [
        "metadata": ["name": "{notebook-name}-d"],
        "spec": [
          "volumeMode": "Block", "resources": ["requests": ["storage": "1Gi"]],
          "accessModes": ["ReadWriteOncePod"],
        ],
      ],
    ]
    #expect(
      try notes(.setVolumes(value), on: Sample.text) == [
        "V018 warning: the form has no button for ReadWriteOncePod",
        "V020 warning: the form does not know 'subPath', 'volumeMode'",
      ]
    )
  }
}
