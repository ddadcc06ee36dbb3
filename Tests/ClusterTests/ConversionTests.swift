import Testing

extension ClusterTests {
  /// Files of old generations in a real cluster, rewritten for the web app that is there.
  @Suite struct ConversionTests {
    @Test(arguments: ["template", "volumes"])
    func `converts an old file, and the new pod serves it`(kind: String) async throws {
      try await WebApp.with { app in
        let old = kind == "template" ? template : try await Self.withOldVolumes(app.text())
        try await app.overwrite(old)

        let output = try await app.spawnerctl("convert", "--to", "1.10", "--yes")

        #expect(output.status == 0, "\(output)")
        #expect(output.stderr.contains("means something else now:"), "\(output)")
        let text = try await app.text()
        #expect(!text.contains("mountPath"))
        #expect(text.contains("# the comment stays"))
        #expect(try await app.served().count == 1)
        #expect(try await app.form().config.dataVolumes.value.count == 1)

        let again = try await app.spawnerctl("convert", "--to", "1.10", "--yes")
        #expect(again.status == 0, "\(again)")
        #expect(try await app.text() == text)
      }
    }

    @Test func `writes nothing in a dry run, nor where something is left to decide`() async throws {
      try await WebApp.with { app in
        try await app.overwrite(template)
        let dry = try await app.spawnerctl("convert", "--dry-run")
        #expect(dry.status == 0, "\(dry)")
        #expect(try await app.text() == template)

        let undecided = template.replacing("value: '10'", with: "value: 512Mi")
        try await app.overwrite(undecided)
        let refused = try await app.spawnerctl("convert", "--yes")
        #expect(refused.status == 65, "\(refused)")
        #expect(refused.stderr.contains("V015"), "\(refused)")
        #expect(try await app.text() == undecided)
      }
    }

    /// The file of the stand-in with a data volume as Kubeflow 1.4 had them.
    private static func withOldVolumes(_ text: String) throws -> String {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let section = try #require(lines.firstIndex { $0.hasPrefix("  dataVolumes:") })
      let end = lines[(section + 1)...].firstIndex { !$0.hasPrefix("   ") && !$0.isEmpty }
      let volume = [
        "  dataVolumes:", "    value:", "    # the comment stays", "    - value:",
        "        type: {value: New}", "        name: {value: '{notebook-name}-old'}",
        "        size: {value: '1Ti'}", "        mountPath: {value: /home/jovyan/old}",
        "        accessModes: {value: ReadWriteOnce}",
      ]
      return (lines[..<section] + volume + lines[(end ?? lines.endIndex)...])
        .joined(separator: "\n")
    }
  }
}

/// A file for Kubeflow 0.5, which is no YAML before it is filled in.
private let template = """
  spawnerFormDefaults:
    image:
      # the comment stays
      value: registry.example.org/lab:v1
      options:
        - registry.example.org/lab:v1
    cpu:
      value: '0.5'
    memory:
      value: 1.0Gi
    workspaceVolume:
      value:
        type:
          value: New
        name:
          value: {username}-home
        size:
          value: '10'
        mountPath:
          value: /home/jovyan
        accessModes:
          value: ReadWriteOnce
    dataVolumes:
      value:
        - value:
            type:
              value: New
            name:
              value: {username}-data
            size:
              value: '5'
            mountPath:
              value: /home/jovyan/{username}-data
            accessModes:
              value: ReadWriteOnce
    extraResources:
      value: "{{}}"

  """
