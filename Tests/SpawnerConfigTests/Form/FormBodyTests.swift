import SpawnerConfig
import TestSupport
import Testing
import YAMLEdit

/// What LAUNCH sends, and the whole form for files as they are in use.
struct FormBodyTests {
  @Test func `sends every control that is on, in the form's order`() {
    let shown = Shown("", name: "trial")
    #expect(
      shown.form.body?.mapping?.keys.compactMap(\.string) == [
        "name", "namespace", "image", "allowCustomImage", "imagePullPolicy", "customImage",
        "customImageCheck", "serverType", "cpu", "cpuLimit", "memory", "memoryLimit", "gpus",
        "affinityConfig", "tolerationGroup", "datavols", "shm", "configurations",
      ]
    )
    #expect(
      shown.form.body == [
        "name": "trial", "namespace": "NAMESPACE", "image": "example/lab:v1",
        "allowCustomImage": true, "imagePullPolicy": "IfNotPresent", "customImage": "",
        "customImageCheck": false, "serverType": "jupyter", "cpu": "0.5", "cpuLimit": "0.6",
        "memory": "1Gi", "memoryLimit": "1.2Gi", "gpus": ["num": "none"], "affinityConfig": "",
        "tolerationGroup": "", "datavols": [], "shm": true, "configurations": [],
      ]
    )
    #expect(shown.words.isEmpty)
    #expect(shown.verdict == "200")
  }

  @Test func `leaves out what is locked`() {
    let shown = Shown(
      """
      cpu: {value: "1", limitFactor: "1.2", readOnly: true}
      memory: {value: 1Gi, limitFactor: "1.2", readOnly: true}
      imagePullPolicy: {value: Always, readOnly: true}
      affinityConfig: {value: "", options: [], readOnly: true}
      tolerationGroup: {value: "", options: [], readOnly: true}
      gpus: {value: {num: none, vendor: "", vendors: []}, readOnly: true}
      shm: {value: true, readOnly: true}
      configurations: {value: [], readOnly: true}
      """
    )
    #expect(
      shown.form.body?.mapping?.keys.compactMap(\.string) == [
        "name", "namespace", "image", "allowCustomImage", "customImage", "customImageCheck",
        "serverType", "datavols",
      ]
    )
    #expect(shown.fields.filter(\.isLocked).count == 11)
    #expect(shown.verdict == "200")
  }

  @Test func `sends the limits of the built form as empty texts`() {
    let shown = Shown("cpu: null")
    #expect(shown.posted("cpu") == "1")
    #expect(shown.posted("cpuLimit") == "")
    #expect(shown.posted("memory") == "1Gi")
    #expect(shown.posted("memoryLimit") == "")
    #expect(shown.posted("gpus") == ["vendor": "", "num": ""])
    #expect(
      shown.posted("workspace") == [
        "mount": "/home/jovyan",
        "newPvc": [
          "metadata": ["name": "my-notebook-volume"],
          "spec": [
            "accessModes": ["ReadWriteOnce"], "resources": ["requests": ["storage": "5Gi"]],
          ],
        ],
      ]
    )
  }

  @Test func `finds the first failure in the order of the backend`() {
    let shown = Shown(
      """
      shm: {value: null}
      configurations: {value: null}
      cpu: {value: "1"}
      gpus: {value: {num: "1", vendor: gpu, vendors: []}}
      """
    )
    #expect(
      shown.form.launch?.failures.compactMap(\.path?.description) == [
        "cpu.limitFactor", "configurations.value", "shm.value", "gpus.value.vendor",
      ]
    )
    #expect(shown.verdict == "500")
  }

  // MARK: Names

  @Test(arguments: [
    ("a", true), ("my-notebook", true), ("n9", true), (String(repeating: "a", count: 50), true),
    (String(repeating: "a", count: 51), false), ("9n", false), ("-a", false), ("a-", false),
    ("A", false), ("a.b", false), ("", false), ("ä", false),
  ])
  func `takes names of notebooks as the form does`(name: String, isAccepted: Bool) {
    #expect(FormRequest.accepts(notebookName: name) == isAccepted)
  }

  // MARK: Files in use

  /// Where the set-up stops with a file of some age, and what a launch is answered with.
  @Test(
    .needsCorpus,
    arguments: [
      ("v0.6.2.yaml", "v1.11.0", "imagePullPolicy", "off"),
      ("v1.0.yaml", "v1.11.0", "imagePullPolicy", "off"),
      ("v1.1.0.yaml", "v1.11.0", "imagePullPolicy", "off"),
      ("v1.2.0.yaml", "v1.11.0", "imagePullPolicy", "off"),
      ("v1.3.0.yaml", "v1.11.0", "workspaceVolume", "off"),
      ("v1.4.0.yaml", "v1.11.0", "workspaceVolume", "off"),
      ("v1.5.0.yaml", "v1.5.0", nil, "200"), ("v1.5.0.yaml", "v1.11.0", nil, "200"),
      ("v1.6.1.yaml", "v1.6.1", nil, "200"), ("v1.7.0.yaml", "v1.7.0", nil, "200"),
      ("v1.8.0.yaml", "v1.8.0", nil, "200"), ("v1.9.2.yaml", "v1.9.2", nil, "200"),
      ("v1.10.0.yaml", "v1.10.0", nil, "200"), ("v1.11.0.yaml", "v1.11.0", nil, "200"),
    ] as [(String, String, String?, String)]
  )
  func `is right about files that were shipped`(
    file: String,
    version: String,
    stop: String?,
    verdict: String
  ) throws {
    let found = try #require(try Corpus.files().first { $0.name == file })
    let shown = Shown(bytes: found.bytes, by: version)
    let remark = shown.words.first { $0.contains("set-up stops") }
    #expect((remark != nil) == (stop != nil))
    #expect(stop.map { remark?.contains("stops at '\($0)'") == true } ?? true)
    #expect(shown.verdict == verdict)
    if stop == nil { #expect(shown.words.isEmpty) }
  }

  @Test(.needsCorpus) func `has nothing to say where the file is a template`() throws {
    let found = try #require(try Corpus.files().first { $0.name == "v0.5.1.yaml" })
    #expect(Shown(bytes: found.bytes).verdict == "unknown")
  }

  @Test func `moves places into the file around`() {
    let form = Form(of: Array("spawnerFormDefaults:\n  cpu: null\n".utf8)) { place in
      SourceLocation(line: place.line + 100, column: place.column)
    }
    #expect(form.remarks.first?.location?.line == 102)
  }
}
