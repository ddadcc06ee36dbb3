// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who builds or tests spawnerctl builds this.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "spawnerctl", path: "..")],
  targets: [
    .executableTarget(
      name: "edit-engine",
      dependencies: [.product(name: "YAMLEdit", package: "spawnerctl")]
    ),
    .executableTarget(
      name: "lint-growth",
      dependencies: [.product(name: "SpawnerConfig", package: "spawnerctl")]
    ),
  ]
)
