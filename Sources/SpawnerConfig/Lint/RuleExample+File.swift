extension RuleExample {
  /// The whole file: the sections of the example, and sound ones for all that it leaves out.
  public var bytes: [UInt8] {
    switch self {
    case .file(let bytes): bytes
    case .sections(let text): Array(Self.file(around: text).utf8)
    }
  }

  private static func file(around sections: String) -> String {
    let lines = sections.split(separator: "\n", omittingEmptySubsequences: false)
    let given = Set(lines.compactMap { $0.split(separator: ":").first })
    let others = soundSections.filter { !given.contains($0.name[...]) }
    let body =
      lines.map { $0.isEmpty ? "" : "  \($0)" } + others.map { "  \($0.name): \($0.value)" }
    return (["spawnerFormDefaults:"] + body + [""]).joined(separator: "\n")
  }

  /// Every section that the newest form looks for, in as few words as are sound.
  private static let soundSections: [(name: String, value: String)] = [
    ("cpu", #"{value: "0.5", limitFactor: "1.2"}"#),
    ("memory", #"{value: "1.0Gi", limitFactor: "1.2"}"#),
    ("image", #"{value: "example/lab:v1", options: ["example/lab:v1"]}"#),
    ("imageGroupOne", #"{value: "example/code:v1", options: ["example/code:v1"]}"#),
    ("imageGroupTwo", #"{value: "example/studio:v1", options: ["example/studio:v1"]}"#),
    ("allowCustomImage", "true"),
    ("imagePullPolicy", "{value: IfNotPresent}"),
    ("workspaceVolume", "{value: null}"),
    ("dataVolumes", "{value: []}"),
    ("affinityConfig", #"{value: "", options: []}"#),
    ("tolerationGroup", #"{value: "", options: []}"#),
    ("gpus", #"{value: {num: none, vendor: "", vendors: []}}"#),
    ("shm", "{value: true}"),
    ("configurations", "{value: []}"),
  ]
}
