import Testing

@testable import SpawnerConfig

/// Names of Kubernetes, and names with a place for the notebook's.
struct NameTests {
  @Test(arguments: ["a", "a-b", "0", String(repeating: "x", count: 63)])
  func `takes a DNS label`(_ text: String) {
    #expect(KubernetesName.isLabel(text))
  }

  @Test(arguments: [
    "", "-a", "a-", "a.b", "A", "a_b", "ä", String(repeating: "x", count: 64),
  ])
  func `refuses what is no DNS label`(_ text: String) {
    #expect(!KubernetesName.isLabel(text))
  }

  @Test func `takes dots in a DNS name only between labels`() {
    #expect(KubernetesName.isSubdomain("fast.storage.example"))
    #expect(!KubernetesName.isSubdomain("fast..example"))
    #expect(!KubernetesName.isSubdomain("fast."))
    #expect(!KubernetesName.isSubdomain("{none}"))
    #expect(!KubernetesName.isSubdomain(String(repeating: "x.", count: 127)))
  }

  @Test(
    arguments: [
      ("plain", 0, nil, "plain"),
      ("{notebook-name}-data", 1, nil, "n-data"),
      ("{notebook-name}{notebook-name}", 2, nil, "nn"),
      ("{username}-x", 0, "{username}", "{username}-x"),
      ("a{", 0, "{", "a{"),
      ("}{notebook-name}", 1, "}", "}n"),
    ] as [(String, Int, String?, String)]
  )
  func `finds placeholders`(_ text: String, _ count: Int, _ unknown: String?, _ result: String) {
    let template = ClaimNameTemplate(text)
    #expect(template.placeholderCount == count)
    #expect(template.unknownPlaceholder == unknown)
    #expect(template.shortestResult == result)
  }

  @Test func `reads access modes in full and short`() {
    #expect(AccessMode(abbreviatedOrFull: "ReadWriteMany") == .readWriteMany)
    #expect(AccessMode(abbreviatedOrFull: "rwx") == .readWriteMany)
    #expect(AccessMode(abbreviatedOrFull: "RWOP") == .readWriteOncePod)
    #expect(AccessMode(abbreviatedOrFull: "readwritemany") == nil)
    #expect(AccessMode.allCases.map(\.abbreviation) == ["RWO", "ROX", "RWX", "RWOP"])
  }
}
