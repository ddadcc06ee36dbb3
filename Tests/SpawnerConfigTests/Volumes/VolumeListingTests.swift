import SpawnerConfig
import Testing

/// Volumes as they are listed, with where users will find them.
struct VolumeListingTests {
  private func document(_ text: String) throws -> SpawnerDocument {
    try SpawnerDocument(Array(text.utf8))
  }

  @Test func `shows an existing claim and where users will find it`() throws {
    let volumes = try document(Sample.withVolumes).volumes()
    let first = try #require(volumes.first)
    #expect(volumes.count == 2)
    #expect(first.position == 1)
    #expect(first.kind == .existingClaim)
    #expect(first.mount == "/home/jovyan/shared")
    #expect(first.effectiveMount == "/home/jovyan/shared")
    #expect(first.claim == "shared")
    #expect(first.newClaim == nil)
    #expect(first.readOnly == nil)
  }

  @Test func `shows a claim to be made with size and modes`() throws {
    let volume = try #require(try document(Sample.withVolumes).volumes().last)
    #expect(volume.kind == .newClaim)
    #expect(volume.mount == "/scratch")
    #expect(volume.effectiveMount == "/home/jovyan/{notebook-name}-scratch")
    #expect(volume.newClaim == "{notebook-name}-scratch")
    #expect(volume.size == "10Gi")
    #expect(volume.storageClass == nil)
    #expect(volume.accessModes == ["ReadWriteOnce"])
  }

  @Test func `keeps the workspace's mount`() throws {
    let workspace = try #require(try document(Sample.text).workspace())
    #expect(workspace.position == nil)
    #expect(workspace.effectiveMount == "/home/jovyan")
    #expect(workspace.size == "5Gi")
  }

  @Test(arguments: ["null", "\"\"", "false"])
  func `knows the ways to say no workspace`(_ value: String) throws {
    let text = "spawnerFormDefaults: {workspaceVolume: {value: \(value)}}\n"
    #expect(try document(text).workspace() == nil)
  }

  @Test func `shows a source that the form does not know by its mount`() throws {
    let text = """
      spawnerFormDefaults:
        dataVolumes:
          value:
          - {mount: /nfs, existingSource: {nfs: {server: files, path: /}}}
          - {type: {value: New}, name: {value: old}}
          - 7
      """
    let volumes = try document(text).volumes()
    #expect(volumes.map(\.kind) == [.other, .other, .other])
    #expect(volumes.map(\.effectiveMount) == ["/nfs", nil, nil])
    #expect(volumes.map(\.position) == [1, 2, 3])
  }
}
