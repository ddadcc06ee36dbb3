import TestSupport
import Testing
import YAMLEdit

@testable import SpawnerConfig

/// Fields set, taken away and locked in files of all sorts.
struct FieldEditTests {
  private static func set(_ assignments: String...) throws -> SpawnerEdit {
    .fields(
      .set(
        try assignments.map { text in
          let parts = try #require(FieldPath.splitting(text))
          return try FieldAssignment(FieldPath(parsing: parts.path), text: parts.value)
        }
      )
    )
  }

  private static func paths(_ texts: [String]) throws -> [FieldPath] {
    try texts.map { try FieldPath(parsing: $0) }
  }

  @Test func `a value keeps its quotes, its comment and its line end`() throws {
    for end in ["\n", "\r\n"] {
      let text = FieldTable.text.replacing("\n", with: end)
      try expect(
        Self.set("hideRegistry=false", "memory.limitFactor=2", "memory.value=2Gi"),
        of: text,
        gives: text.replacing("hideRegistry: true #", with: "hideRegistry: false #")
          .replacing("limitFactor: '1.2'", with: "limitFactor: '2'")
          .replacing("value: 1.0Gi", with: "value: 2Gi")
      )
    }
  }

  @Test func `a number without quotes gets them`() throws {
    try expect(
      Self.set("cpu.value=0.5"),
      of: Sample.with(#"value: "0.5""#, "value: 0.5"),
      gives: Sample.text
    )
  }

  @Test func `a mapping gives up the keys that its new value lacks, and keeps the others' quotes`()
    throws
  {
    let owned = #"example.com/team: "a""#
    try expect(
      Self.set("workspaceVolume.value.newPvc.metadata.labels={example.com/team: b}"),
      of: FieldTable.text.replacing(owned, with: "owner: me\n            " + owned),
      gives: FieldTable.text.replacing(owned, with: #"example.com/team: "b""#)
    )
  }

  @Test func `what is there already is no change`() throws {
    let edits = try FieldTable.rows.filter { !$0.isWhole }.compactMap { row in
      let path = try FieldPath(parsing: row.path)
      let document = try SpawnerDocument(Array(FieldTable.text.utf8))
      let place = try path.place(in: document).path
      return document.document.value(at: place).map { FieldAssignment(path, $0) }
    }
    try expect(.fields(.set(edits)), of: FieldTable.text, gives: FieldTable.text)
  }

  // MARK: What is not there yet

  @Test(arguments: [
    ("shm.value=false", "  shm:\n    value: false\n"),
    ("shm.readOnly=true", "  shm:\n    value: true\n    readOnly: true\n"),
    ("cpu.value=2", "  cpu:\n    value: \"2\"\n    limitFactor: \"1.2\"\n"),
    ("cpu.limitFactor=none", "  cpu:\n    value: \"0.5\"\n    limitFactor: none\n"),
    ("affinityConfig.value=gpu", "  affinityConfig:\n    value: gpu\n    options: []\n"),
    (
      "gpus.value.num=1",
      "  gpus:\n    value:\n      num: \"1\"\n      vendor: \"\"\n      vendors: []\n"
    ),
    ("image.value=a:1", "  image:\n    value: a:1\n    options:\n    - a:1\n"),
    (
      "imageGroupOne.options=[b:1, c:1]",
      "  imageGroupOne:\n    value: b:1\n    options:\n    - b:1\n    - c:1\n"
    ),
    (
      "workspaceVolume.readOnly=false", "  workspaceVolume:\n    value: null\n    readOnly: false\n"
    ),
    ("hideTag=true", "  hideTag: true\n"),
    ("environment.value.a=x", "  environment:\n    value:\n      a: x\n"),
  ])
  func `comes with all that its section needs`(text: String, section: String) throws {
    let file = "spawnerFormDefaults:\n  allowCustomImage: true\n"
    try expect(Self.set(text), of: file, gives: file + section)
  }

  @Test(arguments: ["value: null", "value:", "value: {}"])
  func `a workspace that was none is a whole one`(none: String) throws {
    let file = "spawnerFormDefaults:\n  workspaceVolume:\n    \(none)\n"
    let edit = try Self.set("workspaceVolume.value.newPvc.spec.resources.requests.storage=20Gi")
    let value = try edit.applied(to: SpawnerDocument(Array(file.utf8))).workspace()
    #expect(value?.size == "20Gi")
    #expect(value?.mount == "/home/jovyan")
    #expect(value?.newClaim == "{notebook-name}-workspace")
    #expect(value?.accessModes == ["ReadWriteOnce"])
    let claim = "workspaceVolume.value.existingSource.persistentVolumeClaim.claimName=home"
    let shared = try Self.set(claim).applied(to: SpawnerDocument(Array(file.utf8))).workspace()
    #expect(shared?.claim == "home")
    #expect(shared?.mount == "/home/jovyan")
    #expect(shared?.newClaim == nil)
  }

  @Test func `an item behind the last one is a new one`() throws {
    try expect(
      Self.set("image.options[3]=new:1"),
      of: Sample.text,
      gives: Sample.with(
        "    - registry.example/lab/flow:v1\n",
        "    - registry.example/lab/flow:v1\n    - new:1\n"
      )
    )
  }

  // MARK: Whole lists

  @Test func `items that stay in a list keep their text`() throws {
    try expect(
      Self.set(
        "image.options=[new:1, registry.example/lab/base:v1, registry.example/lab/torch:v1]"
      ),
      of: Sample.text,
      gives: Sample.with(
        "    options:\n    - registry.example/lab/base",
        "    options:\n    - new:1\n    - registry.example/lab/base"
      )
      .replacing("    - registry.example/lab/flow:v1\n", with: "")
    )
  }

  @Test func `a volume in a list changes by the lines that differ`() throws {
    let path = try FieldPath(parsing: "dataVolumes.value")
    let file = try Document(
      """
      - mount: /home/jovyan/shared
        existingSource: {persistentVolumeClaim: {claimName: shared, readOnly: true}}
      - mount: /scratch
        newPvc:
          metadata: {name: "{notebook-name}-scratch"}
          spec: {resources: {requests: {storage: 20Gi}}, accessModes: [ReadWriteOnce]}
      """
    )
    try expect(
      .fields(.set([FieldAssignment(path, reading: file)])),
      of: Sample.withVolumes,
      gives: Sample.withVolumes.replacing("storage: 10Gi", with: "storage: 20Gi")
        .replacing(
          "          claimName: shared\n",
          with: "          claimName: shared\n          readOnly: true\n"
        )
    )
  }

  @Test func `a list in another order is written anew`() throws {
    let edit = try Self.set("configurations.value=[b, a]")
    let text = Sample.with(
      "  configurations:\n    value: []",
      "  configurations:\n    value: [a, b]"
    )
    try expect(edit, of: text, gives: text.replacing("[a, b]", with: "[b, a]"))
  }

  // MARK: Taking away

  @Test func `several items go, each as it was named`() throws {
    try expect(
      .fields(
        .unset(Self.paths(["image.options[0]", "image.options[registry.example/lab/flow:v1]"]))
      ),
      of: Sample.text,
      gives: Sample.with("    - registry.example/lab/base:v1\n", "")
        .replacing("    - registry.example/lab/flow:v1\n", with: ""),
      isIdempotent: false
    )
  }

  @Test func `what is not there is no change, and what nobody reads can go`() throws {
    try expect(
      .fields(.unset(Self.paths(["shm.readOnly", "environment", "gpus.readOnly"]))),
      of: Sample.text,
      gives: Sample.text
    )
    let odd = Sample.text + "  extraResources: {value: 1}\n"
    try expect(
      .fields(.unset(Self.paths(["extraResources"]))),
      of: odd,
      gives: Sample.text,
      isIdempotent: false
    )
  }

  // MARK: Locks

  @Test func `a lock comes last in its section, or with the section`() throws {
    try expect(
      .fields(.lock(Self.paths(["cpu", "environment.readOnly"].dropLast() + ["shm.value"]))),
      of: Sample.text,
      gives: Sample.with(
        "    limitFactor: \"1.2\"\n  memory",
        "    limitFactor: \"1.2\"\n    readOnly: true\n  memory"
      ).replacing("    value: true\n", with: "    value: true\n    readOnly: true\n")
    )
    let bare = "spawnerFormDefaults:\n  hideTag: true\n"
    try expect(
      .fields(.lock(Self.paths(["configurations"]))),
      of: bare,
      gives: bare + "  configurations:\n    value: []\n    readOnly: true\n"
    )
  }

  @Test func `a text that locks is set right, and unlocked where it is`() throws {
    let text = Sample.with("  shm:\n", "  shm:\n    readOnly: \"false\"\n")
    try expect(
      .fields(.unlock(Self.paths(["shm"]))),
      of: text,
      gives: text.replacing("readOnly: \"false\"", with: "readOnly: false")
    )
    try expect(
      .fields(.unlock(Self.paths(["cpu", "image", "shm"]))),
      of: Sample.text,
      gives: Sample.text
    )
    let none = Sample.with("  configurations:\n    value: []\n", "")
    try expect(.fields(.unlock(Self.paths(["configurations"]))), of: none, gives: none)
  }

  @Test func `a workspace that is none can be locked`() throws {
    let none = "spawnerFormDefaults:\n  workspaceVolume: {value: null}\n"
    try expect(
      .fields(.lock(Self.paths(["workspaceVolume"]))),
      of: none,
      gives: "spawnerFormDefaults:\n  workspaceVolume: {value: null, readOnly: true}\n"
    )
  }

  @Test func `says in a few words what it does`() throws {
    let edit = try Self.set(
      "cpu.value=1",
      "hideTag=true",
      "image.options=[a:1]",
      "configurations.value=[]",
      "workspaceVolume.value=null",
      "environment.value={}"
    )
    #expect(
      edit.summary
        == "set cpu.value to '1', hideTag to true, image.options to a list of 1, "
        + "configurations.value to an empty list, workspaceVolume.value to null, "
        + "environment.value to a mapping"
    )
    let paths = try Self.paths(["shm", "cpu.value"])
    #expect(SpawnerEdit.fields(.unset(paths)).summary == "unset shm, cpu.value")
    #expect(SpawnerEdit.fields(.lock(paths)).summary == "lock shm, cpu.value")
    #expect(SpawnerEdit.fields(.unlock(paths)).summary == "unlock shm, cpu.value")
  }
}
