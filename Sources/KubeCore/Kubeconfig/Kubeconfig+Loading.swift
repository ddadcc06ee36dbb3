extension Kubeconfig {
  /// Finds and reads the kubeconfig files as kubectl does.
  ///
  /// An explicit path is the only file, and must be there. Otherwise `KUBECONFIG` lists files,
  /// of which those that are not there are passed over; without it `~/.kube/config` is read.
  /// For each name, and for the current context, the first file that has it wins.
  ///
  /// - Parameters:
  ///   - explicitPath: The path given by the user; an empty one is none.
  ///   - environment: The environment variables; `KUBECONFIG` and `HOME` are heeded.
  /// - Returns: What the files say together.
  /// - Throws: ``KubeError`` with code `kubeconfigMissing` where there is no file at all, or
  ///   `fileUnreadable` or `kubeconfigBroken` naming the file.
  public static func load(
    explicitPath: String? = nil,
    environment: [String: String]
  ) throws(KubeError) -> Kubeconfig {
    if let explicitPath, !explicitPath.isEmpty {
      guard LocalFile(explicitPath).exists else {
        throw KubeError(
          code: .kubeconfigMissing,
          message: "there is no such kubeconfig",
          place: explicitPath
        )
      }
      return try read(explicitPath)
    }
    let paths = candidates(environment)
    var merged = Kubeconfig()
    for path in paths where LocalFile(path).exists {
      merged.merge(try read(path))
    }
    guard !merged.files.isEmpty else {
      let list = paths.map { "'\($0)'" }.joined(separator: ", ")
      throw KubeError(
        code: .kubeconfigMissing,
        message: paths.isEmpty ? "no kubeconfig: 'HOME' is not set" : "no kubeconfig at \(list)"
      )
    }
    return merged
  }

  /// The paths to look at, in order.
  static func candidates(_ environment: [String: String]) -> [String] {
    if let list = environment["KUBECONFIG"], !list.isEmpty {
      var seen: Set<String> = []
      return list.split(separator: ":").map(String.init).filter { seen.insert($0).inserted }
    }
    guard let home = environment["HOME"], !home.isEmpty else { return [] }
    return ["\(home)/.kube/config"]
  }

  private static func read(_ path: String) throws(KubeError) -> Kubeconfig {
    try Kubeconfig(
      parsing: LocalFile(path).bytes(for: "the kubeconfig", place: path),
      path: path
    )
  }

  /// Takes in what a later file adds: names it is the first to have.
  mutating func merge(_ other: Kubeconfig) {
    files += other.files
    currentContext = currentContext ?? other.currentContext
    contexts += other.contexts.filter { new in !contexts.contains { $0.name == new.name } }
    clusters += other.clusters.filter { new in !clusters.contains { $0.name == new.name } }
    users += other.users.filter { new in !users.contains { $0.name == new.name } }
  }

  /// Whether nothing is in it that one could connect to.
  var isEmpty: Bool { contexts.isEmpty && clusters.isEmpty && users.isEmpty }
}
