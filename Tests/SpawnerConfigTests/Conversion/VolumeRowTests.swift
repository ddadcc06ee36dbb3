import SpawnerConfig
import Testing
import YAMLEdit

/// The rows of the converter's table about volumes.
struct VolumeRowTests {
  private static let first = "dataVolumes.value[0].value"
  private static let sound =
    "type: {value: New}, name: {value: '{notebook-name}-d'}, size: {value: 5Gi}, "
    + "mountPath: {value: /data}, accessModes: {value: ReadWriteOnce}"

  /// The sound volume with some of it said otherwise.
  private static func volume(_ old: String, _ new: String) throws -> OldForm.Converted {
    try #require(sound.contains(old))
    return try OldForm(dataVolume: sound.replacing(old, with: new)).converted()
  }

  // MARK: Type

  @Test func `makes a new claim of the type New, and unwraps it`() throws {
    let converted = try OldForm(dataVolume: Self.sound).converted()
    let claim: YAMLValue = [
      "metadata": ["name": "{notebook-name}-d"],
      "spec": [
        "resources": ["requests": ["storage": "5Gi"]], "accessModes": ["ReadWriteOnce"],
      ],
    ]
    #expect(converted.volume == ["mount": "/data", "newPvc": claim])
  }

  @Test func `makes an existing source of the type Existing`() throws {
    let converted = try OldForm(
      dataVolume: "type: {value: Existing}, name: {value: sets}, mountPath: {value: /sets}, "
        + "size: {value: 5Gi}"
    ).converted()
    let source: YAMLValue = ["persistentVolumeClaim": ["claimName": "sets"]]
    #expect(converted.volume == ["mount": "/sets", "existingSource": source])
    #expect(
      converted.told(.dropped, at: Self.first + ".size")
        == ["'size' of data volume 1 is gone; a claim that exists has its own"]
    )
  }

  @Test func `makes no workspace and no data volume of the type None`() throws {
    let converted = try OldForm(dataVolume: "type: {value: None}, name: {value: x}").converted()
    #expect(converted.value["workspaceVolume"]?["value"] == .null)
    #expect(converted.value["dataVolumes"]?["value"] == [])
    #expect(
      converted.told(.dropped, at: "dataVolumes.value[0]") == [
        "data volume 1 is gone; its type was 'None', so that nothing else was looked at in it"
      ]
    )
    #expect(
      converted.told(.changed, at: "workspaceVolume.value")
        == ["there is no workspace volume: 'value: null'; its type was 'None'"]
    )
  }

  @Test func `takes a volume without a type for a new claim and says so`() throws {
    let converted = try Self.volume("type: {value: New}, ", "")
    #expect(converted.volume["newPvc"] != nil)
    #expect(
      converted.told(.decide, at: Self.first) == [
        "data volume 1 had no type, and is taken for a new claim; "
          + "the form must know where the storage comes from"
      ]
    )
  }

  // MARK: Name

  @Test func `gives a new claim without a name one that each notebook fills in`() throws {
    let converted = try Self.volume("name: {value: '{notebook-name}-d'}, ", "")
    #expect(converted.volume["newPvc"]?["metadata"] == ["name": "{notebook-name}-vol-1"])
    #expect(
      converted.told(.decide, at: Self.first) == [
        "data volume 1 had no name, and its claims are now named '{notebook-name}-vol-1'; "
          + "a new claim needs a name"
      ]
    )
  }

  @Test func `leaves it to the admin what an existing claim with a placeholder is`() throws {
    let form = OldForm(
      dataVolume:
        "type: {value: Existing}, name: {value: '{notebook-name}-d'}, mountPath: {value: /d}"
    )
    let error = #expect(throws: SpawnerConfigError.self) { try form.converted() }
    #expect(error?.code == .undecided)
    #expect(error?.findings.map(\.rule) == ["V010"])
    #expect(error?.location?.line == 6)
  }

  // MARK: Size

  @Test(arguments: [
    ("'10'", "10Gi"), ("10", "10Gi"), ("1Ti", "1024Gi"), ("2048Mi", "2Gi"), ("5Gi", "5Gi"),
    ("'5.0Gi'", "5.0Gi"),
  ])
  func `writes the same size in Gi`(old: String, new: String) throws {
    let converted = try Self.volume("size: {value: 5Gi}", "size: {value: \(old)}")
    #expect(converted.claim["resources"]?["requests"]?["storage"] == .string(new))
    let isSame = old.contains("5")
    #expect(converted.told(.changed, at: Self.first + ".size.value").isEmpty == isSame)
  }

  @Test(arguments: ["512Mi", "10G", "much"])
  func `leaves it to the admin which size is meant`(size: String) throws {
    let form = OldForm(dataVolume: Self.sound.replacing("5Gi", with: size))
    let error = #expect(throws: SpawnerConfigError.self) { try form.converted() }
    #expect(error?.code == .undecided)
    #expect(error?.findings.map(\.rule) == ["V015"])
    #expect(
      error?.description == """
        6:90: the file cannot be converted for v1.11.0 before this is decided: V015: expected a \
        whole number of Gi at 'spawnerFormDefaults.dataVolumes.value[0].newPvc.spec.resources.\
        requests.storage', found '\(size)'
        """
    )
  }

  // MARK: Mount

  @Test func `puts the name in the place of the volume's name`() throws {
    let converted = try Self.volume("/data}", "'/home/jovyan/{volume-name}'}")
    #expect(converted.volume["mount"] == "/home/jovyan/{notebook-name}-d")
    #expect(
      converted.told(.changed, at: Self.first + ".mountPath.value") == [
        "the mount '/home/jovyan/{volume-name}' is now '/home/jovyan/{notebook-name}-d'; "
          + "the form puts no volume's name into mounts any more"
      ]
    )
  }

  @Test func `mounts where users get a volume that says nothing`() throws {
    let converted = try Self.volume("mountPath: {value: /data}, ", "")
    #expect(converted.volume["mount"] == "/home/jovyan/{notebook-name}-d")
  }

  @Test func `tells that a single part cannot be locked`() throws {
    let converted = try Self.volume("{value: /data}", "{value: /data, readOnly: true, why: x}")
    #expect(
      converted.told(.dropped, at: Self.first + ".mountPath.readOnly") == [
        "'readOnly' of data volume 1's 'mountPath' is gone; "
          + "single parts of a volume cannot be locked any more"
      ]
    )
    #expect(converted.told(.dropped, at: Self.first + ".mountPath.why").count == 1)
  }

  // MARK: Access modes and class

  @Test(arguments: [
    ("accessModes: {value: ReadWriteMany}", ["ReadWriteMany"]),
    ("accessModes: {value: [ReadOnlyMany]}", ["ReadOnlyMany"]),
    ("accessModes: {value: ''}", ["ReadWriteOnce"]), ("x: {value: 1}", ["ReadWriteOnce"]),
  ])
  func `makes a list of the access mode`(old: String, new: [String]) throws {
    let converted = try Self.volume("accessModes: {value: ReadWriteOnce}", old)
    #expect(converted.claim["accessModes"] == .sequence(new.map { .string($0) }))
  }

  @Test(
    arguments: [
      ("'{none}'", nil), ("{none}", nil), ("'{empty}'", ""), ("''", ""), ("fast", "fast"),
    ] as [(String, YAMLValue?)]
  )
  func `says the class as Kubernetes does`(old: String, new: YAMLValue?) throws {
    let converted = try OldForm(dataVolume: Self.sound + ", class: {value: \(old)}").converted()
    #expect(converted.claim["storageClassName"] == new)
    let told = converted.told(.changed, at: Self.first + ".class.value")
    #expect(told.count == (new == nil ? 0 : 1))
  }

  @Test func `drops what the form for Rok and others had added`() throws {
    let converted = try OldForm(
      dataVolume: Self.sound + ", rokURL: {value: x}, extra: {a: b}, note: {value: y}"
    ).converted()
    let gone = "only the form for Rok read it, and that form is gone"
    #expect(
      converted.told(.dropped, at: Self.first + ".rokURL")
        == ["'rokURL' of data volume 1 is gone; \(gone)"]
    )
    #expect(
      converted.told(.dropped, at: Self.first + ".extra")
        == ["'extra' of data volume 1 is gone; \(gone)"]
    )
    #expect(
      converted.told(.dropped, at: Self.first + ".note")
        == ["'note' of data volume 1 is gone; the form has no such field"]
    )
    #expect(converted.report.isForRok)
  }

  // MARK: Locks

  @Test func `unlocks the volumes`() throws {
    let converted = try OldForm([
      ("dataVolumes", "{value: [{value: {\(Self.sound)}}], readOnly: true}"),
      (
        "workspaceVolume",
        "{value: {\(Self.sound.replacing("-d'", with: "-w'"))}, readOnly: true}"
      ),
    ]).converted()
    for name in ["dataVolumes", "workspaceVolume"] {
      #expect(converted.value[name]?["readOnly"] == false)
      #expect(
        converted.told(.changed, at: "\(name).readOnly") == [
          "'readOnly' of '\(name)' is now false: users can change the volumes; a form of today "
            + "sends them all the same, and the web app refuses every such launch"
        ]
      )
    }
  }

  @Test func `keeps the lock on a workspace that is none`() throws {
    let converted = try OldForm([
      ("workspaceVolume", "{value: {type: {value: None}}, readOnly: true}")
    ]).converted()
    #expect(converted.value["workspaceVolume"] == ["value": .null, "readOnly": true])
  }

  // MARK: Refusals

  @Test func `asks what an unknown type is`() throws {
    let form = OldForm(dataVolume: Self.sound.replacing("value: New", with: "value: Rok"))
    let error = #expect(throws: SpawnerConfigError.self) { try form.converted() }
    #expect(
      error?.description
        == "6:41: expected the type 'New', 'Existing' or 'None' of data volume 1, found 'Rok'"
    )
  }
}
