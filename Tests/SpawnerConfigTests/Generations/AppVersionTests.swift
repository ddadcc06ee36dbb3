import SpawnerConfig
import Testing

/// Releases of the web app: read, ordered, taken from a tag.
struct AppVersionTests {
  @Test(
    arguments: [
      ("1.10", "v1.10.0"), ("v1.7.0", "v1.7.0"), ("v1.8.0-rc.2", "v1.8.0"), ("1.9.1+x", "v1.9.1"),
      ("latest", nil), ("1", nil), ("", nil), ("v1.x", nil), ("1.2.3.4", nil), ("1..2", nil),
      ("v-1.2", nil), ("99999999999999999999.1", nil),
    ] as [(String, String?)]
  )
  func `reads a version`(_ text: String, _ version: String?) {
    #expect(AppVersion(parsing: text)?.description == version)
  }

  @Test(
    arguments: [
      ("ghcr.io/kubeflow/kubeflow/jupyter-web-app:v1.10.0", "v1.10.0"),
      ("registry.example:5000/jupyter-web-app", nil),
      ("jupyter-web-app:v1.9.2@sha256:00", "v1.9.2"),
      ("jupyter-web-app@sha256:00", nil), ("jupyter-web-app:main", nil), ("", nil),
    ] as [(String, String?)]
  )
  func `reads the tag of an image`(_ image: String, _ version: String?) {
    #expect(AppVersion(tagOf: image)?.description == version)
  }

  @Test func `orders versions by number`() throws {
    let older = try #require(AppVersion(parsing: "1.9.2"))
    let newer = try #require(AppVersion(parsing: "1.10"))
    #expect(older < newer)
    #expect(newer < .newest)
  }
}
