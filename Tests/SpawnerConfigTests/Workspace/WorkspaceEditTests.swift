import SpawnerConfig
import Testing
import YAMLEdit

/// Edits of the workspace volume, part by part or as a whole.
struct WorkspaceEditTests {
  private static let none = Sample.with(
    """
        value:
          mount: /home/jovyan
          newPvc:
            metadata:
              name: "{notebook-name}-workspace"
            spec:
              resources:
                requests:
                  storage: 5Gi
              accessModes:
              - ReadWriteOnce
    """,
    "    value: null"
  )

  @Test func `uses an existing claim where there was no workspace`() throws {
    let document = try SpawnerDocument(Array(Self.none.utf8))
    let edit = SpawnerEdit.setWorkspace(WorkspaceChange(claim: "homes"))
    #expect(
      try edit.applied(to: document).defaults["workspaceVolume"]?["value"] == [
        "mount": "/home/jovyan",
        "existingSource": ["persistentVolumeClaim": ["claimName": "homes"]],
      ]
    )
  }

  // MARK: Parts

  @Test func `changes the size and nothing else`() throws {
    try expect(
      .setWorkspace(WorkspaceChange(size: "20Gi")),
      of: Sample.text,
      gives: Sample.with("storage: 5Gi", "storage: 20Gi")
    )
  }

  @Test func `changes several parts`() throws {
    var change = WorkspaceChange(mount: "/home/me", newClaimName: "{notebook-name}-home")
    change.accessModes = [.readWriteMany]
    try expect(
      .setWorkspace(change),
      of: Sample.text,
      gives: Sample.with("mount: /home/jovyan", "mount: /home/me")
        .replacing("{notebook-name}-workspace", with: "{notebook-name}-home")
        .replacing("- ReadWriteOnce", with: "- ReadWriteMany")
    )
  }

  @Test func `sets the storage class and takes it away`() throws {
    var change = WorkspaceChange()
    change.storageClass = "fast"
    let document = try SpawnerDocument(Array(Sample.text.utf8))
    let fast = try SpawnerEdit.setWorkspace(change).applied(to: document)
    #expect(fast.workspace()?.storageClass == "fast")
    #expect(fast.workspace()?.size == "5Gi")
    change.storageClass = ""
    let plain = try SpawnerEdit.setWorkspace(change).applied(to: fast)
    #expect(plain.bytes == document.bytes)
    #expect(try SpawnerEdit.setWorkspace(change).applied(to: plain).bytes == plain.bytes)
  }

  @Test func `uses an existing claim, and a new one again`() throws {
    let document = try SpawnerDocument(Array(Sample.text.utf8))
    let edit = SpawnerEdit.setWorkspace(WorkspaceChange(claim: "homes"))
    let existing = try edit.applied(to: document)
    #expect(
      existing.defaults["workspaceVolume"]?["value"] == [
        "mount": "/home/jovyan",
        "existingSource": ["persistentVolumeClaim": ["claimName": "homes"]],
      ]
    )
    #expect(try edit.applied(to: existing).bytes == existing.bytes)
    let other = try SpawnerEdit.setWorkspace(WorkspaceChange(claim: "others"))
      .applied(to: existing)
    #expect(
      other.document.text
        == existing.document.text.replacing("claimName: homes", with: "claimName: others")
    )
    let back = try SpawnerEdit.setWorkspace(WorkspaceChange(newClaimName: "ws", size: "1Gi"))
      .applied(to: existing)
    #expect(back.workspace()?.newClaim == "ws")
    #expect(back.workspace()?.claim == nil)
    #expect(back.workspace()?.accessModes == ["ReadWriteOnce"])
  }

  @Test func `makes a workspace where there was none`() throws {
    try expect(
      .setWorkspace(WorkspaceChange(size: "5Gi")),
      of: Self.none,
      gives: Sample.with("mount: /home/jovyan", "mount: \"/home/jovyan\"")
    )
  }

  private static let refused: [(WorkspaceChange, String, String)] = [
    (
      WorkspaceChange(claim: "a", size: "1Gi"), Sample.text,
      "expected either an existing claim or a new one, found 'a' and parts of a new one"
    ),
    (
      WorkspaceChange(size: "1.5Gi"), Sample.text,
      "expected a whole number of Gi at 'newPvc.spec.resources.requests.storage', found '1.5Gi'"
    ),
    (
      WorkspaceChange(mount: "home"), Sample.text,
      "expected an absolute path at 'mount', found 'home'"
    ),
    (
      WorkspaceChange(mount: "/home"), none,
      "expected a size for the workspace's new claim, found none"
    ),
    (
      WorkspaceChange(size: "1Gi"),
      "spawnerFormDefaults: {workspaceVolume: {value: {mount: /, existingSource: "
        + "{persistentVolumeClaim: {claimName: homes}}}}}\n",
      "expected a new claim in the workspace volume, found the existing claim 'homes'"
    ),
  ]

  @Test(arguments: refused)
  func `refuses a change that makes no workspace`(
    _ change: WorkspaceChange,
    _ text: String,
    _ message: String
  ) throws {
    try expectRefusal(
      of: .setWorkspace(change),
      on: text,
      code: .invalidVolume,
      message: message
    )
  }

  @Test func `refuses a mount or claim that a data volume has`() throws {
    try expectRefusal(
      of: .setWorkspace(WorkspaceChange(mount: "/scratch")),
      on: Sample.withVolumes,
      code: .mountAlreadyUsed,
      message: "47:7: mount '/scratch' is used by data volume 2 already"
    )
    try expectRefusal(
      of: .setWorkspace(WorkspaceChange(claim: "shared")),
      on: Sample.withVolumes,
      code: .claimAlreadyUsed,
      message: "42:7: claim 'shared' is used by data volume 1 already"
    )
    try expectRefusal(
      of: .setWorkspace(WorkspaceChange(mount: "/dev/shm")),
      on: Sample.text,
      code: .mountAlreadyUsed,
      message: "53:12: mount '/dev/shm' is used by shared memory already"
    )
  }

  // MARK: Whole

  @Test func `disables the workspace`() throws {
    try expect(.disableWorkspace, of: Sample.text, gives: Self.none)
    try expect(.replaceWorkspace(.null), of: Sample.text, gives: Self.none)
  }

  @Test func `says null where nothing was said`() throws {
    try expect(
      .disableWorkspace,
      of: "spawnerFormDefaults:\n  workspaceVolume:\n    readOnly: false\n",
      gives: "spawnerFormDefaults:\n  workspaceVolume:\n    readOnly: false\n    value: null\n"
    )
  }

  @Test func `replaces the workspace by a value`() throws {
    let value: YAMLValue = [
      "mount": "/home", "existingSource": ["persistentVolumeClaim": ["claimName": "homes"]],
    ]
    try expect(
      .replaceWorkspace(value),
      of: Self.none,
      gives: Self.none.replacing(
        "    value: null",
        with: """
              value:
                mount: "/home"
                existingSource:
                  persistentVolumeClaim:
                    claimName: homes
          """
      )
    )
  }

  @Test func `refuses a value that is no volume`() throws {
    try expectRefusal(
      of: .replaceWorkspace(["mount": "/home"]),
      on: Sample.text,
      code: .invalidVolume,
      message: "expected 'newPvc' or 'existingSource', found neither"
    )
  }

  @Test func `puts a workspace where something else stands, but changes no part of it`() throws {
    let text = "spawnerFormDefaults:\n  workspaceVolume:\n    value: [1]\n"
    let document = try SpawnerDocument(Array(text.utf8))
    #expect(try SpawnerEdit.disableWorkspace.applied(to: document).workspace() == nil)
    try expectRefusal(
      of: .setWorkspace(WorkspaceChange(size: "1Gi")),
      on: text,
      code: .wrongShape,
      message: """
        3:12: expected a mapping or null at 'spawnerFormDefaults.workspaceVolume.value', \
        found a list
        """
    )
    try expectRefusal(
      of: .disableWorkspace,
      on: "spawnerFormDefaults:\n  image: {}\n  workspaceVolume: []\n",
      code: .wrongShape,
      message: "3:20: expected a mapping at 'spawnerFormDefaults.workspaceVolume', found a list"
    )
  }

  @Test func `changes the size whatever the data volumes are`() throws {
    let clashing = Sample.withVolumes.replacing("mount: /scratch", with: "mount: /home/jovyan")
    let document = try SpawnerDocument(Array(clashing.utf8))
    let edited = try SpawnerEdit.setWorkspace(WorkspaceChange(size: "9Gi")).applied(to: document)
    #expect(edited.workspace()?.size == "9Gi")
  }

  // MARK: Locks

  @Test func `refuses a workspace that a lock would turn against every launch`() throws {
    let locked = Self.none.replacing("    value: null", with: "    readOnly: true\n    value: null")
    try expectRefusal(
      of: .setWorkspace(WorkspaceChange(size: "5Gi")),
      on: locked,
      code: .lockedSection,
      message: """
        27:15: the workspace volume is read-only, so that every launch with one fails
        """
    )
    try expect(.disableWorkspace, of: locked, gives: locked)
  }

  // MARK: Notes

  @Test func `says that the form uses the first access mode only`() throws {
    var change = WorkspaceChange()
    change.accessModes = [.readWriteOnce, .readWriteMany]
    let edit = SpawnerEdit.setWorkspace(change)
    let document = try SpawnerDocument(Array(Sample.text.utf8))
    let notes = edit.notes(on: try edit.applied(to: document))
    #expect(notes.map(\.rule) == ["V017"])
    #expect(notes.map(\.message) == ["the workspace has 2 access modes"])
    #expect(notes.map(\.effect) == ["the form uses the first only"])
    #expect(notes.map(\.remedy) == ["keep one access mode"])
  }
}
