import Synchronization
import TestSupport
import Testing

@testable import spawnerctl

/// `edit` on a file, with an editor that does what the test says.
@Suite(.aFewAtATime)
struct EditTests {
  /// What a run with an editor left behind.
  struct Visit: Sendable {
    let run: CommandRun
    /// The file afterwards.
    let text: String
    /// The files in the folder beside it: what was kept.
    let kept: [String: String]
    let transcript: String
    /// What the editor was shown first.
    let opened: String
  }

  private func visit(
    _ text: String = Sample.text,
    _ editor: ScriptedEditor,
    _ words: [String] = []
  ) async throws -> Visit {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(text, to: "config.yaml")
      var scene = Scene(folder: folder)
      scene.programs = editor.programs
      let run = await scene.run(["edit", "-f", path] + words)
      var kept: [String: String] = [:]
      for name in try folder.names() where name != "config.yaml" {
        kept[name] = String(decoding: try folder.read(name), as: UTF8.self)
      }
      var secrets = [folder.path: "FOLDER"]
      for name in kept.keys { secrets[name] = "KEPT.yaml" }
      return Visit(
        run: run,
        text: String(decoding: try folder.read("config.yaml"), as: UTF8.self),
        kept: kept,
        transcript: run.transcript(hiding: secrets),
        opened: (editor.seen.first ?? "").replacing(folder.path, with: "FOLDER")
      )
    }
  }

  private static let change: @Sendable (String) -> String = {
    $0.replacing("lab:v2\" # newer", with: "lab:v3\" # newest")
  }
  private static let breaks: @Sendable (String) -> String = {
    $0.replacing("  cpu:\n", with: "  cpus:\n")
  }

  @Test func `writes what was typed and leaves nothing behind`() async throws {
    let editor = ScriptedEditor(.saves(Self.change))
    let visit = try await visit(editor: editor)
    #expect(visit.run.status == .done)
    #expect(visit.text == Self.change(Sample.text))
    #expect(visit.kept.isEmpty)
    #expect(editor.modes == [0o600])
    #expect(editor.commands.first?.first == "vi")
    #expect(editor.commands.first?.last?.hasSuffix(".yaml") == true)
    try Golden.expect(visit.transcript, "edit-written.txt")
    try Golden.expect(visit.opened, "edit-opened.txt")
  }

  private func visit(editor: ScriptedEditor) async throws -> Visit {
    try await visit(Sample.text, editor)
  }

  @Test func `opens a text with a new error again, with the error on top`() async throws {
    let editor = ScriptedEditor(
      .saves { Self.breaks(Self.change($0)) },
      .saves { $0.replacing("  cpus:\n", with: "  cpu:\n") }
    )
    let visit = try await visit(editor: editor)
    #expect(visit.run.status == .done)
    #expect(visit.text == Self.change(Sample.text))
    #expect(visit.kept.isEmpty)
    #expect(editor.seen.count == 2)
    #expect(editor.seen[1].hasPrefix("#| not taken: the change would break the file: S00"))
    #expect(editor.seen[1].contains("lab:v3"))
    try Golden.expect(visit.transcript, "edit-opened-again.txt")
  }

  @Test func `keeps a text with an error that is given up`() async throws {
    let editor = ScriptedEditor(.saves(Self.breaks))
    let visit = try await visit(editor: editor)
    #expect(visit.run.status == .invalidFile)
    #expect(visit.text == Sample.text)
    #expect(visit.kept.count == 1)
    #expect(visit.kept.values.first?.contains("  cpus:\n") == true)
    try Golden.expect(visit.transcript, "edit-given-up.txt")
  }

  @Test func `opens a text again that cannot be read`() async throws {
    let editor = ScriptedEditor(
      .saves { $0.replacing("  cpu:\n", with: "\tcpu:\n") },
      .saves { $0.replacing("\tcpu:\n", with: "  cpu:\n") }
    )
    let visit = try await visit(editor: editor)
    #expect(visit.run.status == .done)
    #expect(visit.text == Sample.text)
    #expect(editor.seen[1].hasPrefix("#| not taken: "))
    #expect(editor.seen[1].contains("#| error "))
  }

  @Test(arguments: [false, true])
  func `changes nothing when nothing was typed`(isOpen: Bool) async throws {
    let text = isOpen ? String(Sample.text.dropLast()) : Sample.text
    let editor = ScriptedEditor(.saves { isOpen ? $0 + "\n" : $0 })
    let visit = try await visit(text, editor)
    #expect(visit.run.status == .done)
    #expect(visit.text == text)
    #expect(visit.kept.isEmpty)
    #expect(visit.run.stderr == "unchanged: nothing was written\n")
  }

  @Test(arguments: ["", "\n", "  \r\n\n"])
  func `changes nothing when all was deleted`(rest: String) async throws {
    let visit = try await visit(editor: ScriptedEditor(.saves { _ in rest }))
    #expect(visit.run.status == .done)
    #expect(visit.text == Sample.text)
    #expect(visit.kept.isEmpty)
    #expect(visit.run.stderr == "emptied: nothing was written\n")
  }

  @Test func `says that the editor is not there`() async throws {
    let visit = try await visit(editor: ScriptedEditor(.isMissing))
    #expect(visit.run.status == .failed)
    #expect(visit.text == Sample.text)
    #expect(visit.kept.isEmpty)
    #expect(
      visit.run.stderr == """
        error: cannot run 'vi': no such program
        try: naming an editor in KUBE_EDITOR, VISUAL or EDITOR

        """
    )
  }

  @Test(arguments: [Int32(1), 130, 137])
  func `keeps what was typed when the editor fails`(number: Int32) async throws {
    let visit = try await visit(editor: ScriptedEditor(.fails(number, Self.change)))
    #expect(visit.run.status == .failed)
    #expect(visit.text == Sample.text)
    #expect(visit.kept.values.first?.contains("lab:v3") == true)
    #expect(visit.run.stderr.contains("editor 'vi' ended with status \(number): nothing was"))
    #expect(visit.run.stderr.contains("what you wrote is kept in '"))
  }

  @Test func `keeps nothing when the editor fails before anything was typed`() async throws {
    let visit = try await visit(editor: ScriptedEditor(.fails(1, { $0 })))
    #expect(visit.run.status == .failed)
    #expect(visit.kept.isEmpty)
  }

  @Test func `says that the editor took the file away`() async throws {
    let visit = try await visit(editor: ScriptedEditor(.removes))
    #expect(visit.run.status == .notFound)
    #expect(visit.text == Sample.text)
  }

  @Test func `lets errors be that were there before`() async throws {
    let text = Sample.text.replacing("  shm:\n    value: true\n", with: "  shm:\n")
    let editor = ScriptedEditor(.saves(Self.change))
    let visit = try await visit(text, editor)
    #expect(visit.run.status == .done)
    #expect(visit.text == Self.change(text))
    #expect(editor.seen[0].contains("#| error "))
  }

  @Test func `repairs a file that cannot be read`() async throws {
    let text = Sample.text.replacing("  shm:\n", with: "\tshm:\n")
    let editor = ScriptedEditor(.saves { $0.replacing("\tshm:\n", with: "  shm:\n") })
    let visit = try await visit(text, editor)
    #expect(visit.run.status == .done)
    #expect(visit.text == Sample.text)
  }

  @Test func `keeps line ends and an open last line`() async throws {
    let text = String(Sample.text.dropLast()).replacing("\n", with: "\r\n")
    let visit = try await visit(text, ScriptedEditor(.saves(Self.change)))
    #expect(visit.run.status == .done)
    #expect(visit.text == Self.change(text))
  }

  @Test func `edits the form inside a manifest and nothing around it`() async throws {
    let manifest = Sample.manifests[0]
    let visit = try await visit(manifest.text, ScriptedEditor(.saves(Self.change)))
    #expect(visit.run.status == .done)
    #expect(visit.text == Self.change(manifest.text))
  }

  @Test func `does not write over what somebody else has written`() async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(Sample.text, to: "config.yaml")
      let theirs = "# theirs\n" + Sample.text
      let editor = ScriptedEditor(
        .waits({ try folder.write(theirs, to: "config.yaml") }, then: Self.change)
      )
      var scene = Scene(folder: folder)
      scene.programs = editor.programs
      let run = await scene.run(["edit", "-f", path])
      #expect(run.status == .busy)
      #expect(String(decoding: try folder.read("config.yaml"), as: UTF8.self) == theirs)
      let kept = try #require(try folder.names().first { $0 != "config.yaml" })
      #expect(String(decoding: try folder.read(kept), as: UTF8.self) == Self.change(Sample.text))
      let hidden = [folder.path: "FOLDER", kept: "KEPT.yaml"]
      try Golden.expect(run.transcript(hiding: hidden), "edit-busy.txt")
      let apply = await scene.run(["apply", "\(folder.path)/\(kept)", "-f", path])
      #expect(apply.status == .done)
    }
  }

  @Test func `keeps the text of a dry run`() async throws {
    let visit = try await visit(
      Sample.text,
      ScriptedEditor(.saves(Self.change)),
      ["--dry-run"]
    )
    #expect(visit.run.status == .done)
    #expect(visit.text == Sample.text)
    #expect(visit.kept.values.first == Self.change(Sample.text))
  }

  @Test func `leaves interrupts to the editor`() async throws {
    try await TemporaryDirectory.with { folder in
      let path = try folder.write(Sample.text, to: "config.yaml")
      var context = Scene(folder: folder).context(out: Recorder(), story: Recorder())
      let gate = context.interrupts
      let wasClosed = Mutex(false)
      context.programs = ProgramRunner { _, _ in
        wasClosed.withLock { $0 = gate.isClosed }
        return .done
      }
      #expect(await Invocation(arguments: ["edit", "-f", path]).run(in: context) == .done)
      #expect(wasClosed.withLock { $0 })
      #expect(!gate.isClosed)
    }
  }

  @Test func `refuses standard input`() async {
    let run = await Scene(stdin: Sample.text).run("edit -f -")
    #expect(run.status == .usage)
    #expect(run.stderr.hasPrefix("error: an editor cannot edit standard input; name a file\n"))
  }
}
