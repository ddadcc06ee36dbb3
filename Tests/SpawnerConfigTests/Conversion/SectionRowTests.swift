import SpawnerConfig
import Testing
import YAMLEdit

/// The rows of the converter's table about everything but volumes.
struct SectionRowTests {
  // MARK: Images

  @Test func `says that users may not type an image where the list was locked`() throws {
    let image = #"{value: "a:1", options: ["a:1", "b:1"], readOnly: true}"#
    let converted = try OldForm([("image", image)]).converted()
    #expect(converted.value["image"] == ["value": "a:1", "options": ["a:1", "b:1"]])
    #expect(converted.value["allowCustomImage"] == false)
    #expect(
      converted.told(.decide, at: "image.readOnly") == [
        "users can choose among all 2 listed images; the old web app forced the default image; "
          + "to keep that, list this one only"
      ]
    )
    #expect(converted.told(.changed, at: "image.readOnly").count == 1)
  }

  @Test func `lets users type an image where the list was not locked`() throws {
    let image = #"{value: "a:1", options: ["a:1"], readOnly: false}"#
    let converted = try OldForm([("image", image)]).converted()
    #expect(converted.value["image"]?["readOnly"] == false)
    #expect(converted.value["allowCustomImage"] == true)
    #expect(
      converted.told(.added, at: "allowCustomImage") == [
        "'allowCustomImage' is new: users can still type an image of their own; "
          + "without it the form hides the field for that"
      ]
    )
  }

  @Test func `gives the groups of a release candidate their names`() throws {
    let converted = try OldForm([
      ("imageVSCode", #"{value: "c:1", options: ["c:1"]}"#),
      ("imageRStudio", #"{value: "r:1", options: ["r:1"]}"#),
      ("imagePullPolicy", "{value: Always}"),
    ]).converted()
    #expect(converted.value["imageGroupOne"] == ["value": "c:1", "options": ["c:1"]])
    #expect(converted.value["imageGroupTwo"] == ["value": "r:1", "options": ["r:1"]])
    #expect(converted.value["imageVSCode"] == nil)
    #expect(converted.value["imageRStudio"] == nil)
    #expect(converted.value["allowCustomImage"] == nil)
    #expect(
      converted.told(.changed, at: "imageVSCode") == [
        "'imageVSCode' is now 'imageGroupOne'; the form knows the group by this name only, "
          + "and offers its images from now on"
      ]
    )
  }

  @Test func `drops a group that stands under both names`() throws {
    let group = #"{value: "c:1", options: ["c:1"]}"#
    let converted = try OldForm([("imageVSCode", "{value: x}"), ("imageGroupOne", group)])
      .converted()
    #expect(converted.value["imageGroupOne"] == ["value": "c:1", "options": ["c:1"]])
    #expect(converted.value["imageVSCode"] == nil)
    #expect(converted.told(.dropped, at: "imageVSCode").count == 1)
  }

  @Test func `says which groups have no image, and adds them only where they must be`() throws {
    let newest = try OldForm().converted()
    #expect(newest.value["imageGroupOne"] == nil)
    #expect(
      newest.told(.decide, at: "imageGroupOne") == [
        "there are no images in group-one; the form shows the group's button all the same, and "
          + "launching from it fails until there is an image"
      ]
    )
    let old = try OldForm().converted(to: #require(AppVersion(parsing: "1.5")))
    let image: YAMLValue =
      "public.ecr.aws/j1r0q0g6/notebooks/notebook-servers/codeserver-python:v1.5.0"
    #expect(old.value["imageGroupOne"] == ["value": image, "options": [image]])
    #expect(old.told(.decide, at: "imageGroupOne").count == 1)
    let between = try OldForm().converted(to: #require(AppVersion(parsing: "1.6.1")))
    #expect(between.told(.decide, at: "imageGroupTwo") == [])
  }

  // MARK: Limits

  @Test(
    arguments: [
      ([], "old web apps set no limit; to keep that, write \"none\""),
      (
        [("affinityConfig", #"{value: "", options: []}"#)],
        "Kubeflow 1.2 made the limit equal to the request; to keep that, write \"1\""
      ),
      (
        [("imageVSCode", #"{value: "c:1", options: ["c:1"]}"#)],
        "the web app needs it; this is its own default"
      ),
    ] as [([(String, String?)], String)]
  )
  func `adds a limit factor and says what it was before`(
    changes: [(String, String?)],
    reason: String
  ) throws {
    let converted = try OldForm(changes).converted()
    #expect(converted.value["cpu"] == ["value": "1", "limitFactor": "1.2"])
    #expect(converted.value["memory"]?["limitFactor"] == "1.2")
    #expect(
      converted.told(.changed, at: "memory.limitFactor") == [
        "'limitFactor' is '1.2': a notebook's memory limit is 1.2 times its request; \(reason)"
      ]
    )
  }

  @Test(arguments: ["0.04", "0.12", "0.01"])
  func `sets no limit that would be rounded below the request`(request: String) throws {
    let converted = try OldForm([("cpu", "{value: '\(request)'}")]).converted()
    #expect(converted.value["cpu"]?["limitFactor"] == "none")
    #expect(
      converted.told(.changed, at: "cpu.limitFactor") == [
        "'limitFactor' is 'none': notebooks have no cpu limit unless the user sets one; "
          + "the request is so small that a limit of 1.2 times as much would be rounded below it"
      ]
    )
  }

  // MARK: Extra resources

  @Test(arguments: [
    (#""{'nvidia.com/gpu': 2}""#, "2", "nvidia.com/gpu"),
    (#"'{"amd.com/gpu": "1"}'"#, "1", "amd.com/gpu"),
    (#"{example.com/fpga: 4}"#, "4", "example.com/fpga"),
    (#""{}""#, "none", ""), (#""""#, "none", ""), ("null", "none", ""),
    (#""{'nvidia.com/gpu': 0}""#, "none", ""),
  ])
  func `makes GPUs of the extra resources`(text: String, num: String, vendor: String) throws {
    let converted = try OldForm([
      ("gpus", nil), ("extraResources", "{value: \(text), readOnly: true}"),
    ]).converted()
    let gpus = try #require(converted.value["gpus"])
    #expect(gpus["value"]?["num"] == .string(num))
    #expect(gpus["value"]?["vendor"] == .string(vendor))
    #expect(gpus["readOnly"] == true)
    let keys = gpus["value"]?["vendors"]?.sequence?.compactMap { $0["limitsKey"]?.string } ?? []
    #expect(keys.starts(with: ["nvidia.com/gpu", "amd.com/gpu"]))
    #expect(vendor.isEmpty || keys.contains(vendor))
    #expect(converted.value["extraResources"] == nil)
    #expect(converted.told(.changed, at: "extraResources").count == 1)
    #expect(converted.told(.changed, at: "extraResources.value").isEmpty == vendor.isEmpty)
  }

  @Test func `tells which extra resources have no place`() throws {
    let text = "{value: \"{'memory': '1Gi', 'nvidia.com/gpu': 1, 'amd.com/gpu': 1}\"}"
    let converted = try OldForm([("gpus", nil), ("extraResources", text)]).converted()
    #expect(
      converted.told(.dropped, at: "extraResources.value") == [
        "the extra resource 'memory' is gone; the form can ask for one kind of GPU only",
        "the extra resource 'amd.com/gpu' is gone; the form can ask for one kind of GPU only",
      ]
    )
  }

  @Test func `tells of extra resources that cannot be read, or were not`() throws {
    let unread = try OldForm([("gpus", nil), ("extraResources", "{value: '[1'}")]).converted()
    #expect(unread.value["gpus"]?["value"]?["num"] == "none")
    #expect(unread.told(.dropped, at: "extraResources.value").count == 1)
    let beside = try OldForm([("extraResources", "{value: \"{'nvidia.com/gpu': 1}\"}")])
      .converted()
    #expect(beside.value["gpus"]?["value"]?["num"] == "none")
    #expect(
      beside.told(.dropped, at: "extraResources") == [
        "the section 'extraResources' is gone; the web app has looked at 'gpus' only"
      ]
    )
  }

  // MARK: Placement

  @Test func `takes the option none away and keeps the others`() throws {
    let options = "{configKey: none, displayName: None, affinity: {}}, {configKey: a, "
    let converted = try OldForm([
      ("affinityConfig", "{value: none, options: [\(options)displayName: A, affinity: {}}]}"),
      (
        "tolerationGroup",
        "{value: a, options: [{groupKey: none, tolerations: [{operator: Exists}]}, "
          + "{groupKey: a, displayName: A, tolerations: []}]}"
      ),
    ]).converted()
    #expect(converted.value["affinityConfig"]?["value"] == "")
    #expect(converted.value["affinityConfig"]?["options"]?.sequence?.count == 1)
    #expect(converted.value["tolerationGroup"]?["value"] == "a")
    #expect(
      converted.told(.dropped, at: "affinityConfig.options[0]")
        == ["the option 'none' is gone; the form has its own entry 'None'"]
    )
    #expect(
      converted.told(.dropped, at: "tolerationGroup.options[0]") == [
        "the option 'none' is gone; the form has its own entry 'None'; "
          + "what the option said was never applied"
      ]
    )
    #expect(converted.told(.changed, at: "affinityConfig.value").count == 1)
    #expect(converted.told(.changed, at: "tolerationGroup.value").isEmpty)
  }

  // MARK: Sections

  @Test(
    arguments: [
      ("imagePullPolicy", ["value": "IfNotPresent", "readOnly": false]),
      ("affinityConfig", ["value": "", "options": [], "readOnly": false]),
      ("tolerationGroup", ["value": "", "options": [], "readOnly": false]),
      ("shm", ["value": true, "readOnly": false]),
      ("configurations", ["value": [], "readOnly": false]),
      ("dataVolumes", ["value": [], "readOnly": false]),
      ("cpu", ["value": "0.5", "limitFactor": "1.2", "readOnly": false]),
      ("memory", ["value": "1.0Gi", "limitFactor": "1.2", "readOnly": false]),
    ] as [(String, YAMLValue)]
  )
  func `adds a section as the web app's own file has it`(name: String, value: YAMLValue) throws {
    let converted = try OldForm([(name, nil)]).converted()
    #expect(converted.value[name] == value)
    #expect(converted.told(.added, at: name).count == 1)
  }

  @Test func `adds to a file of today only what the web app needs`() throws {
    let text = Sample.text.replacing("  shm:\n    value: true\n", with: "")
    let conversion = try Conversion(of: Array(text.utf8), to: .newest)
    #expect(conversion.report.entries.map(\.path) == ["spawnerFormDefaults.shm"])
    let added = "  shm:\n    value: true\n    readOnly: false\n"
    #expect(String(decoding: conversion.bytes, as: UTF8.self) == text + added)
  }

  @Test func `leaves a file of today as it is`() throws {
    let bytes = Array(Sample.withVolumes.utf8)
    let conversion = try Conversion(of: bytes, to: .newest)
    #expect(conversion.bytes == bytes)
    #expect(conversion.report.isEmpty)
  }

  @Test func `drops what only the forms for Rok read`() throws {
    let converted = try OldForm([
      ("rokLabURL", "{value: x}"), ("storageClass", "{value: fast}"),
    ]).converted()
    #expect(converted.value["rokLabURL"] == nil)
    #expect(converted.told(.dropped, at: "rokLabURL").count == 1)
    #expect(
      converted.told(.decide, at: "storageClass") == [
        "the section 'storageClass' with 'fast' is gone; the web app ignores it; "
          + "a class is said as 'storageClassName' of each volume"
      ]
    )
  }
}
