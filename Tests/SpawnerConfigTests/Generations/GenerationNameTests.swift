import SpawnerConfig
import Testing

/// The generations as people name them, and the web apps that understand them.
struct GenerationNameTests {
  @Test(arguments: [
    (Generation.template, "Kubeflow 0.4 or 0.5"), (.extraResources, "Kubeflow 0.6 or 0.7"),
    (.gpus, "Kubeflow 1.0 or 1.1"), (.placement, "Kubeflow 1.2"),
    (.serverTypes, "Kubeflow 1.3.0-rc.0"), (.imageGroups, "Kubeflow 1.3"),
    (.hiddenNames, "Kubeflow 1.4"), (.claims, "Kubeflow 1.5 or later"),
  ])
  func `are named by their releases`(generation: Generation, name: String) {
    #expect(generation.displayName == name)
    #expect("\(generation)" == name)
  }

  @Test(
    arguments: [
      ("0.3", nil), ("0.4", .template), ("0.5.1", .template), ("0.6", .extraResources),
      ("0.7.2", .extraResources), ("1.0", .gpus), ("1.1", .gpus), ("1.2", .placement),
      ("v1.3.0-rc.1", .imageGroups), ("1.4", .hiddenNames), ("1.5", .claims), ("1.11", .claims),
      ("2.0", .claims),
    ] as [(String, Generation?)]
  )
  func `were shipped with a release`(release: String, generation: Generation?) throws {
    #expect(Generation(shippedWith: try #require(AppVersion(parsing: release))) == generation)
  }

  @Test(arguments: [
    (Generation.template, ["0.4", "0.5"]), (.extraResources, ["0.6", "0.7"]),
    (.gpus, ["1.0", "1.1", "1.2"]), (.placement, ["1.0", "1.1", "1.2"]), (.serverTypes, []),
    (.imageGroups, ["1.3", "1.4"]), (.hiddenNames, ["1.3", "1.4"]),
    (.claims, ["1.5", "1.6", "1.8", "1.11"]),
  ])
  func `fit the web apps that understand them`(generation: Generation, fitting: [String]) throws {
    let releases = [
      "0.3", "0.4", "0.5", "0.6", "0.7", "1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.8",
      "1.11",
    ]
    for release in releases {
      let version = try #require(AppVersion(parsing: release))
      #expect(generation.fits(version) == fitting.contains(release), "\(release)")
    }
  }

  @Test func `come from releases that there have been`() throws {
    for (release, isKnown) in [
      ("0.3", false), ("0.4", true), ("0.7", true), ("0.8", false), ("1.0", true), ("1.11", true),
      ("1.12", false), ("2.0", false),
    ] {
      #expect(try #require(AppVersion(parsing: release)).isKnown == isKnown, "\(release)")
    }
  }
}
