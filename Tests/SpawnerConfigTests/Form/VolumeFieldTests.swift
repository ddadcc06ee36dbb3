import SpawnerConfig
import Testing
import YAMLEdit

/// Volumes: what their widgets make of them, and where users find them.
struct VolumeFieldTests {
  private static let spec = "{resources: {requests: {storage: 5Gi}}, accessModes: [ReadWriteOnce]}"

  /// A data volume with a new claim that is sound but for what is given.
  private func data(
    mount: String = "/home/jovyan/my-notebook-d",
    metadata: String = "{name: '{notebook-name}-d'}",
    spec: String = spec,
    by version: String = "v1.11.0"
  ) -> Shown {
    Shown(
      "dataVolumes: {value: [{mount: \(mount), newPvc: {metadata: \(metadata), spec: \(spec)}}]}",
      by: version
    )
  }

  private func workspace(_ value: String, rest: String = "") -> Shown {
    Shown("workspaceVolume: {value: \(value)\(rest)}")
  }

  // MARK: Mounts

  @Test func `mounts data volumes by the names of their claims`() {
    let shown = data(mount: "/data", metadata: "{name: datasets-{notebook-name}}")
    #expect(shown.field("volume-1-mount") == nil, "braces without quotes are no text")
    let sound = data(mount: "/data", metadata: "{name: 'datasets-{notebook-name}'}")
    #expect(
      sound["volume-1-mount"] == [
        "/home/jovyan/datasets-my-notebook", "mount /data → /home/jovyan/datasets-my-notebook",
      ]
    )
    #expect(
      sound.posted("datavols")?[0]?["mount"] == "/home/jovyan/datasets-my-notebook"
    )
  }

  @Test func `mounts existing claims by their names too`() {
    let shown = Shown(
      """
      dataVolumes:
        value:
        - {mount: /data, existingSource: {persistentVolumeClaim: {claimName: datasets}}}
      """
    )
    #expect(
      shown["volume-1-mount"] == [
        "/home/jovyan/datasets", "mount /data → /home/jovyan/datasets",
      ]
    )
    #expect(shown.form.notes.first?.path?.description == "dataVolumes.value[0].mount")
    #expect(shown.form.notes.first?.location == .init(line: 4, column: 15))
  }

  @Test(arguments: [
    ("v1.6.1", ["/data"]),
    ("v1.7.0", ["/home/jovyan/my-notebook-d", "mount /data → /home/jovyan/my-notebook-d"]),
  ])
  func `keeps the mount in releases before that`(version: String, field: [String]) {
    #expect(data(mount: "/data", by: version)["volume-1-mount"] == field)
  }

  @Test func `makes up a mount where there is none`() {
    #expect(
      data(mount: "''")["volume-1-mount"] == [
        "/home/jovyan/my-notebook-d", "no mount → /home/jovyan/my-notebook-d",
      ]
    )
  }

  @Test(arguments: [
    ("/home/jovyan", ["/home/jovyan"], "200"), ("data", ["data", "data → /data"], "200"),
    ("''", ["", "LAUNCH stays off: the workspace volume has no mount"], "off"),
    ("null", ["", "LAUNCH stays off: the workspace volume has no mount"], "off"),
    (
      "5", ["5", "launching is answered with 422: the mount is the number 5, not text"], "422"
    ),
    (
      "'/{notebook-name}'",
      ["/{notebook-name}", "{notebook-name} stays as it is in a mount"], "200"
    ),
  ])
  func `keeps the mount of the workspace`(mount: String, field: [String], verdict: String) {
    let shown = workspace(
      "{mount: \(mount), newPvc: {metadata: {name: '{notebook-name}-w'}, spec: \(Self.spec)}}"
    )
    #expect(shown["workspace-mount"] == field)
    #expect(shown.verdict == verdict)
  }

  // MARK: Names

  @Test(arguments: [
    ("{name: '{notebook-name}-d'}", ["my-notebook-d"], "200"),
    ("{generateName: '{notebook-name}-'}", ["my-notebook-"], "200"),
    (
      "{name: fixed}",
      ["fixed", "without {notebook-name} → a second notebook gets 409"], "200"
    ),
    (
      "{name: '{notebook-name}-{notebook-name}'}",
      [
        "my-notebook-{notebook-name}",
        "launching is answered with 422: 'my-notebook-{notebook-name}' is no name for a claim",
      ], "422"
    ),
    (
      "{name: '{notebook-name}.d'}",
      ["my-notebook.d", "the pod is refused: 'my-notebook.d' cannot name a volume"],
      "200, pod refused"
    ),
    ("{}", ["", "launching is answered with 422: the claim has no name"], "422"),
    (
      "{name: '{notebook-name}', generateName: 'x-'}",
      ["my-notebook", "generateName → not used, as there is a name"], "200"
    ),
    ("{name: 5}", ["5", "the number 5 → sent as text, the field fails"], "200"),
  ])
  func `fills in the notebook's name once`(metadata: String, field: [String], verdict: String) {
    let shown = data(metadata: metadata)
    #expect(shown["volume-1-name"] == field)
    #expect(shown.verdict == verdict)
  }

  // MARK: Sizes

  @Test(arguments: [
    ("10Gi", ["10Gi"], "200"), ("1Ti", ["1Gi", "1Ti → 1Gi"], "200"),
    ("1.5Gi", ["1Gi", "1.5Gi → 1Gi"], "200"), ("512Mi", ["0.512Gi", "512Mi → 0.512Gi"], "200"),
    (
      "0.5Gi",
      ["0Gi", "0.5Gi → 0Gi", "launching is answered with 422: a size of '0Gi'"], "422"
    ),
    ("10G", ["10Gi", "10G → 10Gi"], "200"), ("'5'", ["5Gi", "5 → 5Gi"], "200"),
    (
      "'1073741824'", ["1073741824Gi", "1073741824 → 1073741824Gi"], "200"
    ),
    (
      "lots",
      ["NaNGi", "lots → NaNGi", "launching is answered with 400: 'NaNGi' is no size"], "400"
    ),
    (
      "''",
      ["NaNGi", "no size → NaNGi", "launching is answered with 400: 'NaNGi' is no size"], "400"
    ),
    ("5.0Gi", ["5Gi"], "200"), ("050Gi", ["50Gi"], "200"), ("+5Gi", ["5Gi"], "200"),
    ("5", ["5", "5 → that many bytes"], "200"),
    ("null", ["", "launching is answered with 422: the size is null"], "422"),
  ])
  func `rewrites sizes as the form does`(size: String, field: [String], verdict: String) {
    let shown = data(
      spec: "{resources: {requests: {storage: \(size)}}, accessModes: [ReadWriteOnce]}"
    )
    #expect(shown["volume-1-size"] == field)
    #expect(shown.verdict == verdict)
  }

  // MARK: Classes and modes

  @Test(arguments: [
    ("fast", ["fast"], "200"),
    ("''", ["default class", "'' → the cluster's default class"], "200"),
    (
      "'{none}'",
      ["{none}", "launching is answered with 422: '{none}' is no name of a class"], "422"
    ),
  ])
  func `knows the storage class`(name: String, field: [String], verdict: String) {
    let shown = data(
      spec: "{resources: {requests: {storage: 5Gi}}, accessModes: [ReadWriteOnce], "
        + "storageClassName: \(name)}"
    )
    #expect(shown["volume-1-class"] == field)
    #expect(shown.verdict == verdict)
    let sent = shown.posted("datavols")?[0]?["newPvc"]?["spec"]?["storageClassName"]
    #expect(sent == (name == "''" ? nil : .string(name.replacing("'", with: ""))))
  }

  @Test(arguments: [
    ("[ReadWriteMany]", ["ReadWriteMany"], "200"),
    (
      "[ReadWriteMany, ReadOnlyMany]",
      ["ReadWriteMany", "ReadWriteMany, ReadOnlyMany → ReadWriteMany"], "200"
    ),
    (
      "[ReadWriteOncePod]", ["", "ReadWriteOncePod → no button for it, still used"], "200"
    ),
    ("[RWO]", ["", "launching is answered with 422: there is no access mode 'RWO'"], "422"),
    ("[]", ["", "launching is answered with 422: there is no list of access modes"], "422"),
    ("RWO", ["", "launching is answered with 422: there is no list of access modes"], "422"),
  ])
  func `uses one access mode of the workspace`(modes: String, field: [String], verdict: String) {
    let shown = workspace(
      "{mount: /home/jovyan, newPvc: {metadata: {name: '{notebook-name}-w'}, "
        + "spec: {resources: {requests: {storage: 5Gi}}, accessModes: \(modes)}}}"
    )
    #expect(shown["workspace-mode"] == field)
    #expect(shown.verdict == verdict)
  }

  @Test func `sends all access modes of a data volume`() {
    let shown = data(
      spec: "{resources: {requests: {storage: 5Gi}}, accessModes: [ReadWriteOnce, ReadOnlyMany]}"
    )
    #expect(
      shown["volume-1-mode"] == [
        "ReadWriteOnce", "ReadWriteOnce, ReadOnlyMany → all are sent",
      ]
    )
    #expect(
      shown.posted("datavols")?[0]?["newPvc"]?["spec"]?["accessModes"]
        == ["ReadWriteOnce", "ReadOnlyMany"]
    )
  }

  @Test func `drops keys it does not know, and says which`() {
    let shown = Shown(
      """
      dataVolumes:
        value:
        - mount: /home/jovyan/my-notebook-d
          name: disk
          newPvc:
            kind: PersistentVolumeClaim
            metadata: {name: "{notebook-name}-d", namespace: other, labels: {team: a}}
            spec:
              resources: {requests: {storage: 5Gi, cpu: "1"}, limits: {storage: 6Gi}}
              accessModes: [ReadWriteOnce]
              volumeMode: Block
      """
    )
    #expect(
      shown.words == [
        "name → dropped by the form", "kind → dropped by the form",
        "namespace → dropped by the form", "volumeMode → dropped by the form",
        "limits → dropped by the form", "cpu → dropped by the form",
      ]
    )
    #expect(
      shown.posted("datavols")?[0]?["newPvc"]?["metadata"]
        == ["name": "my-notebook-d", "labels": ["team": "a"]]
    )
    #expect(
      shown.posted("datavols")?[0]?["newPvc"]?["spec"]?["resources"]
        == ["requests": ["storage": "5Gi"]]
    )
  }

  // MARK: Existing sources

  @Test(arguments: [
    ("{claimName: shared}", ["shared"], "200"),
    ("{}", ["", "LAUNCH stays off: data volume 1 names no claim"], "off"),
    (
      "{claimName: 5}",
      ["5", "launching is answered with 422: the claim is the number 5, not text"], "422"
    ),
    (
      "{claimName: a.b}", ["a.b", "the pod is refused: 'a.b' cannot name a volume"],
      "200, pod refused"
    ),
    (
      "{claimName: a, readOnly: 'yes'}",
      ["a", "launching is answered with 422: readOnly is 'yes'"], "422"
    ),
  ])
  func `knows claims that exist`(claim: String, field: [String], verdict: String) {
    let shown = Shown(
      "dataVolumes: {value: [{mount: '', existingSource: {persistentVolumeClaim: \(claim)}}]}"
    )
    #expect(shown["volume-1-claim"] == field)
    #expect(shown.verdict == verdict)
  }

  @Test func `fails on other sources`() {
    let nfs = "{mount: /n, existingSource: {nfs: {server: s, path: /p}}}"
    #expect(
      workspace(nfs)["workspace-source"] == [
        "nfs", "LAUNCH stays off: the page fails on this kind of volume",
      ]
    )
    let shown = Shown(
      """
      dataVolumes:
        value:
        - \(nfs)
        - {mount: /d, newPvc: {metadata: {name: "{notebook-name}-d"}, spec: \(Self.spec)}}
      """
    )
    #expect(shown["volume-1-mount"] == ["/n"])
    #expect(shown.field("volume-2-name")?.shown == "{notebook-name}-d")
    #expect(shown.verdict == "422")
  }

  // MARK: None, and locks

  @Test(arguments: [("null", "200"), ("''", "200"), ("false", "200")])
  func `has no workspace`(value: String, verdict: String) {
    let shown = workspace(value)
    #expect(shown["workspace"] == ["none"])
    #expect(shown.posted("workspace") == nil)
    #expect(shown.verdict == verdict)
  }

  @Test(arguments: ["{}", "{readOnly: false}"])
  func `fails without a value, although the form works`(section: String) {
    let shown = Shown("workspaceVolume: \(section)")
    #expect(shown.verdict == "500")
  }

  @Test func `fails every launch with a lock`() {
    #expect(Shown("dataVolumes: {value: [], readOnly: true}").verdict == "400")
    #expect(workspace("null", rest: ", readOnly: true").verdict == "200")
    let locked = workspace(
      "{mount: /w, newPvc: {metadata: {name: '{notebook-name}-w'}, spec: \(Self.spec)}}",
      rest: ", readOnly: true"
    )
    #expect(locked.verdict == "400")
    #expect(locked.words.contains("readOnly → the field is not locked"))
  }

  // MARK: Clashes

  @Test func `finds what two volumes share`() {
    let claim = "{mount: '', existingSource: {persistentVolumeClaim: {claimName: a}}}"
    #expect(Shown("dataVolumes: {value: [\(claim), \(claim)]}").verdict == "200, pod refused")
    let new = "{mount: '', newPvc: {metadata: {name: '{notebook-name}'}, spec: \(Self.spec)}}"
    #expect(Shown("dataVolumes: {value: [\(new), \(new)]}").verdict == "409")
    let memory = workspace(
      "{mount: /dev/shm, newPvc: {metadata: {name: '{notebook-name}'}, spec: \(Self.spec)}}"
    )
    #expect(memory.words == ["the pod is refused: '/dev/shm' is mounted already"])
  }
}
