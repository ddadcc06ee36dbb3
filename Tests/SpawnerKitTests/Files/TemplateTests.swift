import SpawnerKit
import Testing

/// Templates, which only their engine can read.
struct TemplateTests {
  @Test(arguments: [
    ("image:\n  value: {{ .Values.image }}\n", "2:10"),
    ("{{- if .Values.a }}\nspawnerFormDefaults: {}\n{{- end }}\n", "1:1"),
    ("spawnerFormDefaults:\n  cpu: {value: \"ü{{ .Values.cpu }}\"}\n", "2:18"),
    ("# {{ nothing }}\nspawnerFormDefaults:\n{{ toYaml .Values.form | indent 2 }}\n", "3:1"),
    (
      "kind: ConfigMap\nmetadata: {name: form}\ndata:\n  spawner_ui_config.yaml: |\n"
        + "    {{- .Files.Get \"x\" | nindent 4 }}\n", "5:5"
    ),
  ])
  func `are refused with the place of the first action`(text: String, place: String) throws {
    let error = try #require(throws: SpawnerError.self) {
      try ConfigurationFile(Array(text.utf8))
    }
    #expect(error.code == .template)
    #expect(
      error.description == "\(place): the file is a template: what stands between {{ and }} is "
        + "known only once it is rendered"
    )
  }

  @Test(arguments: [
    "spawnerFormDefaults:\n  gpus: {value: \"{{}}\"}\n",
    "spawnerFormDefaults: {a: {b: {c: 1}}} # {{ .Values.x }}\n",
    "spawnerFormDefaults: {a: '{name}{other}'}\n",
  ])
  func `are not what only looks like one`(text: String) throws {
    #expect(try ConfigurationFile(Array(text.utf8)).shape == .bare)
  }
}
