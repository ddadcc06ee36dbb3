extension Sample {
  /// A manifest that holds the sample in one of YAML's styles.
  struct Manifest: Sendable, CustomStringConvertible {
    let name: String
    let text: String
    var description: String { name }

    /// What stands around the embedded file, which no edit of it may touch.
    func linesAround(_ text: String) -> [Substring] {
      text.split(separator: "\n")
        .filter { !$0.contains("    ") && !$0.contains("spawner_ui_config.yaml:") }
    }
  }

  static let manifests = manifests(of: text)

  /// A file in a manifest of each style.
  static func manifests(of text: String) -> [Manifest] {
    [
      Manifest(name: "literal", text: literal(text)),
      Manifest(name: "quoted", text: doubleQuoted(text)),
      Manifest(name: "folded", text: folded(text)),
      Manifest(name: "several", text: several(text)),
    ]
  }

  private static func literal(_ text: String) -> String {
    head + "  spawner_ui_config.yaml: |\n" + indented(text) + tail
  }

  /// In a folded scalar a more indented line keeps its line end; two line ends stand for one
  /// between lines at the left edge.
  private static func folded(_ text: String) -> String {
    let lines = text.split(separator: "\n").map(String.init)
    var folded = ""
    for (index, line) in lines.enumerated() {
      folded += "    " + line + "\n"
      let next = index + 1 < lines.count ? lines[index + 1] : " "
      if !line.hasPrefix(" ") && !next.hasPrefix(" ") { folded += "\n" }
    }
    return head + "  spawner_ui_config.yaml: >\n" + folded + tail
  }

  private static func doubleQuoted(_ text: String) -> String {
    let quoted = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n")
    return head + "  spawner_ui_config.yaml: \"\(quoted)\"\n" + tail
  }

  private static func several(_ text: String) -> String {
    """
    # one of several
    apiVersion: v1
    kind: Namespace
    metadata: {name: kubeflow}
    ---

    """ + literal(text) + """
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: other
      data: {a: "b"}

      """
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "    " + $0 + "\n" }.joined()
  }

  private static let head = """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: jupyter-web-app-config   # by kustomize
    data:

    """

  private static let tail = """
      other.yaml: kept

    """
}
