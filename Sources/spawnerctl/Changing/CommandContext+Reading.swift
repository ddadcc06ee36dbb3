import ArgumentParser
import SpawnerConfig
import SpawnerKit
import YAMLEdit

extension CommandContext {
  /// The bytes of a file, or of standard input for `-`.
  func bytes(ofFile path: String) throws -> [UInt8] {
    path == "-" ? try input.readAll() : try files.read(path)
  }

  /// The volumes that a YAML file holds: a list of them, or a single one.
  ///
  /// An empty file is refused, although YAML calls it null: a generator that failed leaves one, and
  /// it must not clear a list.
  ///
  /// - Parameter path: The file, `-` for standard input.
  /// - Returns: The value as it is written, and the volumes in it; none for an empty list.
  /// - Throws: `FileError`, or ``FileContentError`` that names the file and the place in it.
  func volumes(
    inFile path: String
  ) throws -> (value: YAMLValue, volumes: [VolumeSpecification]) {
    let bytes = try bytes(ofFile: path)
    do {
      let document = try Document(bytes)
      guard let root = document.root, !root.isNothing else {
        throw CommandError(.emptyFile, "expected YAML, found an empty file")
      }
      do throws(SpawnerConfigError) {
        return (document.value, try VolumeSpecification.list(reading: document.value))
      } catch {
        throw error.located(in: document)
      }
    } catch {
      throw FileContentError(path: path, cause: error)
    }
  }
}

extension Node {
  /// Whether nothing is written, where an explicit `null` would be a value.
  fileprivate var isNothing: Bool { kind == .scalar && scalarStyle == .plain && text == "" }
}

/// A file whose content is not what was expected; says which file.
struct FileContentError: Error {
  let path: String
  let cause: any Error
  /// Whether the file is one on disk, to whose name editors take a line number.
  var isOnDisk = true

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
    try await source.text(in: context, output: output).form()
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
      return ReadText(
        name: "ConfigMap '\(found.configMapName)'",
        bytes: found.text,
        file: nil,
        appVersion: found.runningVersion
      )
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
  /// The release of the web app that reads it, where that is known.
  var appVersion: AppVersion?

  /// Reads the text as the web app does.
  func document() throws -> SpawnerDocument {
    do {
      return try SpawnerDocument(bytes)
    } catch {
      let cause = error.relocated(by: place)
      throw FileContentError(path: name, cause: cause, isOnDisk: file != nil)
    }
  }

  /// Reads a text in which the web app finds a form; of any other, an empty list would say that
  /// the form offers nothing.
  func form() throws -> SpawnerDocument {
    let document = try document()
    do {
      try document.requireFormDefaults()
    } catch {
      throw FileContentError(path: name, cause: error.relocated(by: place))
    }
    return document
  }

  /// Where a place lies in what the user sees: in the manifest, if there is one around the text.
  func place(of location: SourceLocation) -> SourceLocation {
    file?.location(of: location) ?? location
  }
}
