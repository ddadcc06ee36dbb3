import SpawnerConfig
import TestSupport
import Testing

@testable import SpawnerKit

/// What a plan tells beside its diff.
struct ChangeReviewTests {
  /// A file with two errors that were there before: no other section than these.
  static let text = """
    spawnerFormDefaults:
      image: {value: r.io/a:1, options: [r.io/a:1]}
      imagePullPolicy: {value: Always}
      cpu: {value: '1', limitFactor: none}
      memory: {value: 1Gi, limitFactor: none}
      workspaceVolume: {value: null}
      dataVolumes:
        value: []
      affinityConfig: {value: '', options: []}
      tolerationGroup:
      shm:
      configurations: {value: []}

    """

  static let volume = VolumeSpecification(
    mount: "/data",
    source: .existingClaim(name: "models", readOnly: nil)
  )

  static func lines(_ findings: [Finding]) -> [String] {
    findings.map { "\($0.location) \($0.rule)" }
  }

  @Test func `a plan tells what an edit means and what was wrong before`() async throws {
    let stage = try Stage(text: Self.text)
    let installation = try await stage.spawner.locate(InstallationSelector())
    let review = try stage.spawner.plan([.addVolume(Self.volume)], on: installation).review
    #expect(Self.lines(review.notes) == ["9:7 V005", "10:7 V023"])
    #expect(Self.lines(review.keptErrors) == ["14:3 S004", "15:3 S004"])
    #expect(review.addedFindings == [])
  }

  @Test func `a plan for a file tells the same, with places in the file`() throws {
    let manifest = """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: form
      data:
        spawner_ui_config.yaml: |

      """
    let indented = Self.text.split(separator: "\n").map { "    \($0)\n" }.joined()
    let file = try ConfigurationFile(Array((manifest + indented).utf8))
    let review = try file.plan([.addVolume(Self.volume)]).review
    #expect(Self.lines(review.notes) == ["15:11 V005", "16:11 V023"])
    #expect(Self.lines(review.keptErrors) == ["20:7 S004", "21:7 S004"])
  }

  @Test func `of a change that changes nothing there is nothing to tell`() throws {
    let file = try ConfigurationFile(Array(Self.text.utf8))
    let edit = SpawnerEdit.addImages(["r.io/a:1"], to: .jupyter, at: .last, makeDefault: false)
    #expect(try file.plan([edit]).review == ChangeReview())
  }

  @Test func `the report of a change holds what the plan told`() async throws {
    let stage = try Stage(text: Self.text)
    let report = try await stage.change(edits: [.addVolume(Self.volume)]).get()
    #expect(report.outcome == .live)
    #expect(report.review.notes.map(\.rule) == ["V005", "V023"])
    #expect(report.review.keptErrors.map(\.rule) == ["S004", "S004"])
  }
}
