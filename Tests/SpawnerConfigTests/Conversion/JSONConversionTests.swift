import SpawnerConfig
import Testing
import YAMLEdit

/// Files in the quotes and braces of JSON, which is YAML, too.
struct JSONConversionTests {
  @Test(arguments: [
    ("\"extraResources\": {\"value\": \"{}\", \"readOnly\": false},", ["extraResources"]),
    (
      """
      "imageVSCode": {"value": "c:1", "options": ["c:1"]},
      "imageRStudio": {"value": "r:1", "options": ["r:1"]},
      """, ["imageVSCode", "imageRStudio"]
    ),
  ])
  func `stay JSON in another generation`(sections: String, old: [String]) throws {
    let text = """
      {"spawnerFormDefaults": {
        "image": {"value": "a:1", "options": ["a:1"]},
        \(sections)
        "cpu": {"value": "1"}, "memory": {"value": "1Gi"},
        "workspaceVolume": {"value": {
          "type": {"value": "New"}, "name": {"value": "{notebook-name}-w"},
          "size": {"value": "5Gi"}, "mountPath": {"value": "/home/jovyan"},
          "accessModes": {"value": "ReadWriteOnce"}}},
        "dataVolumes": {"value": []}, "shm": {"value": true}, "configurations": {"value": []}
      }}

      """
    let converted = String(
      decoding: try Conversion(of: Array(text.utf8), to: .newest).bytes,
      as: UTF8.self
    )
    for name in old { #expect(!converted.contains("\"\(name)\"")) }
    // Outside of its texts JSON has no letters but those of three words.
    let rest = converted.replacing(/"[^"]*"/, with: "").replacing(/true|false|null/, with: "")
    #expect(rest.allSatisfy { !$0.isLetter }, "\(converted)")
  }
}
