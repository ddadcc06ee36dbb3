import KubeCore
import SpawnerConfig
import TestSupport
import Testing

@testable import SpawnerKit

/// Findings about what is around the file in a cluster.
struct ClusterLintTests {
  /// A finding in one line: rule, severity, object and message.
  private static func line(_ finding: ClusterFinding) -> String {
    "\(finding.rule.id) \(finding.severity) \(finding.object): \(finding.message)"
  }

  private static func lines(_ stage: Stage) async throws -> [String] {
    try await stage.spawner.lint().findings.map(line)
  }

  /// Changes the ConfigMap behind the tool's back.
  private static func change(
    _ stage: Stage,
    _ edit: @escaping (inout JSONValue) -> Void
  ) throws {
    try stage.kube.change(
      ConfigMap.self,
      name: Objects.configMapName,
      namespace: Objects.namespace,
      edit
    )
  }

  private static let hashed =
    "C006 warning configmap/jupyter-web-app-config-9c2fbg2gdc: kustomize writes the ConfigMap, too "
    + "(hash '9c2fbg2gdc' in the name)"

  @Test func `a hash in the name is told, and nothing else about a sound installation`()
    async throws
  {
    let stage = try Stage()
    let lint = try await stage.spawner.lint()
    #expect(lint.findings.map(Self.line) == [Self.hashed])
    #expect(lint.installation?.text == Array(Stage.text.utf8))
    #expect(
      lint.findings[0].effect == "the next build and apply brings the file of its source back"
    )
    #expect(lint.findings[0].remedy == "make the same change in the source that it is made from")
    #expect(stage.writes == [])
  }

  @Test func `a plain name that nobody else writes gives no finding`() async throws {
    let volume: JSONValue = ["name": "config-volume", "configMap": ["name": "plain"]]
    let kube = try LocatorTests.kube(
      deployments: [Objects.deployment(volume: volume)],
      configMaps: [Objects.configMap(name: "plain", data: [Objects.key: Stage.text])]
    )
    let lint = try await Spawner(api: kube, clock: ManualClock.forLoops()).lint()
    #expect(lint.findings == [])
    #expect(lint.installation?.configMapName == "plain")
  }

  @Test func `somebody's kubectl apply is no owner that reverts`() async throws {
    let volume: JSONValue = ["name": "config-volume", "configMap": ["name": "plain"]]
    var configMap = Objects.configMap(name: "plain", data: [Objects.key: Stage.text])
    configMap["metadata"]?["annotations"] = [
      "kubectl.kubernetes.io/last-applied-configuration": "{}"
    ]
    let kube = try LocatorTests.kube(
      deployments: [Objects.deployment(volume: volume)],
      configMaps: [configMap]
    )
    #expect(try await Spawner(api: kube, clock: ManualClock.forLoops()).lint().findings == [])
  }

  @Test func `C001 tells a volume that renames the file`() async throws {
    let volume: JSONValue = [
      "name": "config-volume",
      "configMap": [
        "name": .string(Objects.configMapName),
        "items": [["key": .string(Objects.key), "path": "config.yaml"]],
      ],
    ]
    let stage = try Stage(deployment: Objects.deployment(volume: volume))
    let lint = try await stage.spawner.lint()
    #expect(
      lint.findings.map(Self.line) == [
        "C001 error namespace/kubeflow: Deployment 'jupyter-web-app-deployment' mounts ConfigMap "
          + "'jupyter-web-app-config-9c2fbg2gdc' without the file 'spawner_ui_config.yaml'"
      ]
    )
    #expect(lint.installation == nil)
    #expect(
      lint.findings[0].effect == "the app serves the sample that is baked into its image"
    )
  }

  @Test func `C001 tells a ConfigMap without the key`() async throws {
    let stage = try Stage()
    try Self.change(stage) { $0["data"] = ["other.yaml": "a: 1"] }
    #expect(
      try await Self.lines(stage) == [
        "C001 error namespace/kubeflow: ConfigMap 'jupyter-web-app-config-9c2fbg2gdc' has no key "
          + "'spawner_ui_config.yaml'"
      ]
    )
  }

  @Test func `C002 names what is left over, but not what has another stem`() async throws {
    let stage = try Stage()
    for name in ["jupyter-web-app-config-k2t4m6b8c9", "volumes-web-app-config-k2t4m6b8c9"] {
      try stage.kube.create(ConfigMap.self, Objects.configMap(name: name, data: [:]))
    }
    #expect(
      try await Self.lines(stage) == [
        "C002 warning configmap/jupyter-web-app-config-9c2fbg2gdc: the namespace also has "
          + "'jupyter-web-app-config-k2t4m6b8c9', which this Deployment does not mount",
        Self.hashed,
      ]
    )
  }

  @Test func `C003 tells that no ConfigMap is mounted where the app reads`() async throws {
    let mount: JSONValue = ["name": "config-volume", "mountPath": "/etc/other"]
    let stage = try Stage(deployment: Objects.deployment(mount: mount))
    #expect(
      try await Self.lines(stage) == [
        "C003 error namespace/kubeflow: no Deployment in namespace 'kubeflow' mounts a ConfigMap "
          + "at '/etc/config'"
      ]
    )
    let named = try await stage.spawner.lint(
      InstallationSelector(deployment: Objects.deploymentName)
    )
    #expect(
      named.findings.map(Self.line) == [
        "C003 error deployment/jupyter-web-app-deployment: Deployment "
          + "'jupyter-web-app-deployment' in namespace 'kubeflow' mounts no ConfigMap at "
          + "'/etc/config'"
      ]
    )
  }

  @Test func `C003 tells an app that a charm runs`() async throws {
    let kube = FakeKube()
    try kube.create(
      StatefulSet.self,
      ["metadata": ["name": "jupyter-ui", "namespace": "kubeflow"], "spec": [:]]
    )
    try kube.create(Namespace.self, ["metadata": ["name": "kubeflow"]])
    let findings = try await Spawner(api: kube, clock: ManualClock.forLoops()).lint().findings
    #expect(findings.map(\.rule) == [.notMounted])
    #expect(findings.first?.message.contains("is run by a Juju charm") == true)
    #expect(findings.first?.remedy == "change the file where the charm takes it from")
  }

  @Test func `a namespace that is not there is a failure, not a finding`() async throws {
    let error = await #expect(throws: SpawnerError.self) {
      _ = try await Spawner(api: FakeKube(), clock: ManualClock.forLoops()).lint()
    }
    #expect(error?.code == .notFound)
  }

  @Test func `C004 tells a file that is mounted on its own`() async throws {
    let mount: JSONValue = [
      "name": "config-volume", "mountPath": "/etc/config/spawner_ui_config.yaml",
      "subPath": "spawner_ui_config.yaml",
    ]
    let stage = try Stage(deployment: Objects.deployment(mount: mount))
    #expect(
      try await Self.lines(stage) == [
        "C004 warning deployment/jupyter-web-app-deployment: container 'jupyter-web-app' mounts "
          + "the file with a subPath",
        Self.hashed,
      ]
    )
  }

  @Test func `C005 tells what cannot be changed`() async throws {
    let stage = try Stage()
    try Self.change(stage) { $0["immutable"] = true }
    #expect(
      try await Self.lines(stage) == [
        "C005 error configmap/jupyter-web-app-config-9c2fbg2gdc: the ConfigMap is immutable",
        Self.hashed,
      ]
    )
  }

  @Test func `C005 tells what is too large, and not what just fits`() async throws {
    let rest = ChangePlan.sizeLimit - Stage.text.utf8.count - Objects.key.utf8.count - 1
    for (padding, isTooLarge) in [(rest, false), (rest + 1, true)] {
      let stage = try Stage()
      try Self.change(stage) { $0["data"]?["x"] = .string(String(repeating: "a", count: padding)) }
      #expect(
        try await Self.lines(stage).contains(
          "C005 error configmap/jupyter-web-app-config-9c2fbg2gdc: the ConfigMap holds 1048577 "
            + "bytes, expected 1048576 at most"
        ) == isTooLarge
      )
    }
  }

  @Test func `C006 names the surest owner`() async throws {
    let stage = try Stage()
    try Self.change(stage) {
      $0["metadata"]?["labels"] = ["argocd.argoproj.io/instance": "kubeflow"]
    }
    let findings = try await stage.spawner.lint().findings
    #expect(
      findings.map(Self.line) == [
        "C006 warning configmap/jupyter-web-app-config-9c2fbg2gdc: Argo CD writes the ConfigMap, "
          + "too (label 'argocd.argoproj.io/instance')"
      ]
    )
    #expect(findings[0].effect == "its next run brings the file of its source back")
  }

  /// When the ConfigMap was written, seen from the moment of the look, and what that makes of it.
  static let ages: [(time: String?, severity: Finding.Severity)] = [
    ("2023-11-14T22:10:21Z", .warning), ("2023-11-14T22:10:20Z", .error),
    ("2020-01-01T00:00:00Z", .error), (nil, .error), ("nonsense", .error),
  ]

  @Test(arguments: ages)
  func `C007 tells a pod that serves another file, after three minutes as an error`(
    _ time: String?,
    _ severity: Finding.Severity
  ) async throws {
    let stage = try Stage {
      $0.answer = { _, _, _ in try Stage.answer(serving: Array(Stage.changedText.utf8)) }
    }
    try Self.change(stage) {
      $0["metadata"]?["managedFields"] = [["time": time.map { .string($0) } ?? .null]]
    }
    let finding = try #require(
      try await stage.spawner.lint().findings.first { $0.rule == .notServed }
    )
    #expect(finding.severity == severity)
    #expect(finding.object.description == "pod/pod-1")
    #expect(
      finding.message
        == (severity == .error
          ? "the pod does not serve the file: it serves another file"
          : "the pod does not serve the file yet: it serves another file")
    )
  }
}
