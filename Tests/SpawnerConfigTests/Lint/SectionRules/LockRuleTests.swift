import Testing

/// S008 and S009: locks that are no booleans, and locks that nothing reads.
struct LockRuleTests {
  // MARK: S008

  @Test(arguments: ["cpu", "memory", "imagePullPolicy", "affinityConfig", "gpus", "shm"])
  func `finds a text that locks a field`(_ section: String) {
    let value =
      section == "gpus"
      ? "{num: none, vendors: []}" : section.hasPrefix("image") ? "Always" : "\"1\""
    #expect(
      said(
        by: "S008",
        about: "\(section): {readOnly: \"false\", value: \(value), limitFactor: none}"
      ) == [
        """
        2:\(section.count + 16) error: expected a boolean at \
        'spawnerFormDefaults.\(section).readOnly', found 'false'
        every text counts as true, so that the field is locked
        write 'readOnly: false'
        """
      ]
    )
  }

  @Test func `is milder about what locks a field and looks like it`() {
    #expect(
      said(by: "S008", about: "shm:\n  value: true\n  readOnly: \"yes\"") == [
        """
        4:15 info: expected a boolean at 'spawnerFormDefaults.shm.readOnly', found 'yes'
        every text counts as true, so that the field is locked
        write 'readOnly: true'
        """
      ]
    )
    #expect(
      said(by: "S008", about: "shm:\n  value: true\n  readOnly: 1") == [
        """
        4:15 info: expected a boolean at 'spawnerFormDefaults.shm.readOnly', \
        found '1', which is the number 1
        it counts as true, so that the field is locked
        write 'readOnly: true'
        """
      ]
    )
  }

  @Test func `finds a lock that the two programs disagree on`() {
    #expect(
      said(by: "S008", about: "shm: {value: true, readOnly: []}") == [
        """
        2:32 error: expected a boolean at 'spawnerFormDefaults.shm.readOnly', found a list
        the form locks the field and the backend does not, so that every launch fails with 400
        write 'readOnly: true' or 'readOnly: false'
        """
      ]
    )
    #expect(rated("dataVolumes: {value: [], readOnly: []}") == ["info S008"])
    #expect(rated("workspaceVolume: {value: null, readOnly: \"no\"}") == ["info S008"])
  }

  @Test(arguments: ["true", "no", "null", "0", "\"\""])
  func `lets a lock be that is what it seems`(_ lock: String) {
    #expect(rated("shm: {value: true, readOnly: \(lock)}") == [])
  }

  @Test func `leaves to another rule what stops every launch`() {
    #expect(rated("dataVolumes: {value: [], readOnly: \"false\"}") == ["error S007"])
  }

  @Test func `mends a text that says yes or no`() {
    expectMending(
      of: "shm:\n  readOnly: \"off\"  # free\n  value: true",
      gives: "shm:\n  readOnly: false  # free\n  value: true",
      settling: ["S008"]
    )
    expectMending(
      of: "shm: {readOnly: maybe, value: true}",
      gives: "shm: {readOnly: maybe, value: true}",
      settling: []
    )
  }

  // MARK: S009

  @Test func `finds locks that nothing reads`() {
    #expect(
      said(
        by: "S009",
        about: "imageGroupOne:\n  value: a:1\n  options: [\"a:1\"]\n  readOnly: true"
      ) == [
        """
        5:5 warning: 'imageGroupOne' is read-only
        nothing reads it: users choose any image of the group
        remove 'readOnly', and list only the images that users may choose
        """
      ]
    )
    #expect(
      said(by: "S009", about: "environment:\n  value: {}\n  readOnly: true") == [
        "4:5 info: 'environment' is read-only\nnothing reads it\nremove 'readOnly'"
      ]
    )
    #expect(rated("hideTag: {readOnly: true}") == ["warning S014", "info S009"])
  }

  @Test func `lets locks be that are open`() {
    #expect(rated("environment: {value: {}, readOnly: false}") == [])
    #expect(rated("imageGroupTwo: {value: a:1, options: [a:1], readOnly: no}") == [])
  }
}
