import Testing

/// Arrows point down: no file imports what stands above its own module.
@Suite struct ImportArrowsTests {
  /// What each target may import of this package.
  static let allowed: [String: Set<String>] = [
    "spawnerctl": [
      "KubeClient", "SpawnerSandbox", "SpawnerKit", "SpawnerConfig", "KubeCore", "YAMLEdit",
    ],
    "SpawnerSandbox": ["KubeCore", "YAMLEdit"],
    "KubeClient": ["KubeCore"],
    "SpawnerKit": ["SpawnerConfig", "KubeCore", "YAMLEdit"],
    "SpawnerConfig": ["YAMLEdit"],
    "KubeCore": ["YAMLEdit"],
    "YAMLEdit": ["CLibYAML"],
  ]

  static let own = Set(allowed.keys).union(["CLibYAML"])

  @Test(arguments: allowed.keys.sorted())
  func `imports only what stands below it`(target: String) throws {
    let files = try SourceFile.all(below: target)
    #expect(!files.isEmpty)
    for file in files {
      for module in file.imports where Self.own.contains(module) {
        #expect(
          Self.allowed[target, default: []].contains(module),
          "\(file.path) imports \(module), which does not stand below \(target)"
        )
      }
    }
  }

  @Test func `keeps Foundation out of the YAML engine`() throws {
    for file in try SourceFile.all(below: "YAMLEdit") {
      for module in file.imports {
        #expect(!module.hasPrefix("Foundation"), "\(file.path) imports \(module)")
      }
    }
  }

  @Test func `opens sockets in no module below the client and the sandbox`() throws {
    let network: Set<String> = ["AsyncHTTPClient", "NIOCore", "NIOPosix", "Hummingbird"]
    for target in ["YAMLEdit", "SpawnerConfig", "KubeCore", "SpawnerKit"] {
      for file in try SourceFile.all(below: target) {
        #expect(network.isDisjoint(with: file.imports), "\(file.path)")
      }
    }
  }

  @Test func `knows every target there is`() throws {
    #expect(try Set(SourceFile.targets()) == Self.own)
  }
}
