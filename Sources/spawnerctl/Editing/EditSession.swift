import SpawnerConfig
import SpawnerKit

/// One visit to the editor: from a text to one that may take its place.
///
/// The text is opened again, with what is wrong on top, until it brings no error that was not there
/// before, or until it is given up.
struct EditSession {
  let console: Console
  /// The text that is edited.
  let base: ReadText
  /// The file that the editor opens.
  let path: String

  private var context: CommandContext { console.context }
  private var appVersion: AppVersion { base.appVersion ?? .newest }

  /// How the visit ended.
  enum End: Equatable {
    /// Nothing is to be changed, for the reason given.
    case nothing(String)
    /// The text is to take the place of the one before; it stands in the file as well.
    case text([UInt8])
  }

  /// Opens the editor on a fresh private file and stays until it is over.
  ///
  /// - Returns: The end, and the file, which is still there where there is a text.
  /// - Throws: ``KeptText`` where something was written that is not to be lost.
  static func visit(
    _ base: ReadText,
    on console: Console
  ) async throws -> (end: End, path: String) {
    let findings = Lint.findings(in: base.bytes, for: base.appVersion ?? .newest)
    let buffer = EditBuffer(base.bytes, name: base.name, findings: findings)
    let path = try console.context.files.createPrivate("spawnerctl-edit.yaml", buffer.bytes)
    let session = EditSession(console: console, base: base, path: path)
    let end = try await session.run(buffer)
    if case .nothing = end { try console.context.files.remove(path) }
    return (end, path)
  }

  private func run(_ first: EditBuffer) async throws -> End {
    var buffer = first
    var last = base.bytes
    while true {
      let text = try await edited(buffer)
      if isSame(text, base.bytes) { return .nothing("unchanged") }
      if isEmpty(text) { return .nothing("emptied") }
      if isSame(text, last) {
        throw kept(
          CommandError(.givenUp, "given up: the text still has the errors, nothing was written")
        )
      }
      do throws(SpawnerError) {
        _ = try ChangeReview(replacing: base.bytes, with: text, for: appVersion)
      } catch {
        buffer = EditBuffer(
          text,
          name: base.name,
          refusal: error.message,
          findings: Lint.findings(in: text, for: appVersion)
        )
        try context.files.replace(path, buffer.bytes)
        console.say("not taken: \(error.message); opened again")
        last = text
        continue
      }
      try context.files.replace(path, text)
      return .text(text)
    }
  }

  /// Runs the editor once.
  ///
  /// - Returns: The text it left, without what stood on top.
  private func edited(_ buffer: EditBuffer) async throws -> [UInt8] {
    let editor = Editor(environment: context.environment)
    do {
      let status = try await context.interrupts.closed {
        try await context.programs.run(editor.command(for: path), context.environment)
      }
      guard status == .done else {
        throw CommandError(
          .editorFailed,
          "editor '\(editor.words[0])' ended with status \(status.rawValue): nothing was written"
        )
      }
      return buffer.stripped(try context.files.read(path))
    } catch let error as CommandError where error.code == .cannotRun {
      try keepOrRemove(after: error, buffer)
      throw CommandError(.noEditor, error.message)
    } catch {
      try keepOrRemove(after: error, buffer)
      throw error
    }
  }

  /// Keeps what was typed before something went wrong; where nothing was, nothing is left behind.
  private func keepOrRemove(after error: any Error, _ buffer: EditBuffer) throws {
    let saved: [UInt8]
    do { saved = try context.files.read(path) } catch {
      // The editor itself may have taken the file away.
      return
    }
    guard isSame(buffer.stripped(saved), base.bytes) else { throw kept(error) }
    try context.files.remove(path)
  }

  private func kept(_ cause: any Error) -> KeptText {
    KeptText(cause: cause, path: path)
  }

  /// Whether nothing was typed: many editors end the last line by themselves.
  private func isSame(_ text: [UInt8], _ other: [UInt8]) -> Bool {
    if text == other { return true }
    guard let end = other.last, end != 0x0A, end != 0x0D else { return false }
    return text == other + [0x0A] || text == other + [0x0D, 0x0A]
  }

  private func isEmpty(_ text: [UInt8]) -> Bool {
    text.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }
}

/// A failure after something was typed, and where that still is.
struct KeptText: Error {
  let cause: any Error
  /// The file with the text.
  let path: String
  /// What names the file or the cluster that the text is for, as it would be typed again.
  var target = ""
}
