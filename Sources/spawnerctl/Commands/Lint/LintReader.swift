import SpawnerConfig
import SpawnerKit
import YAMLEdit

/// Either what lint says about a file, or why it says nothing.
enum LintResult: Sendable {
  case success(LintedFile)
  case failure(LintFailure)
}

/// Reads and checks files, as many at once as there are processors.
struct LintReader: Sendable {
  let context: CommandContext
  let selector: InstallationSelector
  /// Where in the files the configuration stands, where it is said.
  let place: YAMLPath?
  let appVersion: AppVersion

  /// What a word on the command line stands for: a file, or why there is none.
  enum Target: Sendable {
    case file(LintOrigin)
    case failure(LintFailure)
  }

  /// The files that the words on a command line stand for, each once, in their order.
  ///
  /// A word is a pattern only where there is no file of that very name.
  func targets(named words: [String]) -> [Target] {
    var seen: Set<LintOrigin> = []
    return words.flatMap(targets(named:)).filter { target in
      guard case .file(let origin) = target else { return true }
      return seen.insert(origin).inserted
    }
  }

  private func targets(named word: String) -> [Target] {
    if word == "-" { return [.file(.standardInput)] }
    guard PathPattern.isPattern(word), !context.files.exists(word) else {
      return [.file(.file(word))]
    }
    do {
      let paths = try context.files.matching(word)
      if paths.isEmpty { throw FileError(code: .missing, path: word, errorNumber: 0) }
      return paths.map { .file(.file($0)) }
    } catch {
      return [.failure(failure(error, at: .file(word)))]
    }
  }

  /// Checks files; what comes out is in the order of what goes in.
  func results(for targets: [Target]) async throws -> [LintResult] {
    let size = max(1, min(16, targets.count / 8))
    let chunks = stride(from: 0, to: targets.count, by: size).map {
      Array(targets[$0..<min($0 + size, targets.count)])
    }
    return try await withThrowingTaskGroup(of: (Int, [LintResult]).self) { group in
      var results = [[LintResult]](repeating: [], count: chunks.count)
      for (index, chunk) in chunks.enumerated() {
        group.addTask { (index, try chunk.map(result)) }
      }
      for try await (index, chunk) in group { results[index] = chunk }
      return results.flatMap(\.self)
    }
  }

  private func result(for target: Target) throws -> LintResult {
    switch target {
    case .failure(let failure): return .failure(failure)
    case .file(let origin):
      do {
        return .success(try linted(origin))
      } catch let error as CancellationError {
        throw error
      } catch {
        return .failure(failure(error, at: origin))
      }
    }
  }

  private func linted(_ origin: LintOrigin) throws -> LintedFile {
    let bytes = try context.bytes(ofFile: origin.path)
    do throws(SpawnerError) {
      let file = try ConfigurationFile(bytes, selector: selector, at: place)
      return LintedFile(file, from: origin, for: appVersion)
    } catch {
      throw FileContentError(path: origin.path, cause: error)
    }
  }

  /// A failure in the words that every command has for it.
  func failure(_ error: any Error, at origin: LintOrigin) -> LintFailure {
    var failure = Failure(error, programName: context.programName)
    if let error = error as? FileError, error.isFolder {
      let folder = error.path.hasSuffix("/") ? String(error.path.dropLast()) : error.path
      failure.hints = [Failure.Hint("a pattern such as '\(folder)/**/*.yaml'")]
    }
    return LintFailure(origin: origin, failure: failure)
  }
}
