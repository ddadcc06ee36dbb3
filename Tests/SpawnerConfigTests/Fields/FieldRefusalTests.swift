import TestSupport
import Testing
import YAMLEdit

@testable import SpawnerConfig

/// Edits of fields that cannot be.
struct FieldRefusalTests {
  private static func set(_ path: String, _ text: String) throws -> SpawnerEdit {
    .fields(.set([try FieldAssignment(FieldPath(parsing: path), text: text)]))
  }

  private static func lock(_ path: String) throws -> SpawnerEdit {
    .fields(.lock([try FieldPath(parsing: path)]))
  }

  @Test(arguments: [
    (
      "image",
      "'image' cannot be locked: the form sends the field all the same, and every launch would "
        + "fail with 400"
    ),
    (
      "dataVolumes.value",
      "'dataVolumes' cannot be locked: the form sends the field all the same, and every launch "
        + "would fail with 400"
    ),
    (
      "workspaceVolume.readOnly",
      "'workspaceVolume' cannot be locked: the form sends the field all the same, and every launch "
        + "would fail with 400"
    ),
    ("imageGroupOne", "'imageGroupOne' cannot be locked: nothing reads a lock there"),
    ("environment", "'environment' cannot be locked: nothing reads a lock there"),
    ("hideTag", "'hideTag' cannot be locked: it is a plain switch that users never see"),
    ("gpus.value.num", "'gpus.value.num' cannot be locked: a lock is for a whole section"),
  ])
  func `a lock that breaks the form or does nothing`(path: String, words: String) throws {
    let edit = try Self.lock(path)
    let document = try SpawnerDocument(Array(FieldTable.text.utf8))
    let error = #expect(throws: SpawnerConfigError.self) { try edit.applied(to: document) }
    #expect(error?.code == .notLockable)
    #expect(error?.description.hasSuffix(words) == true, "\(String(describing: error))")
    #expect(error?.location != nil)
    #expect(error?.candidates == (path.hasPrefix("gpus") ? ["gpus"] : []))
  }

  @Test(arguments: ["image", "dataVolumes", "workspaceVolume", "imageGroupTwo"])
  func `a lock that is set by its own path`(section: String) throws {
    let edit = try Self.set("\(section).readOnly", "true")
    let error = #expect(throws: SpawnerConfigError.self) {
      try edit.applied(to: SpawnerDocument(Array(FieldTable.text.utf8)))
    }
    #expect(error?.code == .notLockable)
  }

  @Test func `an item that is not there`() throws {
    try expectRefusal(
      of: Self.set("gpus.value.vendors[intel.com/gpu].uiName", "Intel"),
      on: FieldTable.text,
      code: .itemNotFound,
      message: "nothing in 'gpus.value.vendors' goes by 'intel.com/gpu'",
      candidates: ["gpus.value.vendors[nvidia.com/gpu]", "gpus.value.vendors[amd.com/gpu]"]
    )
    try expectRefusal(
      of: Self.set("dataVolumes.value[x].mount", "/x"),
      on: Sample.text,
      code: .itemNotFound,
      message: "nothing in 'dataVolumes.value' goes by 'x', there is nothing",
      candidates: []
    )
    try expectRefusal(
      of: Self.set("image.options[5]", "a:1"),
      on: FieldTable.text,
      code: .itemNotFound,
      message: "13:5: there is no 'image.options[5]': 'image.options' holds 2 items"
    )
    try expectRefusal(
      of: .fields(.unset([FieldPath(parsing: "image.options[2]")])),
      on: FieldTable.text,
      code: .itemNotFound,
      message: "13:5: there is no 'image.options[2]': 'image.options' holds 2 items"
    )
  }

  @Test func `a name that several items have`() throws {
    let text = FieldTable.text.replacing("\"amd.com/gpu\"", with: "\"nvidia.com/gpu\"")
    try expectRefusal(
      of: Self.set("gpus.value.vendors[nvidia.com/gpu].uiName", "N"),
      on: text,
      code: .ambiguousItem,
      message: "several things in 'gpus.value.vendors' go by 'nvidia.com/gpu'",
      candidates: ["gpus.value.vendors[0]", "gpus.value.vendors[1]"]
    )
  }

  @Test func `a path that nothing reads`() throws {
    for edit in [FieldEdit.unset, FieldEdit.lock, FieldEdit.unlock] {
      try expectRefusal(
        of: .fields(edit([FieldPath(parsing: "cpu.valeu")])),
        on: FieldTable.text,
        code: .unknownPath,
        message: "nothing reads 'cpu.valeu'",
        candidates: ["cpu.value"]
      )
    }
  }

  @Test func `volumes of an old file`() throws {
    let text = "spawnerFormDefaults:\n  workspaceVolume:\n    value: {size: {value: 1Gi}}\n"
    let edit = try Self.set("workspaceVolume.value.mount", "/home/jovyan")
    let error = #expect(throws: SpawnerConfigError.self) {
      try edit.applied(to: SpawnerDocument(Array(text.utf8)))
    }
    #expect(error?.code == .oldGeneration)
  }

  @Test func `a place that an alias shares, or that holds something else`() throws {
    let shared = "spawnerFormDefaults:\n  cpu: &c {value: '1', limitFactor: '2'}\n  memory: *c\n"
    for path in ["cpu.value", "memory.limitFactor"] {
      let edit = try Self.set(path, path == "cpu.value" ? "2" : "3")
      let error = #expect(throws: SpawnerConfigError.self) {
        try edit.applied(to: SpawnerDocument(Array(shared.utf8)))
      }
      #expect(error?.underlying?.code == .aliasInTheWay)
    }
    let edit = try Self.set("shm.value", "true")
    let error = #expect(throws: SpawnerConfigError.self) {
      try edit.applied(to: SpawnerDocument(Array("spawnerFormDefaults:\n  shm: on\n".utf8)))
    }
    #expect(error?.code == .unsoundPath)
    #expect(error?.findings.map(\.rule) == ["S004"])
  }
}
