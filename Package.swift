// swift-tools-version: 6.2
import PackageDescription

/// What every target of this package is compiled with.
let houseSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),  // SE-0335
  .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
  .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),  // SE-0461
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "spawnerctl",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "spawnerctl", targets: ["spawnerctl"]),
    .library(name: "SpawnerConfig", targets: ["SpawnerConfig"]),
    .library(name: "YAMLEdit", targets: ["YAMLEdit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    // Without its default traits, one of which links all of Foundation into the tool, with the
    // languages and calendars of the world: every start would take longer.
    .package(
      url: "https://github.com/hummingbird-project/hummingbird",
      from: "2.28.1",
      traits: []
    ),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    // Arrows point down: a target may depend only on what stands below it.
    // Tests/spawnerctlTests/ImportArrowsTests.swift holds the import lines to the same drawing.
    .executableTarget(
      name: "spawnerctl",
      dependencies: [
        "KubeClient", "SpawnerSandbox", "SpawnerKit", "SpawnerConfig", "KubeCore", "YAMLEdit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: houseSettings
    ),
    .target(
      name: "SpawnerSandbox",
      dependencies: [
        "KubeCore", "YAMLEdit",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
        .product(name: "NIOWebSocket", package: "swift-nio"),
      ],
      swiftSettings: houseSettings
    ),
    .target(
      name: "KubeClient",
      dependencies: [
        "KubeCore",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "NIOTLS", package: "swift-nio"),
        .product(name: "NIOWebSocket", package: "swift-nio"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: houseSettings
    ),
    .target(
      name: "SpawnerKit",
      dependencies: ["SpawnerConfig", "KubeCore", "YAMLEdit"],
      swiftSettings: houseSettings
    ),
    .target(name: "SpawnerConfig", dependencies: ["YAMLEdit"], swiftSettings: houseSettings),
    .target(name: "KubeCore", dependencies: ["YAMLEdit"], swiftSettings: houseSettings),
    .target(name: "YAMLEdit", dependencies: ["CLibYAML"], swiftSettings: houseSettings),
    .systemLibrary(
      name: "CLibYAML",
      pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
    ),
    .target(
      name: "TestSupport",
      dependencies: ["KubeCore", "YAMLEdit"],
      path: "Tests/TestSupport",
      swiftSettings: houseSettings
    ),
    .testTarget(
      name: "YAMLEditTests",
      dependencies: ["YAMLEdit", "TestSupport"],
      exclude: ["Fixtures"],
      swiftSettings: houseSettings
    ),
    .testTarget(
      name: "SpawnerConfigTests",
      dependencies: ["SpawnerConfig", "YAMLEdit", "TestSupport"],
      exclude: ["Conversion/Golden"],
      swiftSettings: houseSettings
    ),
    .testTarget(
      name: "KubeCoreTests",
      dependencies: ["KubeCore", "YAMLEdit", "TestSupport"],
      swiftSettings: houseSettings
    ),
    .testTarget(
      name: "KubeClientTests",
      dependencies: [
        "KubeClient", "KubeCore", "TestSupport",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "NIOWebSocket", package: "swift-nio"),
      ],
      swiftSettings: houseSettings
    ),
    .testTarget(
      name: "SpawnerKitTests",
      dependencies: ["SpawnerKit", "SpawnerConfig", "KubeCore", "YAMLEdit", "TestSupport"],
      exclude: ["Files/Golden"],
      swiftSettings: houseSettings
    ),
    .testTarget(
      name: "SpawnerSandboxTests",
      dependencies: ["SpawnerSandbox", "KubeClient", "KubeCore", "TestSupport"],
      swiftSettings: houseSettings
    ),
    .testTarget(
      name: "spawnerctlTests",
      dependencies: [
        "spawnerctl", "SpawnerSandbox", "SpawnerKit", "SpawnerConfig", "KubeCore", "YAMLEdit",
        "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      exclude: ["Golden"],
      swiftSettings: houseSettings
    ),
    .testTarget(
      name: "ClusterTests",
      dependencies: [
        "spawnerctl", "KubeClient", "SpawnerConfig", "KubeCore", "YAMLEdit", "TestSupport",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: houseSettings
    ),
  ]
)
