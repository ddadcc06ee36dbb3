import KubeCore

/// What the node does for pods: mounting ConfigMaps, bringing them up to date, judging images.
extension ClusterState {
  /// The first ConfigMap volume whose ConfigMap or item is not there.
  func missingConfigMap(for pod: JSONValue) -> (volume: String, configMap: String)? {
    for volume in pod.configMapVolumes {
      let name = volume.at("configMap", "name")?.string ?? ""
      let isOptional = volume.at("configMap", "optional")?.bool ?? false
      if !isOptional, store[ObjectKey(.configMaps, name, in: pod.namespace)] == nil {
        return (volume["name"]?.string ?? "", name)
      }
    }
    return nil
  }

  /// A ConfigMap that a container's environment needs and that is not there.
  func missingReference(in pod: JSONValue) -> String? {
    let sources = pod.containers.flatMap { container in
      let single = (container["env"]?.array ?? []).compactMap {
        $0.at("valueFrom", "configMapKeyRef")
      }
      return single + (container["envFrom"]?.array ?? []).compactMap { $0["configMapRef"] }
    }
    return sources.first { source in
      let key = ObjectKey(.configMaps, source["name"]?.string ?? "", in: pod.namespace)
      return source["optional"]?.bool != true && store[key] == nil
    }?["name"]?.string
  }

  /// The files of each ConfigMap volume as they are now, by volume name.
  func mountedFiles(of pod: JSONValue) -> [String: [String: [UInt8]]] {
    var mounts: [String: [String: [UInt8]]] = [:]
    for volume in pod.configMapVolumes {
      let source = volume["configMap"] ?? [:]
      let key = ObjectKey(.configMaps, source["name"]?.string ?? "", in: pod.namespace)
      let files = (store[key] ?? [:]).configMapFiles
      mounts[volume["name"]?.string ?? ""] = Self.selected(files, by: source["items"]?.array)
    }
    return mounts
  }

  private static func selected(
    _ files: [String: [UInt8]],
    by items: [JSONValue]?
  ) -> [String: [UInt8]] {
    guard let items else { return files }
    return items.reduce(into: [:]) { chosen, item in
      guard let path = item["path"]?.string, let key = item["key"]?.string else { return }
      chosen[path] = files[key]
    }
  }

  /// Lets the pods that mount a ConfigMap see its new content after a while.
  mutating func propagate(_ key: ObjectKey) {
    for (uid, runtime) in pods.sorted(by: { $0.value.key < $1.value.key })
    where !runtime.mounts.isEmpty && runtime.key.namespace == key.namespace {
      let mountsIt = store[runtime.key]?.configMapVolumes.contains {
        $0.at("configMap", "name")?.string == key.name
      }
      guard mountsIt == true else { continue }
      agenda.add(.pod(uid: uid, .refreshMounts), at: now + options.propagationDelay)
    }
  }

  mutating func refreshMounts(of uid: String, _ pod: JSONValue) {
    guard var runtime = pods[uid] else { return }
    let fresh = mountedFiles(of: pod)
    for volume in runtime.mounts.keys where !pod.isMountedBySubPath(volume) {
      runtime.mounts[volume] = fresh[volume]
    }
    pods[uid] = runtime
  }

  struct ImageTrouble {
    let reason: String
    let message: String
    let event: String
  }

  func imageTrouble(of pod: JSONValue, _ runtime: PodRuntime) -> ImageTrouble? {
    let images = pod.containers.map { $0["image"]?.string ?? "" }
    let broken = images.first { !Self.isImageName($0) }
    if let image = broken ?? (runtime.has(.invalidImage) ? images.first : nil) {
      let message =
        "Failed to apply default image tag \"\(image)\": couldn't parse image reference "
        + "\"\(image)\": invalid reference format"
      return ImageTrouble(reason: "InvalidImageName", message: message, event: "InspectFailed")
    }
    guard runtime.has(.imagePull) else { return nil }
    let message =
      "rpc error: code = NotFound desc = failed to pull and unpack image \"\(images.first ?? "")\": "
      + "not found"
    return ImageTrouble(reason: "ErrImagePull", message: message, event: "Failed")
  }

  /// Whether a node would take this as an image's name; rough, but right about common mistakes.
  static func isImageName(_ name: String) -> Bool {
    let path = name.prefix { $0 != "@" }
    let repository = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !repository.contains(where: \.isEmpty), let last = repository.last else { return false }
    let lastName = last.prefix { $0 != ":" }
    return name.allSatisfy { $0.isASCII && !$0.isWhitespace }
      && !lastName.isEmpty && !last.hasSuffix(":")
      && !lastName.contains(where: \.isUppercase)
  }
}

extension JSONValue {
  var configMapVolumes: [JSONValue] {
    (at("spec", "volumes")?.array ?? []).filter { $0["configMap"] != nil }
  }

  /// All files of a ConfigMap: texts and, decoded, binary data.
  var configMapFiles: [String: [UInt8]] {
    let texts = (self["data"] ?? .null).texts.mapValues { Array($0.utf8) }
    let binaries = (self["binaryData"] ?? .null).texts.compactMapValues { Base64.decoded($0) }
    return texts.merging(binaries) { text, _ in text }
  }

  /// Whether the pod is one of the web app: a container mounts a volume where it looks.
  var isWebApp: Bool { configMount != nil }

  /// The mount the web app reads its file from.
  var configMount: JSONValue? {
    containers.lazy.flatMap { $0["volumeMounts"]?.array ?? [] }.first {
      WebApp.configPath.hasPrefix($0["mountPath"]?.string ?? "?")
    }
  }

  func isMountedBySubPath(_ volume: String) -> Bool {
    containers.flatMap { $0["volumeMounts"]?.array ?? [] }.contains {
      $0["name"]?.string == volume && $0["subPath"] != nil
    }
  }
}

extension PodRuntime {
  /// The file the web app finds at its path, with a mount of one file minded.
  func configFile(of pod: JSONValue) -> [UInt8]? {
    guard let mount = pod.configMount, let volume = mount["name"]?.string else { return nil }
    let name = mount["subPath"]?.string ?? WebApp.fileName
    return mounts[volume]?[name]
  }
}
