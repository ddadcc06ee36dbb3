import Testing

@testable import SpawnerConfig

/// V004 to V006 and V010: mounts, where users really get them, clashes, and the placeholder.
struct MountRuleTests {
  private static let item = "\(VolumeSample.data)[0]"

  private func workspace(_ mount: String) -> [String] {
    let value =
      "{\(mount)newPvc: {metadata: {name: '{notebook-name}-w'}, spec: \(VolumeSample.spec)}}"
    return VolumeSample.report(VolumeSample.workspace(value))
  }

  @Test(arguments: [
    ("", "error V004: the workspace volume has no 'mount'"),
    ("mount: '', ", "error V004: the workspace volume has an empty 'mount'"),
    (
      "mount: 5, ",
      "error V004: expected text at '\(VolumeSample.workspace).mount', found the number 5"
    ),
    (
      "mount: home, ",
      "warning V004: expected an absolute path at '\(VolumeSample.workspace).mount', found 'home'"
    ),
    (
      "mount: '/a:b', ",
      "warning V004: expected a path without ':' at '\(VolumeSample.workspace).mount', found '/a:b'"
    ),
    (
      "mount: '/{notebook-name}', ",
      """
      warning V010: expected no '{notebook-name}' at '\(VolumeSample.workspace).mount', \
      found '/{notebook-name}'
      """
    ),
  ])
  func `finds an odd mount of the workspace`(_ mount: String, _ message: String) {
    #expect(workspace(mount) == [message])
  }

  @Test func `only warns of a data volume without a mount`() {
    let value = "[{existingSource: {persistentVolumeClaim: {claimName: m}}}]"
    #expect(
      VolumeSample.report(VolumeSample.data(value)) == [
        "warning V004: data volume 1 has no 'mount'"
      ]
    )
  }

  @Test func `tells where users get a volume, from the release on that moves it`() throws {
    let text = VolumeSample.data("[\(VolumeSample.existing("{claimName: m}", mount: "/data"))]")
    let message = "the volume is written for '/data' and users get it at '/home/jovyan/m'"
    #expect(VolumeSample.report(text) == ["warning V005: \(message)"])
    #expect(VolumeSample.report(text, for: AppVersion(1, 6)) == [])
    let same = VolumeSample.existing("{claimName: m}", mount: "/home/jovyan//m/")
    #expect(VolumeSample.report(VolumeSample.data("[\(same)]")) == [])
    let finding = try #require(findings(of: "V005", in: text).first)
    #expect(
      finding.remedy == "tell users '/home/jovyan/m', or name the claim after the directory wanted"
    )
  }

  // MARK: V006

  @Test func `finds a claim used twice`() {
    let value =
      "[\(VolumeSample.existing("{claimName: m}")), \(VolumeSample.existing("{claimName: m}")), "
      + "\(VolumeSample.existing("{claimName: n}", mount: "/home/jovyan/n"))]"
    #expect(
      VolumeSample.report(VolumeSample.data(value)) == [
        "error V006: claim 'm' is used by data volume 1 already"
      ]
    )
    let workspace = VolumeSample.new(
      mount: "/home/jovyan/{notebook-name}-workspace",
      metadata: "{name: '{notebook-name}-workspace'}"
    )
    #expect(
      VolumeSample.report(VolumeSample.data("[\(workspace)]")) == [
        "error V006: claim '{notebook-name}-workspace' is used by the workspace volume already"
      ]
    )
  }

  @Test func `finds a mount used twice, by the mounts that the release gives`() {
    let value =
      "[\(VolumeSample.existing("{claimName: m}", mount: "/x")), "
      + "\(VolumeSample.existing("{claimName: n}", mount: "/x/"))]"
    #expect(
      VolumeSample.report(VolumeSample.data(value), for: AppVersion(1, 6)) == [
        "error V006: mount '/x/' is used by data volume 1 already"
      ]
    )
    #expect(findings(of: "V006", in: VolumeSample.data(value)) == [])
  }

  @Test func `finds a workspace on shared memory, if that is on`() {
    let volume =
      "{mount: /dev/shm, newPvc: {metadata: {name: '{notebook-name}-w'}, "
      + "spec: \(VolumeSample.spec)}}"
    let text = VolumeSample.workspace(volume)
    #expect(
      VolumeSample.report(text) == ["error V006: mount '/dev/shm' is used by shared memory already"]
    )
    #expect(VolumeSample.report(text.replacing("value: true", with: "value: false")) == [])
  }

  // MARK: V010

  @Test func `finds a template where it stays literal`() {
    let claim = VolumeSample.existing("{claimName: '{notebook-name}-m'}", mount: "/m")
    let path = "\(Self.item).existingSource.persistentVolumeClaim.claimName"
    #expect(
      VolumeSample.report(VolumeSample.data("[\(claim)]")).filter { $0.contains("error") } == [
        "error V010: expected no '{notebook-name}' at '\(path)', found '{notebook-name}-m'"
      ]
    )
    let metadata =
      "{name: '{notebook-name}-d', labels: {a: '{notebook-name}'}, "
      + "annotations: {b: '{notebook-name}'}}"
    let labelled = VolumeSample.new(
      metadata: metadata,
      spec: VolumeSample.spec(storageClass: "'{notebook-name}'")
    )
    let places = Lint.findings(in: Array(VolumeSample.data("[\(labelled)]").utf8)).map {
      "\($0.severity) \($0.rule) \($0.path?.split(separator: ".").last ?? "")"
    }
    #expect(
      places == [
        "info V010 mount", "error V010 a", "warning V010 b", "error V010 storageClassName",
      ]
    )
  }
}
