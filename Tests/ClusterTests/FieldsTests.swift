import KubeCore
import TestSupport
import Testing

extension ClusterTests {
  /// Fields by their paths, on a real cluster.
  @Suite struct FieldsTests {
    @Test func `sets fields of every kind at once, and the new pod serves them`() async throws {
      try await WebApp.with { app in
        let old = try await app.text()

        let output = try await app.spawnerctl(
          "set",
          "allowCustomImage=false",
          "cpu.value=0.75",
          "gpus.value.vendors[amd.com/gpu].uiName=AMD MI300",
          "shm.value=false"
        )

        #expect(output.status == 0, "\(output)")
        let expected = old.replacing("allowCustomImage: true ", with: "allowCustomImage: false ")
          .replacing("value: \"0.5\"", with: "value: \"0.75\"")
          .replacing("uiName: \"AMD\"", with: "uiName: \"AMD MI300\"")
          .replacing("    value: true\n", with: "    value: false\n")
        #expect(try await app.text() == expected)
        let config = try await app.form().config
        #expect(config.allowCustomImage == false)
        #expect(config.cpu?.value == "0.75")
        #expect(config.gpus?.value["vendors"]?[1]?["uiName"] == "AMD MI300")
        #expect(config.shm?.value == false)
      }
    }

    @Test func `locks a section and unlocks it, and the file is as it was`() async throws {
      try await WebApp.with { app in
        let old = try await app.text()
        let lock = try await app.spawnerctl("lock", "cpu", "gpus")
        #expect(lock.status == 0, "\(lock)")
        let locked = try await app.form().config
        #expect(locked.cpu?.readOnly == true)
        #expect(locked.gpus?.readOnly == true)
        let unlock = try await app.spawnerctl("unlock", "cpu", "gpus")
        #expect(unlock.status == 0, "\(unlock)")
        #expect(try await app.form().config.cpu?.readOnly == false)
        #expect(try await app.text() == old)
      }
    }

    @Test func `removes a field, and sets it back from a file`() async throws {
      try await WebApp.with { app in
        let old = try await app.text()
        let unset = try await app.spawnerctl("unset", "environment", "cpu.readOnly", "--yes")
        #expect(unset.status == 0, "\(unset)")
        #expect(try await app.form().config.cpu?.readOnly == nil)
        try await TemporaryDirectory.with { directory in
          let file = try directory.write("{readOnly: false, value: {}}\n", to: "environment.yaml")
          let set = try await app.spawnerctl("set", "environment", "--from", file, "--yes")
          #expect(set.status == 0, "\(set)")
        }
        let environment = try await app.spawnerctl("get", "environment", "-o", "json")
        #expect(environment.stdout.filter { !$0.isWhitespace } == #"{"readOnly":false,"value":{}}"#)
        #expect(try await app.text().hasPrefix(old.prefix(200)))
      }
    }

    @Test(arguments: [
      ("set memory.value=512Mi", 65, "memory.value=0.5Gi"),
      ("lock image --yes", 65, "'image' cannot be locked"),
      ("unset cpu.value --yes", 65, "S005"),
      ("set cpu.limit=2", 66, "cpu.limitFactor"),
    ])
    func `refuses what would not work, and writes nothing`(
      line: String,
      status: Int,
      words: String
    ) async throws {
      try await WebApp.with { app in
        let old = try await app.configMap()
        let arguments = line.split(separator: " ").map(String.init)
        let output = try await app.cluster.spawnerctl(arguments + ["-n", app.namespace])
        #expect(output.status == status, "\(output)")
        #expect(output.stderr.contains(words), "\(output)")
        #expect(try await app.configMap() == old)
      }
    }
  }
}
