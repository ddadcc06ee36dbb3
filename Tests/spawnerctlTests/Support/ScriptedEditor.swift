import Foundation
import Synchronization

@testable import spawnerctl

/// An editor that does what a test says, round by round; after the last it leaves all as it is.
final class ScriptedEditor: Sendable {
  /// What is done in one round.
  enum Round: Sendable {
    /// The buffer is changed and saved.
    case saves(@Sendable (String) -> String)
    /// The buffer is changed, saved, and the editor ends with a status.
    case fails(Int32, @Sendable (String) -> String)
    /// The file is removed.
    case removes
    /// The program is not there.
    case isMissing
    /// Somebody else does something meanwhile, then the buffer is saved.
    case waits(@Sendable () throws -> Void, then: @Sendable (String) -> String)
  }

  private struct State {
    var rounds: [Round]
    var seen: [String] = []
    var commands: [[String]] = []
    var modes: [Int] = []
  }

  private let state: Mutex<State>

  init(_ rounds: Round...) { state = Mutex(State(rounds: rounds)) }

  /// What stood in the file, each time it was opened.
  var seen: [String] { state.withLock(\.seen) }
  /// The command of each round.
  var commands: [[String]] { state.withLock(\.commands) }
  /// The mode of the file, each time it was opened.
  var modes: [Int] { state.withLock(\.modes) }

  /// The editor as a program.
  var programs: ProgramRunner {
    ProgramRunner { command, _ in try self.run(command) }
  }

  private func run(_ command: [String]) throws -> ExitStatus {
    let path = command.last ?? ""
    let file = URL(filePath: path)
    let buffer = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    let round = state.withLock { state in
      state.seen.append(buffer)
      state.commands.append(command)
      state.modes.append((attributes[.posixPermissions] as? Int) ?? 0)
      return state.rounds.isEmpty ? nil : state.rounds.removeFirst()
    }
    switch round {
    case nil: return .done
    case .saves(let change)?:
      try Data(change(buffer).utf8).write(to: file)
      return .done
    case .fails(let number, let change)?:
      try Data(change(buffer).utf8).write(to: file)
      return ExitStatus(rawValue: number)
    case .removes?:
      try FileManager.default.removeItem(at: file)
      return .done
    case .isMissing?: throw CommandError(.cannotRun, "cannot run '\(command[0])': no such program")
    case .waits(let act, let change)?:
      try act()
      try Data(change(buffer).utf8).write(to: file)
      return .done
    }
  }
}
