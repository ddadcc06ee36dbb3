import Testing

@testable import SpawnerConfig

/// Rules about claims: their metadata, names, sizes, modes and classes.
struct ClaimRuleTests {
  private static let claim = "\(VolumeSample.data)[0].newPvc"
  private static let sound = "{notebook-name}-d"

  private func metadata(_ metadata: String) -> [String] {
    VolumeSample.report(VolumeSample.data("[\(VolumeSample.new(metadata: metadata))]"))
  }

  /// The reports of a claim of some name, without what follows for its mount.
  private func name(_ name: String, key: String = "name") -> [String] {
    metadata("{\(key): '\(name)'}").filter { !$0.contains("V005") && !$0.contains("V006") }
  }

  private func spec(_ spec: String) -> [String] {
    VolumeSample.report(VolumeSample.data("[\(VolumeSample.new(spec: spec))]"))
  }

  // MARK: V007 to V009, V011, V012, V021

  @Test(arguments: [
    ("null", "error V007: the new claim at '\(claim)' has no 'metadata'"),
    ("{}", "error V007: the new claim at '\(claim)' has no name"),
    ("{name: ''}", "error V007: the new claim at '\(claim)' has no name"),
    ("{name: 5}", "error V007: expected text at '\(claim).metadata.name', found the number 5"),
    ("[]", "error V007: expected a mapping at '\(claim).metadata', found a list"),
    (
      "{name: '\(sound)', generateName: d-}",
      "warning V008: the new claim at '\(claim)' has both 'name' and 'generateName'"
    ),
    (
      "{name: '\(sound)', namespace: kubeflow}",
      "error V021: the new claim at '\(claim)' has a namespace"
    ),
  ])
  func `finds odd metadata`(_ text: String, _ message: String) {
    #expect(metadata(text) == [message])
  }

  @Test func `leaves a name in braces without quotes to its own rule`() {
    #expect(metadata("{name: {notebook-name}}").map { $0.prefix(10) } == ["error Y015"])
  }

  @Test(arguments: [
    (
      "{notebook-name}-{notebook-name}",
      """
      error V009: expected '{notebook-name}' at most once at '\(claim).metadata.name', \
      found it 2 times in '{notebook-name}-{notebook-name}'
      """
    ),
    ("data", "warning V011: every notebook asks for a new claim of the same name, 'data'"),
    (
      "{user}-data",
      """
      error V012: expected no placeholder but '{notebook-name}' at '\(claim).metadata.name', \
      found '{user}' in '{user}-data'
      """
    ),
    (
      "{notebook-name}.data",
      """
      error V012: expected a DNS label once filled in at '\(claim).metadata.name', \
      found '{notebook-name}.data'
      """
    ),
  ])
  func `finds an odd name`(_ text: String, _ message: String) {
    #expect(name(text) == [message])
  }

  @Test(arguments: ["data-", "{notebook-name}-"])
  func `lets a generated name be a prefix of any kind`(_ text: String) {
    #expect(name(text, key: "generateName") == [])
  }

  @Test func `mends what has no effect`() {
    let both = VolumeSample.data(
      "[\(VolumeSample.new(metadata: "{name: '\(Self.sound)', generateName: d-, namespace: a}"))]"
    )
    #expect(VolumeSample.mended(both) == VolumeSample.data("[\(VolumeSample.new())]"))
  }

  // MARK: V013 to V015

  @Test(arguments: [
    ("null", "expected a mapping at '\(claim).spec', found null"),
    (
      "{accessModes: [ReadWriteOnce]}",
      "expected a mapping at '\(claim).spec.resources', found none"
    ),
    (
      "{accessModes: [ReadWriteOnce], resources: {requests: 5Gi}}",
      "expected a mapping at '\(claim).spec.resources.requests', found text"
    ),
    (
      VolumeSample.spec(storage: "null"),
      "expected a size at '\(claim).spec.resources.requests.storage', found null"
    ),
  ])
  func `misses the size`(_ text: String, _ message: String) {
    #expect(spec(text) == ["error V013: \(message)"])
  }

  @Test(
    arguments: [
      ("5", "the number 5", "5Gi"), ("1.5", "the number 1.5", nil),
      ("5368709120", "the number 5368709120", "5Gi"), ("yes", "the boolean true", nil),
    ] as [(String, String, String?)]
  )
  func `finds a size that is not text`(_ size: String, _ found: String, _ mended: String?) {
    let text = VolumeSample.data("[\(VolumeSample.new(spec: VolumeSample.spec(storage: size)))]")
    let path = "\(Self.claim).spec.resources.requests.storage"
    #expect(
      VolumeSample.report(text) == [
        "error V014: expected a size like '5Gi' at '\(path)', found \(found)"
      ]
    )
    let right = VolumeSample.spec(storage: mended ?? size)
    #expect(VolumeSample.mended(text).contains(right))
  }

  @Test(
    arguments: [
      ("1Ti", "'1Gi'", "1024Gi"), ("1.5Gi", "'1Gi'", nil), ("0.5Gi", "'0Gi'", nil),
      ("512Mi", "'0.512Gi'", nil), ("2048Mi", "'2.048Gi'", "2Gi"), ("10G", "'10Gi'", nil),
      ("'5'", "'5Gi'", "5Gi"), ("big", "'NaNGi', and launching fails with 400", nil),
      ("''", "'NaNGi', and launching fails with 400", nil), ("0Gi", "'0Gi'", nil),
    ] as [(String, String, String?)]
  )
  func `shows what the form makes of a size`(_ size: String, _ shown: String, _ mended: String?) {
    let text = VolumeSample.data("[\(VolumeSample.new(spec: VolumeSample.spec(storage: size)))]")
    let written = size.replacing("'", with: "")
    let path = "\(Self.claim).spec.resources.requests.storage"
    #expect(
      VolumeSample.report(text) == [
        "error V015: expected a whole number of Gi at '\(path)', found '\(written)'"
      ]
    )
    #expect(findings(of: "V015", in: text).map(\.effect) == ["the form turns it into \(shown)"])
    let result = VolumeSample.mended(text).replacing("'", with: "")
    #expect(result.contains("storage: \(mended ?? written)}"))
  }

  @Test(arguments: ["5Gi", "5.0Gi", "+5Gi", "050Gi", "'1024Gi'"])
  func `lets sizes be that the form passes on`(_ size: String) {
    #expect(spec(VolumeSample.spec(storage: size)) == [])
  }

  // MARK: V016 to V019

  @Test(arguments: [
    ("[]", "an empty one"), ("null", "null"), ("ReadWriteOnce", "'ReadWriteOnce'"),
    ("{a: 1}", "a mapping"),
  ])
  func `misses a list of access modes`(_ modes: String, _ found: String) {
    let path = "\(Self.claim).spec.accessModes"
    #expect(
      spec(VolumeSample.spec(modes: modes)) == [
        "error V016: expected a list of access modes at '\(path)', found \(found)"
      ]
    )
  }

  @Test(arguments: [
    ("RWX", "'RWX'", "ReadWriteMany"), ("readWriteOnce", "'readWriteOnce'", "ReadWriteOnce"),
    ("All", "'All'", "All"), ("1", "the number 1", "1"),
  ])
  func `finds an unknown access mode`(_ mode: String, _ found: String, _ mended: String) {
    let text = VolumeSample.data(
      "[\(VolumeSample.new(spec: VolumeSample.spec(modes: "[\(mode)]")))]"
    )
    #expect(
      VolumeSample.report(text) == [
        """
        error V018: expected ReadWriteOnce, ReadOnlyMany or ReadWriteMany at \
        '\(Self.claim).spec.accessModes[0]', found \(found)
        """
      ]
    )
    #expect(VolumeSample.mended(text).contains("[\(mended)]"))
  }

  @Test func `lets a data volume have several access modes, and not the workspace`() {
    let modes = VolumeSample.spec(modes: "[ReadWriteOnce, ReadWriteMany]")
    #expect(spec(modes) == [])
    let workspace =
      "{mount: /home/jovyan, newPvc: {metadata: {name: '{notebook-name}-w'}, spec: \(modes)}}"
    #expect(
      VolumeSample.report(VolumeSample.workspace(workspace)) == [
        "warning V017: the workspace has 2 access modes"
      ]
    )
  }

  @Test func `warns of a mode that the form does not show`() {
    #expect(
      spec(VolumeSample.spec(modes: "[ReadWriteOncePod]")) == [
        "warning V018: the form has no button for ReadWriteOncePod"
      ]
    )
  }

  @Test(arguments: [
    ("'{none}'", "'{none}'"), ("Fast", "'Fast'"), ("5", "the number 5"),
    ("no", "the boolean false"),
  ])
  func `finds a class that cannot be`(_ name: String, _ found: String) {
    #expect(
      spec(VolumeSample.spec(storageClass: name)) == [
        """
        error V019: expected the DNS name of a storage class at \
        '\(Self.claim).spec.storageClassName', found \(found)
        """
      ]
    )
  }

  @Test func `removes an empty class, and lets names and null be`() {
    let text = VolumeSample.data(
      "[\(VolumeSample.new(spec: VolumeSample.spec(storageClass: "''")))]"
    )
    #expect(VolumeSample.report(text) == ["warning V019: the storage class is an empty text"])
    #expect(VolumeSample.mended(text) == VolumeSample.data("[\(VolumeSample.new())]"))
    #expect(spec(VolumeSample.spec(storageClass: "fast.ssd")) == [])
    #expect(spec(VolumeSample.spec(storageClass: "null")) == [])
  }

  // MARK: V022 to V024

  @Test(arguments: [
    ("{nfs: {server: a, path: /b}}", "'nfs'"), ("{}", "nothing"), ("models", "text"),
  ])
  func `finds a source that the form cannot show`(_ source: String, _ found: String) {
    let text = VolumeSample.data("[{mount: /m, existingSource: \(source)}]")
    #expect(
      VolumeSample.report(text) == [
        """
        error V022: expected 'persistentVolumeClaim' at '\(VolumeSample.data)[0].existingSource', \
        found \(found)
        """
      ]
    )
  }

  @Test func `moves a claim to where it belongs`() {
    let text = VolumeSample.data("[{mount: /home/jovyan/m, existingSource: {claimName: m}}]")
    #expect(
      findings(of: "V022", in: text).map(\.remedy) == [
        "put 'claimName' below 'persistentVolumeClaim'"
      ]
    )
    #expect(VolumeSample.report(VolumeSample.mended(text)) == [])
  }

  @Test(arguments: [
    ("{}", "the existing claim at '\(path)' has no 'claimName'"),
    ("null", "the existing claim at '\(path)' has no 'claimName'"),
    ("{claimName: 5}", "expected a DNS label at '\(path).claimName', found the number 5"),
    ("{claimName: A.b}", "expected a DNS label at '\(path).claimName', found 'A.b'"),
    ("{claimName: m, readOnly: 'yes'}", "expected a boolean at '\(path).readOnly', found 'yes'"),
  ])
  func `finds an odd existing claim`(_ claim: String, _ message: String) {
    let text = VolumeSample.data("[\(VolumeSample.existing(claim))]")
    let errors = VolumeSample.report(text).filter { $0.contains("error") }
    #expect(errors == ["error V023: \(message)"])
  }

  private static let path = "\(VolumeSample.data)[0].existingSource.persistentVolumeClaim"

  @Test func `tells where a claim must be, and mends its lock`() {
    let text = VolumeSample.data("[\(VolumeSample.existing("{claimName: m, readOnly: 'yes'}"))]")
    let notes = findings(of: "V023", in: text).filter { $0.severity == .info }
    #expect(
      notes.map(\.message) == ["the claim 'm' is taken from the notebook's own namespace"]
    )
    #expect(VolumeSample.mended(text).contains("readOnly: true"))
  }

  @Test(arguments: [
    ("labels: {a: 'b c'}", "error V024: expected the value of a label at '\(label)', found 'b c'"),
    ("labels: {a: [b]}", "error V024: expected text at '\(label)', found a list"),
    ("labels: {a: yes}", "warning V024: expected text at '\(label)', found the boolean true"),
    ("labels: {a: null}", "warning V024: expected text at '\(label)', found null"),
    ("labels: {-a: b}", "error V024: expected the key of a label at '\(labels)', found '-a'"),
    ("labels: [a]", "error V024: expected a mapping at '\(labels)', found a list"),
    (
      "annotations: {a b: c}",
      "error V024: expected the key of a label at '\(claim).metadata.annotations', found 'a b'"
    ),
  ])
  func `finds an odd label`(_ text: String, _ message: String) {
    #expect(metadata("{name: '\(Self.sound)', \(text)}") == [message])
  }

  private static let labels = "\(claim).metadata.labels"
  private static let label = "\(labels).a"

  @Test func `lets annotations be any text, and quotes numbers`() {
    let metadata = "{name: '\(Self.sound)', labels: {a: 1.10}, annotations: {b: any text at all}}"
    let text = VolumeSample.data("[\(VolumeSample.new(metadata: metadata))]")
    let findings = findings(of: "V024", in: text)
    #expect(findings.map(\.severity) == [.info])
    #expect(findings.map(\.message) == ["expected text at '\(Self.label)', found the number 1.1"])
    #expect(VolumeSample.mended(text).contains("labels: {a: \"1.10\"}"))
  }
}
