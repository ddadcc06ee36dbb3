import SpawnerConfig

@testable import spawnerctl

/// Files whose previews are kept as golden files, each for what it shows.
struct PreviewSample: Sendable, CustomStringConvertible {
  let name: String
  let text: String
  /// More words for the command line.
  var options: [String] = []

  var description: String { name }

  /// The command that previews the sample from standard input.
  var words: [String] { ["preview", "-f", "-"] + options }

  /// What the command says.
  func run(_ more: [String] = []) async -> CommandRun {
    await Scene(stdin: text).run(words + more)
  }

  /// The preview of the sample with the usual options, without a command line.
  var preview: FormPreview {
    FormPreview(form: .init(of: Array(text.utf8)), origin: "standard input")
  }

  static let all = [plain, odd, locked, stopped, unreadable, empty, hostile, older]

  /// What works as it is written.
  static let plain = PreviewSample(name: "plain", text: Sample.text)

  /// Everything that users get in another way than it is written.
  static let odd = PreviewSample(
    name: "odd",
    text: Sample.text
      .replacing("    value: \"registry.example/lab:v1\"\n", with: "    value: lab:latest\n")
      .replacing("value: '0.5'", with: "value: 500m")
      .replacing("limitFactor: \"1.2\"\n  memory", with: "limitFactor: \"1.25\"\n  memory")
      .replacing("value: 1.0Gi", with: "value: 512Mi")
      .replacing("storage: 5Gi", with: "storage: 512Mi\n          storageClassName: \"\"")
      .replacing("mount: /home/jovyan/shared", with: "mount: /data")
      .replacing("claimName: shared", with: "claimName: datasets")
      .replacing(
        "  affinityConfig:\n    value: \"\"\n    options: []\n",
        with: """
            affinityConfig:
              value: big
              options:
              - configKey: small
                displayName: Small nodes
                affinity: {}
              - configKey: large
                affinity: {}

          """
      )
      .replacing("  shm:\n    value: true", with: "  shm:\n    value: \"false\""),
    options: ["--notebook-name", "trial"]
  )

  /// Fields that users can only look at.
  static let locked = PreviewSample(
    name: "locked",
    text: Sample.text
      .replacing("value: IfNotPresent", with: "value: Always\n    readOnly: true")
      .replacing("value: '0.5'", with: "value: '0.5'\n    readOnly: \"false\"")
      .replacing("  shm:\n    value: true", with: "  shm:\n    value: true\n    readOnly: true")
      .replacing(
        "  configurations:\n    value: []",
        with: """
            gpus:
              readOnly: true
              value:
                num: "2"
                vendor: nvidia.com/gpu
                vendors:
                - limitsKey: nvidia.com/gpu
                  uiName: NVIDIA
            configurations:
              value: [team-settings]
          """
      ),
    options: ["--group", "group-one"]
  )

  /// A set-up that ends early.
  static let stopped = PreviewSample(
    name: "stopped",
    text: Sample.text.replacing("  imagePullPolicy:\n    value: IfNotPresent\n", with: "")
  )

  /// A file that the web app cannot read.
  static let unreadable = PreviewSample(
    name: "unreadable",
    text: "spawnerFormDefaults:\n  cpu: {value: \"1\"\n"
  )

  /// A file that gives the form nothing.
  static let empty = PreviewSample(name: "empty", text: "spawnerFormDefaults: {}\n")

  /// Texts that would break a page or a terminal.
  static let hostile = PreviewSample(
    name: "hostile",
    text: Sample.text
      .replacing(
        "    - \"registry.example/lab:v2\" # newer\n",
        with: #"""
              - "<script>document.title='owned'</script>"
              - "a\" onmouseover=\"alert(1)\" x=\"'&amp;"
              - "esc\e[31mred\u202Eback"

          """#
      )
      .replacing("claimName: shared", with: #"claimName: "</style><img src=x onerror=alert(1)>""#)
  )

  /// A file that an older release reads in another way.
  static let older = PreviewSample(
    name: "older",
    text: Sample.text.replacing("mount: /home/jovyan/shared", with: "mount: /data"),
    options: ["--app-version", "v1.6.1"]
  )
}
