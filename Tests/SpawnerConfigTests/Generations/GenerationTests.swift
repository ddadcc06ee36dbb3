import SpawnerConfig
import TestSupport
import Testing
import YAMLEdit

/// The generation of a file, by what only that generation has.
struct GenerationTests {
  @Test(.needsCorpus) func `recognises the generation of every file that was shipped`() throws {
    let expected: [String: Generation] = [
      "v0.6.2.yaml": .extraResources, "v1.0.yaml": .gpus, "v1.1.0.yaml": .gpus,
      "v1.2.0.yaml": .placement, "v1.3.0.yaml": .imageGroups, "v1.4.0.yaml": .hiddenNames,
    ]
    for file in try Corpus.files() {
      let isPlain = file.name != "v0.5.1.yaml" && !file.name.contains("configmap")
      guard isPlain else { continue }
      let generation = try SpawnerDocument(file.bytes).generation
      #expect(generation == expected[file.name] ?? .claims, "\(file.name)")
    }
  }

  @Test(arguments: [
    ("{workspaceVolume: {value: {newPvc: {}}}}", Generation.claims),
    ("{dataVolumes: {value: [{mount: /a}]}, gpus: {}}", .claims),
    ("{workspaceVolume: {value: {type: {value: New}}}, hideTag: false}", .hiddenNames),
    ("{workspaceVolume: {value: {size: {value: 5Gi}}}, imageVSCode: {}}", .serverTypes),
    ("{workspaceVolume: {value: {mountPath: {value: /}}}, gpus: {}}", .gpus),
    (
      "{dataVolumes: {value: [{value: {type: {value: New}}}]}, extraResources: {}}", .extraResources
    ),
    ("{cpu: {limitFactor: none}, gpus: {}}", .claims),
    ("{hideTag: true}", .claims),
    ("{image: {value: a}}", .claims),
  ])
  func `recognises a generation by its marks`(_ text: String, _ expected: Generation) throws {
    let document = try SpawnerDocument(Array("spawnerFormDefaults: \(text)\n".utf8))
    #expect(document.generation == expected)
  }

  @Test func `orders generations by age`() {
    #expect(Generation.allCases == Generation.allCases.sorted())
    #expect(Generation.gpus < .claims)
  }

  // MARK: Volume edits

  private static let volume = VolumeSpecification(
    mount: "/a",
    source: .existingClaim(name: "a", readOnly: nil)
  )

  @Test(arguments: [
    SpawnerEdit.addVolume(volume), .removeVolumes(["a"]), .clearVolumes, .setVolumes([]),
    .setWorkspace(WorkspaceChange(size: "1Gi")), .replaceWorkspace(.null), .disableWorkspace,
  ])
  func `refuses volume edits on an old file`(_ edit: SpawnerEdit) throws {
    let text = """
      spawnerFormDefaults:
        workspaceVolume:
          value:
            type: {value: New}
            size: {value: 5Gi}
        gpus: {}
      """
    try expectRefusal(
      of: edit,
      on: text,
      code: .oldGeneration,
      message: """
        4:7: expected a volume with 'mount' and 'newPvc' or 'existingSource' \
        at 'spawnerFormDefaults.workspaceVolume.value', found the shape of Kubeflow 1.0
        """
    )
  }

  @Test func `refuses volume edits on an old file that has no volumes`() throws {
    try expectRefusal(
      of: .addVolume(Self.volume),
      on: "spawnerFormDefaults: {image: {}, affinityConfig: {}, dataVolumes: {value: []}}\n",
      code: .oldGeneration,
      message: "1:22: expected a file of Kubeflow 1.5 or later, found one of Kubeflow 1.2"
    )
  }

  @Test(.needsCorpus)
  func `edits volumes only in the shipped files that have the new shape`() throws {
    for file in try Corpus.files() {
      let isPlain = file.name != "v0.5.1.yaml" && !file.name.contains("configmap")
      guard isPlain else { continue }
      let document = try SpawnerDocument(file.bytes)
      let edit = SpawnerEdit.addVolume(Self.volume)
      guard document.generation == .claims else {
        let error = #expect(throws: SpawnerConfigError.self, "\(file.name)") {
          try edit.applied(to: document)
        }
        #expect(error?.code == .oldGeneration, "\(file.name)")
        continue
      }
      let added = try edit.applied(to: document)
      #expect(added.volumes().map(\.claim) == ["a"], "\(file.name)")
      #expect(newErrors(from: document.bytes, to: added.bytes) == [], "\(file.name)")
    }
  }

  @Test func `edits images in old files too`() throws {
    let text = "spawnerFormDefaults: {image: {value: a, options: [a]}, extraResources: {}}\n"
    try expect(
      .addImages(["b"], to: .jupyter, at: .last, makeDefault: false),
      of: text,
      gives: text.replacing("[a]", with: "[a, b]")
    )
  }
}
