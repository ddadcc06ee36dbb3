import SpawnerConfig
import Testing

/// Mending: what has one right answer, and not one byte else.
struct FixedFileTests {
  private func mended(_ text: String) -> (text: String, rules: [String]) {
    let file = FixedFile(mending: Array(text.utf8))
    return (String(decoding: file.bytes, as: UTF8.self), file.settled.map(\.rule))
  }

  @Test func `leaves a sound file alone`() {
    let result = mended(Sample.text)
    #expect(result.text == Sample.text)
    #expect(result.rules == [])
  }

  @Test func `mends what has one right answer and keeps every other byte`() {
    let broken = Sample.with("value: IfNotPresent", "value: never  # pulled by hand")
    let result = mended(broken)
    #expect(result.text == Sample.with("value: IfNotPresent", "value: Never  # pulled by hand"))
    #expect(result.rules == ["I011"])
  }

  @Test func `mends several things from the end to the start`() {
    let broken = Sample.with("    # für alle\n    value: []", "    value: null\n    readOnly: yes")
    let result = mended(broken)
    #expect(result.text.contains("    value: []\n    readOnly: false\n"))
    #expect(result.rules == ["S007", "S006"])
  }

  @Test func `leaves what somebody must decide`() {
    let broken = Sample.with("  shm:\n    value: true\n", "  shm:\n")
    #expect(mended(broken).text == broken)
  }

  @Test func `leaves a file that cannot be read`() {
    let broken = Sample.with("  shm:\n", "\tshm: {\n")
    #expect(mended(broken).text == broken)
  }
}
