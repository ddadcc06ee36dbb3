import TestSupport
import Testing
import YAMLEdit

@testable import SpawnerConfig

/// The list of all fields, with what a file says.
struct ListedFieldTests {
  @Test func `names items by what they go by, and shows what is there`() throws {
    let document = try SpawnerDocument(Array(FieldTable.text.utf8))
    let fields = try document.fields()
    let values = Dictionary(fields.map { ($0.path, $0.value) }, uniquingKeysWith: { $1 })
    #expect(values["gpus.value.vendors[amd.com/gpu].uiName"] == "AMD")
    #expect(values["image.options[registry.example/lab:v2]"] == "registry.example/lab:v2")
    #expect(values["dataVolumes.value[tmp-].mount"] == "/scratch")
    #expect(values["affinityConfig.options[gpu].displayName"] == "On a GPU node")
    #expect(
      values["workspaceVolume.value.newPvc.metadata.labels[example.com/team]"] == "a"
    )
    #expect(Set(fields.map(\.path)).count == fields.count)
  }

  @Test func `every reachable path leads to the value it shows`() throws {
    let document = try SpawnerDocument(Array(FieldTable.text.utf8))
    for field in try document.fields() where field.isReachable {
      let path = try FieldPath(parsing: field.path)
      let place = try document.existingPlace(of: path)
      #expect(place.flatMap { document.document.value(at: $0) } == field.value, "\(field.path)")
    }
  }

  @Test func `counts items that share a name, and shows the parts that items could have`() throws {
    let text = """
      spawnerFormDefaults:
        image: {value: a:1, options: [a:1, a:1, 7]}
        gpus: {value: {num: none, vendors: []}}
      """
    let fields = try SpawnerDocument(Array(text.utf8)).fields()
    let images = fields.filter { $0.path.hasPrefix("image.options[") }.map(\.path)
    #expect(images == ["image.options[0]", "image.options[1]", "image.options[2]"])
    let vendor = try #require(fields.first { $0.path == "gpus.value.vendors[].limitsKey" })
    #expect(!vendor.isReachable)
    #expect(vendor.kind == "resource name")
    let policy = try #require(fields.first { $0.path == "imagePullPolicy.value" })
    #expect(policy.choices == ["Always", "IfNotPresent", "Never"])
    #expect(policy.value == nil)
    #expect(fields.first { $0.path == "shm.readOnly" }?.absent == false)
  }

  @Test func `begins where it is told`() throws {
    let document = try SpawnerDocument(Array(FieldTable.text.utf8))
    let path = try FieldPath(parsing: "gpus.value.vendors[nvidia.com/gpu]")
    let below = try document.fields(below: path).map(\.path)
    #expect(
      below == [
        "gpus.value.vendors[nvidia.com/gpu]", "gpus.value.vendors[nvidia.com/gpu].limitsKey",
        "gpus.value.vendors[nvidia.com/gpu].uiName",
      ]
    )
    #expect(ListedField.all.allSatisfy { $0.value == nil })
    #expect(ListedField.all.count > 50)
  }
}
