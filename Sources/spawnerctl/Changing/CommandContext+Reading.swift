import ArgumentParser
import SpawnerConfig
import SpawnerKit
import YAMLEdit

extension CommandContext {
  /// The bytes of a file, or of standard input for `-`.
  func bytes(ofFile path: String) throws -> [UInt8] {
    path == "-" ? try input.readAll() : try files.read(path)
  }

  /// Whether a path is standard input, or a pipe that can be read only once: what becomes of it goes
  /// to standard output.
  func isStream(_ path: String) -> Bool { path == "-" || files.isStream(path) }

  /// Such a path in a sentence.
  func words(forStream path: String) -> String { path == "-" ? "standard input" : "'\(path)'" }

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
    try read(path, orEmpty: .emptyFile) { value throws(SpawnerConfigError) in
      (value, try VolumeSpecification.list(reading: value))
    }
  }

  /// The affinities or toleration groups that a YAML file holds.
  ///
  /// - Parameters:
  ///   - path: The file, `-` for standard input.
  ///   - placement: Which of the two.
  ///   - name: How a single one is called.
  /// - Returns: At least one option.
  /// - Throws: `FileError`, or ``FileContentError`` that names the file and the place in it.
  func options(
    inFile path: String,
    as placement: Placement,
    called name: PlacementOption.Name
  ) throws -> [PlacementOption] {
    try read(path, orEmpty: .emptyOption) { value throws(SpawnerConfigError) in
      try PlacementOption.list(reading: value, as: placement, called: name)
    }
  }

  /// Reads what a YAML file holds, and tells what is wrong with it at its place in the file.
  private func read<Content>(
    _ path: String,
    orEmpty code: CommandError.Code,
    _ content: (YAMLValue) throws(SpawnerConfigError) -> Content
  ) throws -> Content {
    let document = try yaml(inFile: path)
    guard let root = document.root, !root.isNothing else {
      let cause = CommandError(code, "expected YAML, found an empty file")
      throw FileContentError(path: path, cause: cause)
    }
    do throws(SpawnerConfigError) {
      return try content(document.value)
    } catch {
      throw FileContentError(path: path, cause: error.located(in: document))
    }
  }

  /// A YAML file, read; one that is empty has no root.
  ///
  /// - Parameter path: The file, `-` for standard input.
  /// - Returns: The file.
  /// - Throws: `FileError`, or ``FileContentError`` that names the file and the place in it.
  func yaml(inFile path: String) throws -> Document {
    let bytes = try bytes(ofFile: path)
    do {
      return try Document(bytes)
    } catch {
      throw FileContentError(path: path, cause: error)
    }
  }
}

extension Node {
  /// Whether nothing is written, where an explicit `null` would be a value.
  fileprivate var isNothing: Bool { kind == .scalar && scalarStyle == .plain && text == "" }
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
    try source.refuseStrayPlace()
    return try await source.text(in: context, output: output).form()
  }

  /// Tells that a list is empty, since its text is empty, too; every other form says so itself.
  ///
  /// - Parameters:
  ///   - isEmpty: Whether it is.
  ///   - noun: What is listed, as several.
  ///   - context: The surroundings.
  func tell(isEmpty: Bool, _ noun: String, in context: CommandContext) {
    guard isEmpty, format.output == .text else { return }
    Console(context: context, options: output).say("no \(noun)")
  }
}

extension SourceOptions {
  /// Runs a body, and adds to what it throws where the commands belong that are proposed.
  func naming<Result>(_ body: () async throws -> Result) async throws -> Result {
    do {
      return try await body()
    } catch var error as CommandError {
      error.target = words
      throw error
    }
  }

  /// The bytes of the file to read, and where they come from.
  ///
  /// - Throws: `FileError` or `FileContentError` for a file; `SpawnerError` and `KubeError` for the
  ///   cluster.
  func text(in context: CommandContext, output: OutputOptions) async throws -> ReadText {
    if let path = files.file {
      let bytes = try context.bytes(ofFile: path)
      do {
        let file = try ConfigurationFile(
          bytes,
          selector: installation.selector,
          at: files.place()
        )
        return ReadText(name: path, bytes: file.text, file: file)
      } catch {
        throw FileContentError(path: path, cause: error)
      }
    }
    let console = Console(context: context, options: output)
    return try await installation.withSpawner(on: console) { spawner, _ in
      let found = try await spawner.locate(installation.selector)
      var text = ReadText(name: "ConfigMap '\(found.configMapName)'", bytes: found.text, file: nil)
      text.label = found.label
      text.appVersion = found.appVersion
      return text
    }
  }

  /// A file with another text of the form, bare or inside of something.
  ///
  /// Its ConfigMap may have another name than the one in the cluster: a kustomization adds a hash.
  ///
  /// - Parameters:
  ///   - path: The file, `-` for standard input.
  ///   - context: The surroundings.
  /// - Returns: The text in the file.
  /// - Throws: `FileError`, or ``FileContentError`` that names the file.
  func given(_ path: String, in context: CommandContext) throws -> ReadText {
    let bytes = try context.bytes(ofFile: path)
    let place = files.file == nil ? try files.place() : nil
    do throws(SpawnerError) {
      let file: ConfigurationFile
      do throws(SpawnerError) {
        let selector = InstallationSelector(key: installation.key)
        file = try ConfigurationFile(bytes, selector: selector, at: place)
      } catch {
        guard error.code == .ambiguous, installation.configMap != nil else { throw error }
        file = try ConfigurationFile(bytes, selector: installation.selector, at: place)
      }
      return ReadText(name: path, bytes: file.text, file: file)
    } catch {
      throw FileContentError(path: path, cause: error)
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
  /// The heading of a diff; the name where nothing else is said.
  var label: String?
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
