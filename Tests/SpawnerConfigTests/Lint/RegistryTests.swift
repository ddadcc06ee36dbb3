import Testing

@testable import SpawnerConfig

struct RegistryTests {
  @Test func `lists every rule once`() {
    let ids = (1...18).map { $0 < 10 ? "Y00\($0)" : "Y0\($0)" } + (1...7).map { "S00\($0)" }
    #expect(Lint.rules.map(\.id).sorted() == ids.sorted())
  }

  @Test(
    arguments: [
      ("spawnerformdefaults", "spawnerformdefaults"), ("spawnerFormDefault", "spawnerFormDefault"),
      ("spawner_form_defaults", "spawner_form_defaults"), ("formDefaults", nil), ("", nil),
    ] as [(String, String?)]
  )
  func `finds a near miss`(_ key: String, _ found: String?) {
    #expect(NearMiss("spawnerFormDefaults").best(of: ["image", key]) == found)
  }
}
