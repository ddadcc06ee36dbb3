import TestSupport
import Testing

extension ClusterTests {
  /// The form, previewed from the file that a real cluster holds.
  @Suite struct PreviewTests {
    @Test func `shows the live form as the same file on disk would show it`() async throws {
      try await WebApp.with { app in
        try await TemporaryDirectory.with { directory in
          let file = try directory.write(try await app.text(), to: "form.yaml")
          let live = try await app.spawnerctl("preview", "--app-version", "v1.10.0")
          let local = try await Program.spawnerctl.run(
            ["preview", "-f", file, "--app-version", "v1.10.0"]
          )
          #expect(live.status == 0, "\(live)")
          #expect(live.stdout.body == local.stdout.body)
          #expect(live.stdout.contains("\nfrom ConfigMap '"), "\(live)")

          let body = try await app.spawnerctl("preview", "-o", "json", "--notebook-name", "trial")
          #expect(body.status == 0, "\(body)")
          #expect(body.stdout.contains("\"name\" : \"trial\""), "\(body)")
        }
      }
    }

    @Test func `follows a change of the image`() async throws {
      try await WebApp.with { app in
        let image = "registry.example/team/lab:v9"
        let change = try await app.spawnerctl(
          "image",
          "default",
          image,
          "--add",
          "--yes",
          "--no-restart",
          "--no-verify"
        )
        #expect(change.status == 0, "\(change)")
        let preview = try await app.spawnerctl("preview", "-o", "json")
        #expect(preview.stdout.contains("\"image\" : \"\(image)\""), "\(preview)")
      }
    }
  }
}

extension String {
  /// All but the line that says where the file came from.
  fileprivate var body: [Substring] {
    split(separator: "\n").filter { !$0.hasPrefix("from ") }
  }
}
