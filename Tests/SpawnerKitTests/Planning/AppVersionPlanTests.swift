import KubeCore
import SpawnerConfig
import TestSupport
import Testing

@testable import SpawnerKit

/// What a plan judges by: the release of the web app that reads the file.
struct AppVersionPlanTests {
  private static let volume = VolumeSpecification(
    mount: "/data",
    source: .existingClaim(name: "models", readOnly: nil)
  )

  private static func deployment(image: String?) -> JSONValue {
    Objects.deployment { object in
      guard var container = object["spec"]?["template"]?["spec"]?["containers"]?[0] else { return }
      container["image"] = image.map { .string($0) }
      object["spec"]?["template"]?["spec"]?["containers"] = [container]
    }
  }

  private func installation(image: String?) async throws -> Installation {
    let stage = try Stage(
      text: ChangeReviewTests.text,
      deployment: Self.deployment(image: image)
    )
    return try await stage.spawner.locate(InstallationSelector())
  }

  @Test(
    arguments: [
      ("registry.example/jwa:v1.7.0", "v1.7.0"), ("jwa:1.5", "v1.5.0"),
      ("r.io:5000/jwa:v1.8.0-rc.2@sha256:0", "v1.8.0"), ("jwa:latest", nil),
      ("r.io:5000/jwa", nil), (nil, nil),
    ] as [(String?, String?)]
  )
  func `is read from the tag of the image`(_ image: String?, _ version: String?) async throws {
    let found = try await installation(image: image)
    #expect(found.image == image)
    #expect(found.appVersion?.description == version)
    #expect(found.generationFit().appVersion == found.appVersion ?? .newest)
  }

  @Test(arguments: [("jwa:v1.6.1", ["V023"]), ("jwa:v1.7.0", ["V005", "V023"])])
  func `decides what is told of a change`(_ image: String, _ rules: [String]) async throws {
    let found = try await installation(image: image)
    let stage = try Stage()
    let review = try stage.spawner.plan([.addVolume(Self.volume)], on: found).review
    #expect(review.notes.map(\.rule) == rules)
    #expect(found.findings().contains { $0.rule == "S004" })
  }

  @Test func `is told by the status, with the generation of the file`() async throws {
    let stage = try Stage(deployment: Self.deployment(image: "jwa:v1.4.0"))
    let report = try await stage.spawner.status()
    #expect(report.image == "jwa:v1.4.0")
    #expect(report.appVersion == "v1.4.0")
    #expect(report.generation == .claims)
    #expect(report.writtenFor == "1.0 to 1.2" || report.writtenFor == nil)
  }
}
