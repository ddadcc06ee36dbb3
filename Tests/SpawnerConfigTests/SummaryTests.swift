import SpawnerConfig
import Testing
import YAMLEdit

/// Edits in words.
struct SummaryTests {
  private static let volume = VolumeSpecification(
    mount: "/data",
    source: .existingClaim(name: "shared", readOnly: nil)
  )

  private static var change: WorkspaceChange {
    var change = WorkspaceChange(mount: "/home", newClaimName: "ws", size: "5Gi")
    change.storageClass = ""
    change.accessModes = [.readWriteOnce, .readWriteMany]
    return change
  }

  private static let cases: [(SpawnerEdit, String)] = imageAndVolumeCases + nounCases

  private static let gaudi = GPUVendor(limitsKey: "habana.ai/gaudi", uiName: "Gaudi")
  private static let group = PlacementOption(key: "gpu", displayName: "GPU", tolerations: [])
  private static let nodes = ["a", "b"].map {
    PlacementOption(key: $0, displayName: $0, nodeLabels: [])
  }

  private static let nounCases: [(SpawnerEdit, String)] = [
    (
      .gpus(.addVendor(gaudi, makeDefault: false)),
      "add GPU vendor 'habana.ai/gaudi' as 'Gaudi'"
    ),
    (
      .gpus(.addVendor(gaudi, makeDefault: true)),
      "add GPU vendor 'habana.ai/gaudi' as 'Gaudi', as default"
    ),
    (.gpus(.removeVendors(["a.b/c", "d.e/f"])), "remove GPU vendors 'a.b/c', 'd.e/f'"),
    (.gpus(.setDefault("a.b/c", number: nil)), "make GPU vendor 'a.b/c' the default"),
    (
      .gpus(.setDefault("a.b/c", number: .zero)),
      "make GPU vendor 'a.b/c' the default, with no GPU"
    ),
    (.gpus(.setDefault("a.b/c", number: .one)), "make GPU vendor 'a.b/c' the default, with 1 GPU"),
    (
      .gpus(.setDefault("a.b/c", number: .eight)),
      "make GPU vendor 'a.b/c' the default, with 8 GPUs"
    ),
    (.gpus(.clearDefault), "preselect no GPU"),
    (.placement(.add([group], makeDefault: true)), "add toleration group 'gpu', as default"),
    (.placement(.add(nodes, makeDefault: false)), "add affinities 'a', 'b'"),
    (.placement(.remove(["a"], from: .affinity)), "remove affinity 'a'"),
    (.placement(.remove(["a", "b"], from: .toleration)), "remove toleration groups 'a', 'b'"),
    (.placement(.setDefault("a", of: .affinity)), "make affinity 'a' the default"),
    (.placement(.setDefault(nil, of: .toleration)), "preselect no toleration group"),
    (.podDefaults(.add(["a"])), "preselect PodDefaults by label key 'a'"),
    (
      .podDefaults(.remove(["a", "b"])),
      "no longer preselect PodDefaults by label keys 'a', 'b'"
    ),
  ]

  private static let imageAndVolumeCases: [(SpawnerEdit, String)] = [
    (
      .addImages(["x:1"], to: .jupyter, at: .last, makeDefault: false),
      "add image 'x:1' to jupyter"
    ),
    (
      .addImages(["x:1", "y:1"], to: .groupOne, at: .first, makeDefault: true),
      "add images 'x:1', 'y:1' to group-one at the top, as default"
    ),
    (
      .addImages(["x:1"], to: .groupTwo, at: .before("y:1"), makeDefault: false),
      "add image 'x:1' to group-two before 'y:1'"
    ),
    (
      .removeImages(["x:1"], from: .jupyter, newDefault: nil), "remove image 'x:1' from jupyter"
    ),
    (
      .removeImages(["x:1"], from: .jupyter, newDefault: "y:1"),
      "remove image 'x:1' from jupyter, with 'y:1' as default"
    ),
    (
      .setDefaultImage("x:1", in: .jupyter, addIfMissing: true),
      "make image 'x:1' the default of jupyter"
    ),
    (
      .replaceImage("x:1", with: "x:2", in: .jupyter),
      "replace image 'x:1' with 'x:2' in jupyter"
    ),
    (.moveImage("x:1", in: .jupyter, to: .last), "move image 'x:1' in jupyter to the end"),
    (.moveImage("x:1", in: .jupyter, to: .first), "move image 'x:1' in jupyter to the top"),
    (
      .moveImage("x:1", in: .jupyter, to: .after("y:1")),
      "move image 'x:1' in jupyter after 'y:1'"
    ),
    (.addVolume(volume), "add data volume 'shared' at '/data'"),
    (.removeVolumes(["shared"]), "remove data volume 'shared'"),
    (.removeVolumes(["shared", "/tmp"]), "remove data volumes 'shared', '/tmp'"),
    (.clearVolumes, "remove all data volumes"),
    (.setVolumes([]), "set the list of data volumes"),
    (
      .setWorkspace(change),
      """
      change the workspace volume: mount '/home', new claim 'ws', size '5Gi', \
      the default storage class, access modes ReadWriteOnce, ReadWriteMany
      """
    ),
    (.setWorkspace(WorkspaceChange(claim: "c")), "change the workspace volume: claim 'c'"),
    (.setWorkspace(WorkspaceChange()), "change the workspace volume: nothing"),
    (.replaceWorkspace(.null), "replace the workspace volume"),
    (.disableWorkspace, "disable the workspace volume"),
  ]

  @Test(arguments: cases)
  func `says an edit in words`(_ edit: SpawnerEdit, _ words: String) {
    #expect(edit.summary == words)
  }
}
