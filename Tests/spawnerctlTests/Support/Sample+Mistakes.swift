@testable import spawnerctl

extension Sample {
  /// A command that cannot do what it is told.
  struct Mistake: Sendable, CustomStringConvertible {
    let name: String
    let words: [String]
    var status = Status.invalidFile
    /// The file that is to be changed.
    var text = Sample.text
    /// Another file, called `OTHER` in the words.
    var other: String?
    var description: String { name }

    init(_ name: String, _ line: String) {
      self.name = name
      words = line.split(separator: " ").map(String.init)
    }

    fileprivate func with(
      status: Status? = nil,
      text: String? = nil,
      other: String? = nil
    ) -> Mistake {
      var mistake = self
      mistake.status = status ?? mistake.status
      mistake.text = text ?? mistake.text
      mistake.other = other
      return mistake
    }
  }

  static let mistakes: [Mistake] = imageMistakes + volumeMistakes + fileMistakes + nounMistakes

  private static let imageMistakes = [
    Mistake("image-add", "image add registry.example/lab:v3:v4"),
    Mistake("image-default", "image default a.example/x:1").with(status: .notFound),
    Mistake("image-remove", "image remove registry.example/code:v1").with(status: .notFound),
    Mistake("image-remove-default", "image remove \(listed)"),
    Mistake("image-replace", "image replace \(listed) \(second)"),
    Mistake("image-before", "image move \(listed) --before a.example/x:1").with(status: .notFound),
  ]

  private static let volumeMistakes = [
    Mistake("volume-remove", "volume remove nope").with(status: .notFound),
    Mistake("volume-remove-ambiguous", "volume remove shared").with(
      status: .usage,
      text: text.replacing(
        "    - mount: /home/jovyan/shared\n",
        with: """
              - mount: shared
                existingSource: {persistentVolumeClaim: {claimName: other}}
              - mount: /home/jovyan/shared

          """
      )
    ),
    Mistake("volume-mount", "volume add --mount data --claim data"),
    Mistake("volume-mount-taken", "volume add --mount /home/jovyan --claim data"),
    Mistake("volume-claim", "volume add --mount /data --claim {notebook-name}-data"),
    Mistake("volume-claim-taken", "volume add --mount /data --claim shared"),
    Mistake("volume-size", "volume add --mount /data --new-claim data --size 10G"),
    Mistake("volume-class", "volume add --mount /d --new-claim d --size 1Gi --class Fast!"),
    Mistake("workspace-size", "workspace set --size 10"),
    Mistake("volume-locked", "volume add --mount /data --claim data").with(
      text: text.replacing("  dataVolumes:\n", with: "  dataVolumes:\n    readOnly: true\n")
    ),
  ]

  private static let fileMistakes = [
    Mistake("from-field", "volume add --from OTHER").with(
      other: volumesFile.replacing("storage: 10Gi", with: "storage: 10G")
    ),
    Mistake("from-shape", "volume set --from OTHER").with(other: "dataVolumes\n"),
    Mistake("from-syntax", "volume set --from OTHER").with(other: "- mount: [\n"),
    Mistake("from-empty", "volume add --from OTHER").with(other: "# nothing yet\n"),
    Mistake("from-several", "workspace set --from OTHER").with(other: volumesFile),
    Mistake("from-missing", "volume set --from OTHER").with(status: .notFound),
    Mistake("get-path", "get gpus.value").with(status: .notFound),
    Mistake("get-path-syntax", "get a[x").with(status: .usage),
    Mistake("old-generation", "volume clear").with(
      text: "spawnerFormDefaults:\n  dataVolumes:\n    value:\n    - value: {name: {value: a}}\n"
    ),
    Mistake("no-defaults", "image add a.example/x:1").with(text: "spawnerFormDefault: {}\n"),
    Mistake("alias", "image add a.example/x:1 --group group-one").with(
      text: "spawnerFormDefaults:\n  image: {options: &a [x]}\n  imageGroupOne: {options: *a}\n"
    ),
    Mistake("merge", "set memory.limitFactor=1.5").with(
      text: text.replacing("  cpu:\n", with: "  cpu: &c\n")
        .replacing("value: 1.0Gi\n    limitFactor: \"1.2\"", with: "value: 1.0Gi\n    <<: *c")
    ),
    Mistake("duplicate", "image add a.example/x:1").with(text: text + "  image: {options: []}\n"),
    Mistake("other-manifest", "image list").with(
      status: .notFound,
      text: "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: other}\ndata: {a: b}\n"
    ),
  ]
}
