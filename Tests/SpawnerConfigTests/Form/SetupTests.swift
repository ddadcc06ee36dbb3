import SpawnerConfig
import Testing
import YAMLEdit

/// How far the form's set-up gets, and what is left of it then.
struct SetupTests {
  private static let order = [
    "cpu", "memory", "image", "imageGroupOne", "imageGroupTwo", "imagePullPolicy",
    "workspaceVolume", "dataVolumes", "affinityConfig", "tolerationGroup", "gpus", "shm",
    "configurations",
  ]

  @Test(arguments: [
    ("cpu", "off"), ("memory", "off"), ("image", "off"), ("imagePullPolicy", "off"),
    ("workspaceVolume", "off"), ("dataVolumes", "off"), ("affinityConfig", "off"),
    ("tolerationGroup", "off"), ("shm", "500"), ("configurations", "500"),
  ])
  func `stops at a section that is null`(section: String, verdict: String) {
    let shown = Shown("\(section): null")
    let later = Self.order.drop { $0 != section }.dropFirst()
    let rest =
      later.isEmpty
      ? "" : ", and these keep built-in values: \(later.joined(separator: ", "))"
    #expect(
      shown.form.remarks.map(\.words) == [
        "'\(section)' is null → the form's set-up stops at '\(section)'\(rest)"
      ]
    )
    #expect(shown.form.remarks.first?.path?.description == section)
    #expect(shown.form.remarks.first?.location?.line == 2)
    #expect(shown.verdict == verdict)
  }

  @Test func `keeps what the form is built with after a stop`() {
    let shown = Shown("image: null")
    #expect(shown["cpu"] == ["0.5"])
    #expect(shown["pull-policy"] == ["IfNotPresent"])
    #expect(shown.field("workspace-name")?.shown == "my-notebook-volume")
    #expect(shown.field("workspace-size")?.shown == "5Gi")
    #expect(shown.field("workspace-mount")?.shown == "/home/jovyan")
    #expect(shown["data-volumes"] == ["none"])
    #expect(shown["gpu-number"] == [""])
    #expect(
      shown["gpu-vendor"] == ["", "LAUNCH stays off: no number of GPUs is chosen"]
    )
    #expect(shown["shm"] == ["on"])
    for id in ["pull-policy", "workspace-size", "data-volumes", "gpu-number", "shm", "affinity"] {
      #expect(shown.field(id)?.isBuiltIn == true, "\(id)")
    }
    #expect(shown.field("cpu")?.isBuiltIn == false)
    for id in ["jupyter-image", "group-one-image", "group-two-image"] {
      #expect(shown[id].contains("LAUNCH stays off: no image is preselected"), "\(id)")
    }
  }

  @Test func `stops in the middle of a section, keeping what was set before`() {
    let factor = Shown("cpu: {value: \"2\", limitFactor: off, readOnly: true}")
    #expect(factor["cpu"] == ["2 (locked)"])
    #expect(factor.field("cpu-limit")?.shown == "")
    #expect(factor.field("memory")?.isBuiltIn == true)
    #expect(factor.words.contains { $0.hasPrefix("'cpu.limitFactor' is a boolean → ") })

    let volumes = Shown(
      """
      dataVolumes:
        value:
        - {mount: /a, existingSource: {persistentVolumeClaim: {claimName: first}}}
        - {mount: /b}
        - {mount: /c, existingSource: {persistentVolumeClaim: {claimName: third}}}
      """
    )
    #expect(volumes.field("volume-1-claim")?.shown == "first")
    #expect(volumes.field("volume-2-claim") == nil)
    #expect(volumes.field("volume-3-claim") == nil)
    #expect(
      volumes.form.remarks.first?.words.hasPrefix(
        "data volume 2 has neither 'newPvc' nor 'existingSource' → "
      ) == true
    )
  }

  @Test(arguments: [
    ("memory: {value: true}", "memory"), ("memory: {value: [1]}", "memory"),
    ("memory: {value: 1Gi, limitFactor: []}", "memory"),
    ("workspaceVolume: {value: {mount: /a}}", "workspaceVolume"),
    ("workspaceVolume: {value: text}", "workspaceVolume"),
    ("workspaceVolume: {value: {mount: /a, newPvc: {spec: {}}}}", "workspaceVolume"),
    ("workspaceVolume: {value: {mount: /a, newPvc: {metadata: {}}}}", "workspaceVolume"),
    (
      "workspaceVolume: {value: {mount: /a, newPvc: {metadata: {}, spec: {resources: {}}}}}",
      "workspaceVolume"
    ),
    ("dataVolumes: {}", "dataVolumes"), ("dataVolumes: {value: null}", "dataVolumes"),
    ("dataVolumes: {value: {}}", "dataVolumes"), ("dataVolumes: {value: [null]}", "dataVolumes"),
    ("gpus: {}", "gpus"), ("gpus: {value: null}", "gpus"), ("gpus: 5", "gpus"),
  ])
  func `stops at a value that it fails on`(sections: String, section: String) {
    let remark = Shown(sections).form.remarks.first?.words
    #expect(remark?.contains("the form's set-up stops at '\(section)'") == true)
  }

  @Test(arguments: [
    "gpus: null", "cpu: {value: x}", "image: []", "imagePullPolicy: text", "affinityConfig: {}",
    "workspaceVolume: 5", "imageGroupOne: null", "environment: null", "shm: {}",
  ])
  func `goes on all the same with other oddities`(sections: String) {
    #expect(!Shown(sections).words.contains { $0.contains("set-up stops") })
  }

  @Test(arguments: [
    ("v1.5.0", "the form's set-up stops at 'imageGroupOne'"),
    ("v1.6.1", "no image → the button is hidden"),
    ("v1.7.0", "no image → the button stays, and launching with it is answered with 400"),
  ])
  func `treats a group without images by the release`(version: String, note: String) {
    let shown = Shown("imageGroupOne: null", by: version)
    #expect(shown.words.contains { $0.contains(note) })
  }

  @Test func `notes keys that the backend takes for fields`() {
    #expect(Shown("serverType: jupyter").verdict == "500")
    #expect(Shown("name: {value: a, readOnly: true}").verdict == "400")
    #expect(Shown("cpuLimit: {value: \"2\"}").verdict == "200")
    #expect(
      Shown("namespace: 5").form.remarks.map(\.words) == [
        "launching is answered with 500: 'namespace' must not be in the file"
      ]
    )
  }

  // MARK: Files that never reach the form

  @Test(arguments: ["a: [", "a:\n\tb: 1\n", "a: 1\n---\nb: 2\n", "a: *b\n", "a: !x y\n"])
  func `says that the web app serves its own sample, and shows none`(text: String) {
    let shown = Shown(bytes: Array(text.utf8))
    #expect(shown.form.parts.isEmpty)
    #expect(shown.form.body == nil)
    #expect(shown.form.launch == nil)
    #expect(shown.words.count == 1)
    #expect(shown.words[0].contains("serves the sample that is built into its image"))
  }

  @Test(arguments: [
    "", "# nothing\n", "null\n", "[1]\n", "other: {}\n", "spawnerFormDefaults:\n",
    "spawnerFormDefaults: []\n", "spawnerFormDefaults: {}\n",
    "spawnerFormDefaults: {shm: {value: 2024-02-30}}\n",
  ])
  func `shows the form as it is built where the web app sends nothing`(text: String) {
    let shown = Shown(bytes: Array(text.utf8))
    #expect(shown["cpu"].first == "1")
    #expect(shown.field("jupyter-image")?.options.isEmpty == true)
    #expect(shown.fields.allSatisfy { $0.isBuiltIn || ["name", "custom-image"].contains($0.id) })
    #expect(shown.verdict == "off")
    #expect(shown.form.launch?.failures.map(\.kind) == [.answer(500)])
    #expect(shown.words[0].hasSuffix("the form keeps its built-in defaults"))
  }

  @Test(arguments: ["shm: {value: .inf}", "shm: {value: true, 1: 2}"])
  func `shows the form as it is built where the file is no JSON`(sections: String) {
    let shown = Shown(sections)
    #expect(shown["cpu"] == ["1"] || shown.field("cpu")?.shown == "1")
    #expect(shown.verdict == "off")
    #expect(shown.form.launch?.failures.isEmpty == true)
  }
}
