import Testing

/// S011 to S013: keys that nothing reads, or only others do.
struct KeyRuleTests {
  // MARK: S011

  @Test(arguments: [
    ("name: x", "name", "every launch fails with 500", "remove it"),
    (
      "serverType: {value: x, readOnly: true}", "serverType",
      "every launch fails with 400, since the form sends the field all the same", "remove it"
    ),
    (
      "namespace: {value: x}", "namespace",
      "the backend takes it for a field of the form, and launching may fail", "remove it"
    ),
    (
      "cpuLimit: {value: \"2\"}", "cpuLimit",
      "launching fails with 400 once a user clears the limit",
      "remove it, and set 'cpu.limitFactor' instead"
    ),
    (
      "memoryLimit: 2Gi", "memoryLimit", "every launch fails with 500",
      "remove it, and set 'memory.limitFactor' instead"
    ),
  ])
  func `finds a key that the backend looks up`(
    _ section: String,
    _ key: String,
    _ effect: String,
    _ remedy: String
  ) {
    #expect(
      said(by: "S011", about: section) == [
        "2:3 error: the key '\(key)' is reserved\n\(effect)\n\(remedy)"
      ]
    )
    #expect(rated(section) == ["error S011"])
    expectMending(
      of: "shm: {value: true}\n" + section,
      gives: "shm: {value: true}",
      settling: ["S011"]
    )
  }

  @Test func `lets the same words be elsewhere`() {
    #expect(said(by: "S011", about: "configurations: {value: [name]}") == [])
  }

  // MARK: S012

  @Test(arguments: [
    ("extraResources", "offer devices under 'gpus' instead, or convert the file"),
    ("imageVSCode", "rename it to 'imageGroupOne', or convert the file"),
    ("imageRStudio", "rename it to 'imageGroupTwo', or convert the file"),
    ("rokLabURL", "remove it"),
    ("storageClass", "set 'storageClassName' in each volume's claim"),
  ])
  func `finds a key of older web apps`(_ key: String, _ remedy: String) {
    #expect(
      said(by: "S012", about: "\(key): {value: x}") == [
        "2:3 warning: the key '\(key)' is one of older web apps\nthis one ignores it\n\(remedy)"
      ]
    )
    #expect(rated("\(key): {value: x}") == ["warning S012"])
  }

  @Test func `lets a key be that its web app reads`() {
    #expect(said(by: "S012", about: "extraResources: {value: x}", for: "v0.7.0") == [])
    #expect(said(by: "S012", about: "imageVSCode: {value: x}", for: "v1.2.0") == [])
  }

  // MARK: S013

  @Test func `finds a section that nothing reads`() {
    #expect(
      said(by: "S013", about: "hideTags: true") == [
        """
        2:3 warning: the key 'hideTags' in 'spawnerFormDefaults' is unknown
        nothing reads it
        write 'hideTag' if that is meant
        """
      ]
    )
    #expect(
      said(by: "S013", about: "größe: 1") == [
        """
        2:3 warning: the key 'größe' in 'spawnerFormDefaults' is unknown
        nothing reads it
        remove it, or check its spelling
        """
      ]
    )
  }

  @Test func `finds a key inside a section that nothing reads`() {
    #expect(
      said(by: "S013", about: "cpu:\n  value: \"1\"\n  limitFactor: none\n  readonly: true") == [
        """
        5:5 info: the key 'readonly' in 'spawnerFormDefaults.cpu' is unknown
        nothing reads it
        write 'readOnly' if that is meant
        """
      ]
    )
    #expect(
      said(by: "S013", about: "gpus: {value: {num: none, vendors: [], number: 1}}") == [
        """
        2:42 info: the key 'number' in 'spawnerFormDefaults.gpus.value' is unknown
        nothing reads it
        remove it, or check its spelling
        """
      ]
    )
  }

  @Test func `does not propose what is there already`() {
    #expect(
      said(by: "S013", about: "hideTag: true\nhideTags: true") == [
        """
        3:3 warning: the key 'hideTags' in 'spawnerFormDefaults' is unknown
        nothing reads it
        remove it, or check its spelling
        """
      ]
    )
  }

  @Test func `lets every key be that something reads`() {
    #expect(rated("cpu: {value: \"1\", limitFactor: none, readOnly: true}") == [])
    #expect(rated("hideRegistry: true\nhideTag: false") == [])
    #expect(rated("workspaceVolume: &w {value: null}\ndataVolumes: {value: []}") == ["info Y017"])
  }
}
