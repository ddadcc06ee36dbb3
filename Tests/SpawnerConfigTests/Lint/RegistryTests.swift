import Testing

@testable import SpawnerConfig

/// The list of all rules, and the keys that nearly are another.
struct RegistryTests {
  @Test func `lists every rule once`() {
    let topics = [
      ("Y", 18), ("S", 17), ("I", 12), ("R", 12), ("G", 9), ("T", 10), ("M", 4), ("V", 26),
    ]
    let ids = topics.flatMap { topic, count in
      (1...count).map { $0 < 10 ? "\(topic)00\($0)" : "\(topic)0\($0)" }
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
