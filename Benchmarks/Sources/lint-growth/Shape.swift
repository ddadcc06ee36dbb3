/// A file in which one thing stands as often as one likes.
struct Shape: Sendable {
  let name: String
  /// What stands before, once.
  let head: String
  /// What is repeated; it is given its number.
  let piece: @Sendable (Int) -> String
  var tail = "\n"

  func file(_ count: Int) -> [UInt8] {
    Array(("spawnerFormDefaults:\n" + head + (0..<count).map(piece).joined() + tail).utf8)
  }

  private init(
    _ name: String,
    _ head: String,
    tail: String = "\n",
    _ piece: @escaping @Sendable (Int) -> String
  ) {
    self.name = name
    self.head = head
    self.tail = tail
    self.piece = piece
  }

  private static let options = "  image:\n    value: a\n    options:\n"
  private static let volumes = "  dataVolumes:\n    value:\n"
  private static let vendors = "  gpus:\n    value:\n      num: none\n      vendors:\n"
  private static let labels =
    "  workspaceVolume:\n    value:\n      newPvc:\n        metadata:\n          labels: {"

  static let all: [Shape] = [
    Shape("images", options) { "    - registry.example/a/b\($0):v1\n" },
    Shape("equal images", options) { _ in "    - registry.example/a/b:v1\n" },
    Shape("images on one line", "  image: {value: a, options: [", tail: "]}\n") {
      "registry.example/a/b\($0):v1, "
    },
    Shape("numbers for images", options) { "    - \($0)\n" },
    Shape("templates for images", options) { _ in "    - {notebook-name}\n" },
    Shape("equal keys", "") { _ in "  shm: {value: true}\n" },
    Shape("equal keys on one line", "  shm: {", tail: "}\n") { _ in "value: 1, " },
    Shape("unknown keys", "") { "  key\($0): {value: true}\n" },
    Shape("keys beside the form", "  x: 1\n") { "o\($0): 1\n" },
    Shape("aliases", "  a: &a {x: 1}\n") { "  k\($0): *a\n" },
    Shape("anchors", "") { "  k\($0): &a\($0) {x: 1}\n" },
    Shape("merge keys", "  a: &a {x: 1}\n  b: {", tail: "}\n") { _ in "<<: *a, " },
    Shape("no-break spaces", "") { "  \u{A0}k\($0): 1\n" },
    Shape("other scripts on one line", "  x: [", tail: "]\n") { "ключ\($0), " },
    Shape("comments", "  x: 1\n") { "  # comment \($0)\n" },
    Shape("one long text", "  x: \"", tail: "\"\n") { _ in "é\\n\\u00e9 " },
    Shape("vendors", vendors) { "      - {limitsKey: a.b/c\($0), uiName: N\($0)}\n" },
    Shape("equal vendors", vendors) { _ in "      - {limitsKey: a.b/c, uiName: N}\n" },
    Shape("tolerations", "  tolerationGroup:\n    value: ''\n    options:\n") {
      "    - {groupKey: k\($0), displayName: x, tolerations: [{key: a, operator: Exists}]}\n"
    },
    Shape("empty volumes", volumes) { _ in "    - {}\n" },
    Shape("volumes", volumes) {
      "    - {mount: /v\($0), newPvc: {metadata: {name: v\($0)}, spec: {accessModes: "
        + "[ReadWriteOnce], resources: {requests: {storage: 5Gi}}}}}\n"
    },
    Shape("labels", labels, tail: "}\n") { "a\($0): \($0), " },
    Shape("configurations", "  configurations: {value: [", tail: "]}\n") { _ in "a, " },
    Shape("tabs", "") { _ in "\t\n" },
    Shape("documents", "  x: 1\n") { _ in "---\na: 1\n" },
  ]
}
