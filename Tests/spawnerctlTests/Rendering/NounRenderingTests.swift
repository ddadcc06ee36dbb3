import SpawnerConfig
import Testing
import YAMLEdit

@testable import spawnerctl

/// Tables of what a file has that nobody would write on purpose, with a dash for what is missing.
@Suite struct NounRenderingTests {
  private func document(_ sections: String) throws -> SpawnerDocument {
    try SpawnerDocument(Array("spawnerFormDefaults: {\(sections)}\n".utf8))
  }

  @Test func `shows vendors without a key or a name`() throws {
    let gpus = try document(
      "gpus: {value: {num: 2, vendor: c.d/e, vendors: [{limitsKey: a.b/c}, {uiName: Größe}]}}"
    ).gpus()
    #expect(
      TextRenderer.vendors(gpus.vendors) == """
        RESOURCE   DEFAULT   SHOWN AS
        a.b/c      -         -
        -          -         Größe

        """
    )
    #expect(
      TextRenderer.gpus(gpus) == """
        Number:   2
        Vendor:   c.d/e (not listed)
        Locked:   no
        Offered:  a.b/c

        """
    )
  }

  @Test func `shows options without a key, a name or content`() throws {
    let options = try document(
      "tolerationGroup: {value: a, options: [{groupKey: a}, {displayName: B, tolerations: []}]}"
    ).options(of: .toleration)
    #expect(
      TextRenderer.options(options, of: .toleration) == """
        KEY   DEFAULT   SHOWN AS   TOLERATIONS
        a     *         -          -
        -     -         B          -

        """
    )
  }

  @Test func `names the last column after the section`() throws {
    let options = try document(
      "affinityConfig: {value: '', options: [{configKey: a, affinity: {podAffinity: {}}}]}"
    ).options(of: .affinity)
    #expect(
      TextRenderer.options(options, of: .affinity) == """
        KEY   DEFAULT   SHOWN AS   NODES
        a     -         -          near pods

        """
    )
  }

  @Test func `shows nothing of an empty list`() {
    #expect(TextRenderer.labelKeys([]).isEmpty)
    #expect(TextRenderer.vendors([]).isEmpty)
    #expect(TextRenderer.options([], of: .affinity).isEmpty)
  }
}
