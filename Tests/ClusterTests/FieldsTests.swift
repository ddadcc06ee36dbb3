import KubeCore
import SpawnerConfig
import TestSupport
import Testing
import YAMLEdit

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

    /// Half of the rows in each of two installations, so that one computes while the other waits.
    @Test func `takes every field there is, and gives it up where it can be missed`() async throws {
      let middle = FieldTable.rows.count / 2
      async let first: Void = Self.check(FieldTable.rows[..<middle])
      async let second: Void = Self.check(FieldTable.rows[middle...])
      _ = try await (first, second)
    }

    private static func check(_ rows: ArraySlice<FieldTable.Row>) async throws {
      try await WebApp.with { app in
        for row in rows {
          try await app.overwrite(FieldTable.text)
          let set = try await app.edit("set", row.assignment)
          #expect(set.status == 0, "\(row): \(set)")
          #expect(try await app.value(of: row) == row.value, "\(row)")
          try await app.overwrite(FieldTable.text)
          let unset = try await app.edit("unset", row.path)
          #expect(unset.status == (row.isRequired ? 65 : 0), "\(row): \(unset)")
        }
      }
    }

    @Test func `locks every section that can be locked`() async throws {
      let sections = [
        "cpu", "memory", "imagePullPolicy", "gpus", "shm", "configurations", "affinityConfig",
        "tolerationGroup",
      ]
      try await WebApp.with { app in
        for section in sections {
          try await app.overwrite(FieldTable.text)
          let lock = try await app.edit("lock", section)
          #expect(lock.status == 0, "\(section): \(lock)")
          let defaults = try await app.defaults()
          #expect(defaults[section]?["readOnly"] == true, "\(section)")
          let unlock = try await app.edit("unlock", section)
          #expect(unlock.status == 0, "\(section): \(unlock)")
          #expect(try await app.defaults()[section]?["readOnly"] != true, "\(section)")
        }
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

extension WebApp {
  /// Changes the live file, and leaves it to others to roll the pods.
  fileprivate func edit(_ words: String...) async throws -> CommandOutput {
    let options = ["--yes", "--no-restart", "--no-verify", "-n", namespace]
    return try await cluster.spawnerctl(words + options)
  }

  fileprivate func defaults() async throws -> YAMLValue {
    try SpawnerDocument(Array(try await text().utf8)).defaults
  }

  /// The live value of a field, found by the path that the file had before.
  fileprivate func value(of row: FieldTable.Row) async throws -> YAMLValue? {
    let document = try SpawnerDocument(Array(try await text().utf8))
    let before = try SpawnerDocument(Array(FieldTable.text.utf8))
    let field = try FieldPath(parsing: row.path)
    let place = try before.existingPlace(of: field) ?? document.existingPlace(of: field)
    return place.flatMap { document.document.value(at: $0) }
  }
}
