import KubeCore
import SpawnerConfig
import TestSupport
import Testing

@testable import SpawnerKit

/// Edits that work on bytes, on their way through the one pipeline.
struct ConversionPlanTests {
  /// A file for Kubeflow 0.5, which the web app of today cannot read.
  static let template = """
    spawnerFormDefaults:
      image: {{value: r.io/a:1, options: [r.io/a:1]}}
      cpu: {{value: '1'}}
      memory: {{value: 1Gi}}
      workspaceVolume:
        value:
          type: {{value: New}}
          name:
            value: {username}-home
          size: {{value: 10}}
          mountPath: {{value: /home/jovyan}}
          accessModes: {{value: ReadWriteOnce}}
      dataVolumes: {{value: []}}
      extraResources: {{value: "{{}}"}}

    """

  static func expected(for release: String) throws -> [UInt8] {
    let target = try #require(AppVersion(parsing: release))
    return try Conversion(of: Array(template.utf8), to: target).bytes
  }

  @Test func `a file that cannot be read is converted, live and proved`() async throws {
    let stage = try Stage(text: Self.template)
    let report = try await stage.change(edits: [.convert(to: nil)]).get()
    #expect(report.outcome == .live)
    // By the tag of the image that runs.
    #expect(report.summaries == ["convert the file for the web app v1.10.0"])
    #expect(report.review.conversion?.target == AppVersion(parsing: "1.10"))
    #expect(report.review.conversion?.generation == .template)
    #expect(report.review.keptErrors == [])
    #expect(stage.text == String(decoding: try Self.expected(for: "1.10"), as: UTF8.self))
    let again = try await stage.change(edits: [.convert(to: nil)]).get()
    #expect(again.outcome == .unchanged)
  }

  @Test(arguments: ["1.7", "1.11"])
  func `a named release counts more than the one that runs`(release: String) async throws {
    let stage = try Stage(text: Self.template)
    let installation = try await stage.spawner.locate(InstallationSelector())
    let target = try #require(AppVersion(parsing: release))
    let plan = try stage.spawner.plan([.convert(to: target)], on: installation)
    #expect(plan.review.conversion?.target == target)
    #expect(plan.newText == (try Self.expected(for: release)))
  }

  @Test(
    arguments: [
      ("registry.example/jwa:v1.8.0-rc.2@sha256:0", "1.8"), ("registry.example/jwa:latest", nil),
      ("registry.example:5000/jwa", nil),
    ] as [(String, String?)]
  )
  func `an installation knows its release by the tag`(image: String, release: String?) async throws
  {
    let deployment = Objects.deployment { object in
      var container = Objects.container()
      container["image"] = .string(image)
      object["spec"]?["template"]?["spec"]?["containers"] = [container]
    }
    let stage = try Stage(deployment: deployment)
    let installation = try await stage.spawner.locate(InstallationSelector())
    #expect(installation.appVersion == release.flatMap { AppVersion(parsing: $0) })
  }

  @Test func `a plan for a manifest has places in the manifest`() throws {
    let head = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: form}\ndata:\n"
    let body = Self.template.split(separator: "\n").map { "    \($0)\n" }.joined()
    let text = head + "  spawner_ui_config.yaml: |\n" + body
    let plan = try ConfigurationFile(Array(text.utf8)).plan([.convert(to: .newest)])
    #expect(plan.newText == (try Self.expected(for: "1.11")))
    #expect(String(decoding: plan.newBytes, as: UTF8.self).hasPrefix(head))
    let name = plan.review.conversion?.entries.first { $0.path.hasSuffix("name.value") }
    #expect(name.map { "\($0.location)" } == "14:13")
  }

  @Test func `a conversion and another edit go together`() throws {
    let edits: [SpawnerEdit] = [
      .convert(to: .newest), .addImages(["r.io/b:1"], to: .jupyter, at: .last, makeDefault: false),
    ]
    let plan = try ConfigurationFile(Array(Self.template.utf8)).plan(edits)
    let document = try SpawnerDocument(plan.newText)
    #expect(document.images().map(\.reference) == ["r.io/a:1", "r.io/b:1"])
    #expect(plan.review.conversion != nil)
    let error = #expect(throws: SpawnerError.self) {
      try ConfigurationFile(Array(Self.template.utf8)).plan(edits.reversed())
    }
    #expect(error?.message.hasPrefix("the file cannot be read: ") == true)
  }

  @Test func `a release that is too old is refused, a file that is none cannot be read`() throws {
    let old = #expect(throws: SpawnerError.self) {
      let target = try #require(AppVersion(parsing: "1.2"))
      return try ConfigurationFile(Array(Self.template.utf8)).plan([.convert(to: target)])
    }
    #expect(old?.code == .refused)
    let broken = #expect(throws: SpawnerError.self) {
      try ConfigurationFile(Array("a: [\n".utf8)).plan([.convert(to: .newest)])
    }
    #expect(broken?.code == .invalidResult)
    #expect(broken?.message.hasPrefix("the file cannot be read: ") == true)
    #expect(broken?.findings.map(\.rule) == ["Y001"])
    #expect(broken?.location != nil)
  }
}
