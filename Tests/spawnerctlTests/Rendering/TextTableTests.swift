import Testing

@testable import spawnerctl

/// Tables that line up in a terminal.
@Suite struct TextTableTests {
  @Test func `lines up columns, wide characters included`() {
    var table = TextTable(["NAME", "SIZE", "NOTE"])
    table.append(["größe", "1Gi", "a"])
    table.append(["日本", "", "b c"])
    #expect(
      table.rendered() == """
        NAME    SIZE   NOTE
        größe   1Gi    a
        日本    -      b c

        """
    )
  }

  @Test func `is nothing at all without rows`() {
    #expect(TextTable(["NAME"]).rendered().isEmpty)
  }

  @Test(arguments: [
    ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("日本語", 5, "日本…"), ("abc", 0, ""),
    ("e\u{301}x", 2, "e\u{301}x"),
  ])
  func `cuts text to what the terminal holds`(text: String, columns: Int, cut: String) {
    #expect(text.truncated(toColumns: columns) == cut)
    #expect(cut.columns <= columns)
  }
}
