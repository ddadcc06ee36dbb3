import KubeCore

/// What a program in a container sees: the mounted files, the environment, its own addresses.
struct ContainerView: Sendable {
  let pod: JSONValue
  let container: String
  let runtime: PodRuntime

  private var specification: JSONValue {
    pod.containers.first { $0["name"]?.string == container } ?? [:]
  }

  /// Whether a host's name leads back into this pod.
  func isOwn(_ host: String) -> Bool {
    ["127.0.0.1", "localhost", pod.at("status", "podIP")?.string].contains(host)
  }
}

// MARK: Files

extension ContainerView {
  private enum Entry {
    case file([UInt8])
    case folder([String])
  }

  /// What is at a path; nothing but what volumes bring is there.
  private func entry(at path: String) -> Entry? {
    let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    for mount in specification["volumeMounts"]?.array ?? [] {
      let place = mount["mountPath"]?.string ?? ""
      let files = runtime.mounts[mount["name"]?.string ?? ""] ?? [:]
      if let part = mount["subPath"]?.string {
        guard path == place else { continue }
        return files[part].map { .file($0) }
      }
      if path == place { return .folder(files.keys.sorted()) }
      if path.hasPrefix("\(place)/"), let file = files[String(path.dropFirst(place.count + 1))] {
        return .file(file)
      }
    }
    return nil
  }

  /// Plays `cat FILE…`.
  func cat(_ paths: [String]) -> ExecOutput {
    var output = ExecOutput()
    for path in paths {
      switch entry(at: path) {
      case .file(let bytes): output.stdout += bytes
      case .folder: output.complain("cat: \(path): Is a directory", exitCode: 1)
      case nil: output.complain("cat: \(path): No such file or directory", exitCode: 1)
      }
    }
    return output
  }

  /// Plays `ls PATH…`.
  func ls(_ paths: [String]) -> ExecOutput {
    var output = ExecOutput()
    for path in paths {
      switch entry(at: path) {
      case .file: output.stdout += Array("\(path)\n".utf8)
      case .folder(let names): output.stdout += Array(names.map { "\($0)\n" }.joined().utf8)
      case nil:
        output.complain("ls: cannot access '\(path)': No such file or directory", exitCode: 2)
      }
    }
    return output
  }
}

// MARK: Environment

extension ContainerView {
  /// Plays `env`.
  func env() -> ExecOutput {
    let variables = (specification["env"]?.array ?? []).map { variable in
      "\(variable["name"]?.string ?? "")=\(variable["value"]?.string ?? "")"
    }
    let lines = ["HOSTNAME=\(pod.name)"] + variables
    return ExecOutput(stdout: Array(lines.map { "\($0)\n" }.joined().utf8))
  }
}

extension ExecOutput {
  fileprivate mutating func complain(_ words: String, exitCode: Int32) {
    stderr += Array("\(words)\n".utf8)
    self.exitCode = exitCode
  }
}
