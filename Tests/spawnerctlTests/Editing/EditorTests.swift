import Testing

@testable import spawnerctl

/// Which editor is started, and how.
struct EditorTests {
  @Test(arguments: [
    ([:], ["vi"]),
    (["EDITOR": "nano"], ["nano"]),
    (["EDITOR": "nano", "VISUAL": "vim -f"], ["vim", "-f"]),
    (["EDITOR": "nano", "VISUAL": "vim", "KUBE_EDITOR": "code  --wait"], ["code", "--wait"]),
    (["EDITOR": "nano", "VISUAL": "", "KUBE_EDITOR": "  "], ["nano"]),
    (
      ["EDITOR": "'/opt/my editor/bin' -x"],
      ["/bin/sh", "-c", "'/opt/my editor/bin' -x \"$1\"", "sh"]
    ),
    (["EDITOR": "/opt/my\\ editor"], ["/bin/sh", "-c", "/opt/my\\ editor \"$1\"", "sh"]),
  ])
  func `is the one that is chosen, with its arguments`(
    environment: [String: String],
    words: [String]
  ) {
    let editor = Editor(environment: environment)
    #expect(editor.words == words)
    #expect(editor.command(for: "/tmp/größe x") == words + ["/tmp/größe x"])
  }
}
