import TestSupport
import Testing
import YAMLEdit

@testable import SpawnerConfig

/// V001 to V003, V020, V025 and V026: volumes of the right shape, with one source.
struct VolumeShapeRuleTests {
  private static let item = "\(VolumeSample.data)[0]"

  @Test func `is content with sound volumes`() {
    let volumes = "[\(VolumeSample.new()), \(VolumeSample.existing("{claimName: m}"))]"
    #expect(VolumeSample.report(VolumeSample.data(volumes)) == [])
    #expect(VolumeSample.report(VolumeSample.workspace("null")) == [])
  }

  @Test(.needsCorpus, arguments: ["v1.3.0.yaml", "v1.4.0.yaml"])
  func `lets volumes of the old shape be on old releases, and says no more of them on new ones`(
    _ name: String
  ) throws {
    let file = try #require(try Corpus.files().first { $0.name == name })
    let volumes = { (version: AppVersion) in
      Lint.findings(in: file.bytes, for: version).map(\.rule).filter { $0.hasPrefix("V") }
    }
    #expect(volumes(AppVersion(1, 4)) == [])
    #expect(Set(volumes(.newest)) == ["V001"])
  }

  @Test func `finds each of many odd volumes`() {
    let volumes = (1...400).map { "\n    - {mount: /v\($0), newPvc: {metadata: {name: v\($0)}}}" }
    let text = VolumeSample.data(volumes.joined())
    #expect(findings(of: "V013", in: text).count == 400)
  }

  // MARK: V001 to V003

  @Test func `finds the shape of another generation`() throws {
    let old = "{type: {value: New}, name: {value: a}, size: {value: 1Gi}}"
    #expect(
      VolumeSample.report(VolumeSample.workspace(old)).filter { !$0.contains("S016") } == [
        """
        error V001: expected a volume with 'mount' and 'newPvc' or 'existingSource' at \
        '\(VolumeSample.workspace)', found the shape used before Kubeflow 1.5
        """
      ]
    )
    #expect(
      VolumeSample.report(Sample.text, for: AppVersion(1, 4)).filter { !$0.contains("S016") } == [
        """
        error V001: expected a volume with 'type', 'name', 'size' and 'mountPath' at \
        '\(VolumeSample.workspace)', found the shape used since Kubeflow 1.5
        """
      ]
    )
    #expect(VolumeSample.report(VolumeSample.workspace(old), for: AppVersion(1, 4)) == [])
  }

  @Test(arguments: [
    ("{mount: /m}", "neither"), ("{}", "neither"), ("[]", "a list"), ("null", "null"),
    ("{mount: /m, newPvc: null}", "neither"),
  ])
  func `finds a volume without a source`(_ value: String, _ found: String) {
    let errors = VolumeSample.report(VolumeSample.data("[\(value)]")).filter { $0.contains("V002") }
    #expect(
      errors == [
        "error V002: expected 'newPvc' or 'existingSource' at '\(Self.item)', found \(found)"
      ]
    )
  }

  @Test func `finds a volume with both sources`() {
    let value =
      "{mount: '/home/jovyan/{notebook-name}-d', newPvc: {metadata: {name: '{notebook-name}-d'}, "
      + "spec: \(VolumeSample.spec)}, existingSource: {persistentVolumeClaim: {claimName: m}}}"
    #expect(
      VolumeSample.report(VolumeSample.data("[\(value)]")) == [
        "error V003: expected either 'newPvc' or 'existingSource' at '\(Self.item)', found both"
      ]
    )
  }

  // MARK: V020, V025, V026

  @Test func `lists what the form drops`() {
    let value = VolumeSample.new(
      metadata: "{name: '{notebook-name}-d', finalizers: [], labels: {a: b}}",
      spec: "{volumeMode: Block, \(VolumeSample.spec.dropFirst())"
    )
    #expect(
      VolumeSample.report(VolumeSample.data("[\(value)]")) == [
        "warning V020: the form does not know 'finalizers', 'volumeMode'"
      ]
    )
  }

  @Test func `lists what the form drops of the size`() {
    let spec =
      "{accessModes: [ReadWriteOnce], resources: "
      + "{requests: {storage: 5Gi, cpu: '1'}, limits: {storage: 6Gi}}}"
    #expect(
      VolumeSample.report(VolumeSample.data("[\(VolumeSample.new(spec: spec))]")) == [
        "warning V020: the form does not know 'limits', 'cpu'"
      ]
    )
  }

  @Test(arguments: [
    ("''", "''"), ("false", "the boolean false"), ("0", "the number 0"),
  ])
  func `mends what works like null`(_ value: String, _ found: String) {
    let text = VolumeSample.workspace(value)
    #expect(
      VolumeSample.report(text) == [
        """
        warning V025: expected a volume or null at '\(VolumeSample.workspace)', found \(found)
        """
      ]
    )
    #expect(VolumeSample.mended(text) == VolumeSample.workspace("null"))
  }

  @Test(arguments: [("{}", "a mapping"), ("x", "text"), ("false", "a boolean")])
  func `finds data volumes that are no list`(_ value: String, _ found: String) {
    #expect(
      VolumeSample.report(VolumeSample.data(value)) == [
        "error V026: expected a list at '\(VolumeSample.data)', found \(found)"
      ]
    )
  }

  @Test func `mends data volumes that are null or empty, by one rule each`() {
    #expect(VolumeSample.mended(VolumeSample.data("{}")) == VolumeSample.data("[]"))
    let null = VolumeSample.data("null")
    #expect(findings(of: "V026", in: null) == [])
    #expect(VolumeSample.mended(null) == VolumeSample.data("[]"))
  }
}
