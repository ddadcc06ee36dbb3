import Testing

@testable import SpawnerConfig

struct RegistryTests {
  @Test func `lists every rule once`() {
    let counts = [
      ("Y", 18), ("S", 7), ("G", 9), ("T", 10), ("M", 4), ("V", 26),
    ]
    let ids = counts.flatMap { letter, count in
      (1...count).map { "\(letter)\($0 < 10 ? "00" : "0")\($0)" }
    }
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
