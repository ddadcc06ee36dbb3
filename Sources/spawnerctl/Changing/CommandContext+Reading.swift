import ArgumentParser
import SpawnerConfig
import SpawnerKit
import YAMLEdit

extension CommandContext {
  /// The bytes of a file, or of standard input for `-`.
  func bytes(ofFile path: String) throws -> [UInt8] {
    path == "-" ? try input.readAll() : try files.read(path)
  }

  /// The value that a YAML file holds.
  ///
  /// - Throws: `FileError`, or `FileContentError` that names the file and the place in it.
  func value(inFile path: String) throws -> YAMLValue {
    let bytes = try bytes(ofFile: path)
    do {
      return try Document(bytes).value
    } catch {
      throw FileContentError(path: path, cause: error)
    }
  }
}

/// A file whose content is not what was expected; says which file.
struct FileContentError: Error {
  let path: String
  let cause: any Error

  /// The file as it is named in messages.
  var name: String { path == "-" ? "standard input" : path }
}

extension FileOptions {
  /// Refuses to read two things from standard input.
  func refuseSharedInput(with other: String?) throws {
    if file == "-" && other == "-" {
      throw ValidationError("Only one of --file and --from can be standard input.")
    }
  }
}

extension ReadOptions {
  /// The file to read, opened: from disk, or live from the cluster.
  func document(in context: CommandContext) async throws -> SpawnerDocument {
    try await source.text(in: context, output: output).document()
  }
}

extension SourceOptions {
  /// The bytes of the file to read, and where they come from.
  ///
  /// - Throws: `FileError` or `FileContentError` for a file; `SpawnerError` and `KubeError` for the
  ///   cluster.
  func text(in context: CommandContext, output: OutputOptions) async throws -> ReadText {
    if let path = files.file {
      let bytes = try context.bytes(ofFile: path)
      do {
        let file = try ConfigurationFile(bytes, selector: installation.selector)
        return ReadText(name: path, bytes: file.text, file: file)
      } catch {
        throw FileContentError(path: path, cause: error)
      }
    }
    let console = Console(context: context, options: output)
    return try await installation.withSpawner(on: console) { spawner, _ in
      let found = try await spawner.locate(installation.selector)
      return ReadText(name: "ConfigMap '\(found.configMapName)'", bytes: found.text, file: nil)
    }
  }
}

/// The form's file as it was read.
struct ReadText: Sendable {
  /// Where it was read from, for messages.
  let name: String
  let bytes: [UInt8]
  /// The file on disk around it, if there is one.
  let file: ConfigurationFile?

  /// Reads the text as the web app does.
  func document() throws -> SpawnerDocument {
    do {
      return try SpawnerDocument(bytes)
    } catch {
      throw FileContentError(path: name, cause: error.relocated(to: place(of: error)))
    }
  }

  /// Where an error lies in what the user sees: in the manifest, if there is one around the text.
  private func place(of error: YAMLError) -> SourceLocation? {
    error.location.map { file?.location(of: $0) ?? $0 }
  }
}
