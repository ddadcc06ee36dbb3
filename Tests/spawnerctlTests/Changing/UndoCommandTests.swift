import SpawnerConfig
import TestSupport
import Testing
import YAMLEdit

@testable import spawnerctl

/// The command that takes a change back: right, or not there.
@Suite(.aFewAtATime)
struct UndoCommandTests {
  private static let context = Scene().context(out: Recorder(), story: Recorder())

  /// What a command line changes, and the command that is proposed against it.
  private struct Change {
    let old: SpawnerDocument
    let new: SpawnerDocument
    let undo: String?

    init(_ words: [String], of text: String) throws {
      let command = try #require(try SpawnerCtl.editCommand(words))
      let edits = try command.edits(in: UndoCommandTests.context)
      old = try SpawnerDocument(Array(text.utf8))
      var document = old
      for edit in edits { document = try edit.applied(to: document) }
      new = document
      undo = UndoCommand(for: edits, from: old.bytes, to: new.bytes)?
        .words(in: UndoCommandTests.context)
    }
  }

  private static func words(_ line: String) -> [String] {
    line.split(separator: " ").map(String.init)
  }

  /// Whether a proposed command, read by a shell's rules, brings all back on the changed file.
  private func restores(_ undo: String, _ change: Change) throws -> Bool {
    let words = ShellWords.split(undo)
    let command = try #require(try SpawnerCtl.editCommand(words))
    let undone = try command.edits(in: Self.context).reduce(change.new) { try $1.applied(to: $0) }
    return undone.keeps(change.old)
  }

  @Test(
    arguments: [
      ("image add a.example/x:1", "image remove a.example/x:1"),
      ("image add a:1 b:1 registry.example/lab:v2", "image remove a:1 b:1"),
      ("image add a:1 --default", "image remove a:1 --new-default registry.example/lab:v1"),
      ("image add registry.example/lab:v2 --default", "image default registry.example/lab:v1"),
      ("image add a:1 --group group-one", "image remove a:1 --group group-one"),
      ("image add a:1 --group group-two", "unset imageGroupTwo"),
      // The comment behind it would be lost.
      ("image remove registry.example/lab:v2", nil),
      (
        "image remove registry.example/lab:v1 --new-default registry.example/lab:v2",
        "image add registry.example/lab:v1 --first --default"
      ),
      ("image default registry.example/lab:v2", "image default registry.example/lab:v1"),
      ("image default a:1 --add", "image remove a:1 --new-default registry.example/lab:v1"),
      ("image replace registry.example/lab:v1 a:1", "image replace a:1 registry.example/lab:v1"),
      (
        "image move registry.example/lab:v2 --first",
        "image move registry.example/lab:v2 --after registry.example/lab:v1"
      ),
      ("volume add --mount /models --claim models", "volume remove models"),
      (
        "volume clear",
        "set 'dataVolumes.value=[{mount: \"/home/jovyan/shared\", "
          + "existingSource: {persistentVolumeClaim: {claimName: shared, readOnly: true}}}]'"
      ),
      ("workspace set --size 20Gi", "workspace set --size 5Gi"),
      ("workspace set --class fast", "workspace set --class ''"),
      (
        "workspace set --mount /home/me --size 1Gi",
        "workspace set --mount /home/jovyan --size 5Gi"
      ),
      (
        "workspace disable",
        "workspace set --mount /home/jovyan --new-claim '{notebook-name}-workspace' --size 5Gi "
          + "--access-mode ReadWriteOnce"
      ),
      (
        "workspace set --claim home",
        "workspace set --new-claim '{notebook-name}-workspace' --size 5Gi --access-mode ReadWriteOnce"
      ),
    ] as [(String, String?)]
  )
  func `of images and volumes`(line: String, undo: String?) throws {
    #expect(try Change(Self.words(line), of: Sample.text).undo == undo)
  }

  @Test(
    arguments: [
      (["set", "cpu.value=1"], "set cpu.value=0.5"),
      (["set", "cpu.value=1", "memory.value=2Gi"], "set cpu.value=0.5 memory.value=1.0Gi"),
      (["set", "cpu.value=1", "cpu.value=2"], "set cpu.value=0.5"),
      (["set", "shm.readOnly=true"], "unset shm.readOnly"),
      // One part was there and the other was not.
      (["set", "shm.readOnly=true", "shm.value=false"], nil),
      (["set", "environment.value={a: 1}"], "unset environment"),
      (["set", "configurations.value=[a]"], "set 'configurations.value=[]'"),
      (
        ["set", "image.options[registry.example/lab:v2]=a:1"],
        "set 'image.options[1]=registry.example/lab:v2'"
      ),
      (
        ["unset", "image.options[0]"],
        "set 'image.options=[\"registry.example/lab:v1\", \"registry.example/lab:v2\"]'"
      ),
      (["unset", "shm.value"], "set shm.value=true"),
      (["unset", "cpu.value"], "set cpu.value=0.5"),
      (["lock", "cpu"], "unset cpu.readOnly"),
      (["lock", "cpu", "memory"], "unset cpu.readOnly memory.readOnly"),
    ] as [([String], String?)]
  )
  func `of fields`(words: [String], undo: String?) throws {
    #expect(try Change(words, of: Sample.text).undo == undo)
  }

  @Test(arguments: [
    ("unlock cpu", "lock cpu", "cpu:\n    readOnly: true\n"),
    ("lock cpu", "unlock cpu", "cpu:\n    readOnly: false\n"),
    ("lock cpu memory", "unset memory.readOnly", "cpu:\n    readOnly: true\n"),
  ])
  func `of locks, as far as there was none before`(line: String, undo: String, cpu: String) throws {
    let text = Sample.text.replacing("cpu:\n", with: cpu)
    #expect(try Change(Self.words(line), of: text).undo == undo)
  }

  @Test(
    arguments: [
      ("gpu vendor add x.y/gpu --name X", "gpu vendor remove x.y/gpu"),
      ("gpu vendor remove amd.com/gpu", "gpu vendor add amd.com/gpu --name 'AMD für alle'"),
      ("gpu vendor default amd.com/gpu", "gpu vendor default nvidia.com/gpu"),
      ("gpu vendor default none", "gpu vendor default nvidia.com/gpu --num 1"),
      ("toleration default spot", "toleration default gpu"),
      ("toleration default none", "toleration default gpu"),
      ("toleration add a --name A --toleration a", "toleration remove a"),
      ("affinity default pool", "affinity default none"),
      ("affinity add a --name A --node-label a=b", "affinity remove a"),
      ("poddefault add a b use-git-login", "poddefault remove a b"),
      // The comment behind it would be lost.
      ("poddefault remove use-git-login", nil),
    ] as [(String, String?)]
  )
  func `of GPUs, placement and PodDefaults`(line: String, undo: String?) throws {
    #expect(try Change(Self.words(line), of: Sample.offering).undo == undo)
  }

  private static let edits =
    Sample.edits.map { ($0, Sample.text) } + Sample.nounEdits.map { ($0, Sample.offering) }

  @Test(arguments: edits)
  func `brings back what a change took, on one line`(edit: Sample.Edit, text: String) throws {
    let change = try Change(edit.words, of: text)
    guard let undo = change.undo else { return }
    #expect(!undo.contains("\n"))
    #expect(try restores(undo, change), "\(undo)")
  }

  @Test(arguments: FieldTable.rows)
  func `brings back the old value of every field`(row: FieldTable.Row) throws {
    let change = try Change(["set", row.assignment], of: FieldTable.text)
    guard change.new.bytes != change.old.bytes else { return }
    // What a whole part held may be more than a line, or have comments in it.
    guard let undo = change.undo else {
      #expect(row.isWhole, "\(row.path)")
      return
    }
    #expect(try restores(undo, change), "\(undo)")
  }

  @Test func `is not proposed where all of the text may have changed`() throws {
    let old = Array(Sample.text.utf8)
    let new = Array(Sample.textWithNewImage.utf8)
    for edit in [SpawnerEdit.replaceText(new), .convert(to: nil), .mend(for: nil)] {
      #expect(UndoCommand(for: [edit], from: old, to: new)?.words(in: Self.context) == nil)
    }
    #expect(UndoCommand(for: [.mend(for: nil)], from: Array("\t".utf8), to: new) == nil)
  }

  @Test func `is not proposed where it would be refused`() throws {
    let text = Sample.text.replacing("value: 1.0Gi", with: "value: 1.0")
    let change = try Change(["set", "memory.value=2Gi"], of: text)
    #expect(change.undo == nil)
  }
}
