import KubeCore

/// Looks at the mounted file, where the app itself cannot be asked.
struct FileQuestion: Sendable {
  let api: any KubeAPI
  let namespace: String
  let app: WebApp
  /// When nobody waits for the answer any more.
  var deadline: Deadline?

  /// Looks once.
  func ask(_ pod: String, _ expectation: ExpectedFile) async throws -> Sighting {
    var request = ExecRequest(
      ["cat", app.mountedPath],
      pod: pod,
      namespace: namespace,
      container: app.container
    )
    request.timeout = deadline.capping(.seconds(20))
    do {
      let output = try await api.exec(request)
      guard output.exitCode == 0 else { return .closed("'\(app.mountedPath)' cannot be read") }
      return output.stdout == expectation.text
        ? .written : .notYet("the mounted file is still another one")
    } catch let error as KubeError {
      return try ExecRefusal.sighting(of: error) ?? .closed("the container has no cat")
    }
  }
}

/// Looks at what the app logged about the file it reads.
struct LogQuestion: Sendable {
  let api: any KubeAPI
  let namespace: String
  let app: WebApp
  /// When nobody waits for the answer any more.
  var deadline: Deadline?

  private static let mark = "Using config file: "

  /// Looks once: at which file the app reads, not at what is in it.
  func ask(_ pod: String) async throws -> Sighting {
    do {
      guard let file = try await file(of: pod) else {
        return .notYet("its log does not say which file it reads")
      }
      return Self.isMounted(file) ? .written : .other
    } catch let error as KubeError {
      if error.isGonePod || error.isLostLogin { throw error }
      return error.isForbidden
        ? .closed("reading its log is not allowed (403)") : .closed("its log cannot be read")
    }
  }

  /// The file that the app said last it reads; nil where it said nothing, or may not be read.
  func lastFile(of pod: String) async throws -> String? {
    do {
      return try await file(of: pod)
    } catch is KubeError {
      // It would only have made the message more exact.
      return nil
    }
  }

  private func file(of pod: String) async throws -> String? {
    let options = LogOptions(container: app.container, tailLines: 500)
    let lines = try await api.podLog(
      pod: pod,
      namespace: namespace,
      options: options,
      timeout: deadline.capping(.seconds(20))
    )
    return lines.compactMap(Self.file).last
  }

  /// Whether a file is the mounted one, and not the sample in the app's image.
  static func isMounted(_ file: String) -> Bool {
    file.hasPrefix("\(ConfigurationMount.folder)/")
  }

  private static func file(in line: String) -> String? {
    guard let range = line.firstRange(of: mark) else { return nil }
    return String(line[range.upperBound...].prefix { !$0.isWhitespace })
  }
}
