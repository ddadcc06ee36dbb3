import KubeCore
import SpawnerConfig
import TestSupport
import Testing

@testable import SpawnerKit

/// A change from its plan to its proof, step by step.
struct ChangeTests {
  @Test(arguments: RestartStrategy.allCases)
  func `a change is written, rolled, waited for and proved`(_ strategy: RestartStrategy)
    async throws
  {
    let stage = try Stage()
    let report = try await stage.change(ChangeOptions(restart: strategy)).get()
    #expect(report.outcome == .live)
    #expect(report.restart == strategy)
    #expect(report.isChanged)
    #expect(
      report.pods
        == [PodProof(pod: "pod-2", method: .servedThroughProxy, answers: 3, reason: nil)]
    )
    #expect(stage.text == Stage.changedText)
    #expect(stage.pods == ["pod-2"])
    let roll = strategy == .rollout ? "patch deployments" : "delete pods"
    #expect(stage.writes == ["\(roll) (dry run)", "patch configmaps", roll])
  }

  @Test func `the diff is that of the file alone`() async throws {
    let stage = try Stage()
    let report = try await stage.change().get()
    #expect(
      report.diff == """
        --- kubeflow/jupyter-web-app-config-9c2fbg2gdc: spawner_ui_config.yaml
        +++ kubeflow/jupyter-web-app-config-9c2fbg2gdc: spawner_ui_config.yaml
        @@ -5,3 +5,4 @@
             options:
             - registry.example/lab:1
             - registry.example/lab:2  # the small one
        +    - registry.example/lab:3

        """
    )
    #expect(report.summaries.count == 1)
  }

  @Test func `every step is told in order`() async throws {
    let stage = try Stage()
    _ = try await stage.change().get()
    let proof = PodProof(pod: "pod-2", method: .servedThroughProxy, answers: 3, reason: nil)
    let told = stage.events.filter {
      if case .pod = $0 { false } else { true }
    }
    let expected: [ProgressEvent] = [
      .located(
        namespace: "kubeflow",
        deployment: Objects.deploymentName,
        configMap: Objects.configMapName,
        key: Objects.key
      ),
      .writing(configMap: Objects.configMapName, isDryRun: false),
      .written(resourceVersion: "1005"),
      .rolling(deployment: Objects.deploymentName, strategy: .rollout),
      .ready(pods: ["pod-2"]),
      .proving(pod: "pod-2", method: .servedThroughProxy),
      .proved(proof),
    ]
    #expect(told == expected)
  }

  @Test func `the write holds one key and the version that was read`() async throws {
    let stage = try Stage()
    _ = try await stage.change().get()
    let write = try #require(
      stage.kube.requests.first {
        $0.attributes?.verb == "patch" && $0.attributes?.resource == "configmaps"
      }
    )
    #expect(write.contentType == "application/merge-patch+json")
    #expect(write.queryValue("fieldManager") == "spawnerctl")
    let body = try JSONValue(parsing: write.body ?? [])
    #expect(
      body == [
        "metadata": ["resourceVersion": "1001"],
        "data": .object([Objects.key: .string(Stage.changedText)]),
      ]
    )
  }

  @Test func `the template is marked with the time, and the Deployment with the reason`()
    async throws
  {
    let stage = try Stage()
    var options = ChangeOptions()
    options.message = "for the course"
    _ = try await stage.change(options).get()
    let deployment = stage.kube.stored(
      Deployment.self,
      name: Objects.deploymentName,
      namespace: Objects.namespace
    )
    #expect(
      deployment?["spec"]?["template"]?["metadata"]?["annotations"]
        == ["kubectl.kubernetes.io/restartedAt": "2023-11-14T22:13:20.000Z"]
    )
    #expect(
      deployment?["metadata"]?["annotations"]?["kubernetes.io/change-cause"] == "for the course"
    )
  }

  @Test func `what is there already is no change and no roll`() async throws {
    let stage = try Stage(text: Stage.changedText)
    let report = try await stage.change(confirm: { _ in
      Issue.record("nobody is asked about nothing")
      return true
    }).get()
    #expect(report.outcome == .unchanged)
    #expect(report.diff == "")
    #expect(stage.writes == [])
  }

  @Test func `a refused plan is not carried out`() async throws {
    let stage = try Stage()
    let report = try await stage.change(confirm: { _ in false }).get()
    #expect(report.outcome == .declined)
    #expect(!report.isChanged)
    #expect(stage.writes == [])
    #expect(stage.text == Stage.text)
  }

  @Test(arguments: [
    (DryRun.client, []), (.server, ["patch deployments (dry run)", "patch configmaps (dry run)"]),
  ])
  func `a dry run keeps nothing`(_ dryRun: DryRun, _ writes: [String]) async throws {
    let stage = try Stage()
    let report = try await stage.change(ChangeOptions(dryRun: dryRun)).get()
    #expect(report.outcome == .planned)
    #expect(report.diff.contains("+    - registry.example/lab:3"))
    #expect(stage.writes == writes)
    #expect(stage.text == Stage.text)
  }

  @Test func `without restart and proof the write is all`() async throws {
    let stage = try Stage()
    let report = try await stage.change(ChangeOptions(restart: nil, verify: false)).get()
    #expect(report.outcome == .written)
    #expect(report.restart == nil)
    #expect(stage.writes == ["patch configmaps"])
  }

  @Test func `without restart the running pod is asked until it has taken the file`() async throws {
    let stage = try Stage {
      $0.answer = { _, count, text in
        try Stage.answer(serving: count < 40 ? text : Array(Stage.changedText.utf8))
      }
    }
    let report = try await stage.change(ChangeOptions(restart: nil)).get()
    #expect(report.outcome == .live)
    #expect(
      report.pods
        == [PodProof(pod: "pod-1", method: .servedThroughProxy, answers: 9, reason: nil)]
    )
    #expect(stage.writes == ["patch configmaps"])
  }

  @Test func `thinking about the plan takes no time from the deadline`() async throws {
    let stage = try Stage()
    let report = try await stage.change(
      confirm: { _ in
        stage.clock.advance(by: .seconds(3600))
        return true
      }
    ).get()
    #expect(report.outcome == .live)
  }

  @Test func `without proof the pods are Ready and no more is said`() async throws {
    let stage = try Stage()
    let report = try await stage.change(ChangeOptions(verify: false)).get()
    #expect(report.outcome == .ready)
    #expect(report.proof == nil)
  }

  @Test func `a Deployment without pods has nothing to prove`() async throws {
    let stage = try Stage(deployment: Objects.deployment { $0["spec"]?["replicas"] = 0 })
    let report = try await stage.change().get()
    #expect(report.outcome == .written)
    #expect(stage.events.last == .scaledToZero(deployment: Objects.deploymentName))
    #expect(stage.writes == ["patch configmaps"])
  }

  @Test func `a key in binaryData is written back there`() async throws {
    let stage = try Stage()
    try stage.kube.change(
      ConfigMap.self,
      name: Objects.configMapName,
      namespace: Objects.namespace
    ) {
      $0["data"] = nil
      // The text of the stage, as base64.
      $0["binaryData"] = .object([
        Objects.key: .string(Base64.encoded(Array(Stage.text.utf8)))
      ])
    }
    _ = try await stage.change().get()
    let stored = stage.kube.stored(
      ConfigMap.self,
      name: Objects.configMapName,
      namespace: Objects.namespace
    )
    #expect(stored?["data"] == nil)
    #expect(
      stored?["binaryData"]?[Objects.key]?.string
        == Base64.encoded(Array(Stage.changedText.utf8))
    )
  }
}

extension ChangeTests {
  /// What must be met before anything is written.
  struct Refusal: Sendable, CustomTestStringConvertible {
    let name: String
    let code: SpawnerError.Code
    let message: String
    var options = ChangeOptions()
    var edits = [Stage.edit]
    let prepare: @Sendable (Stage) throws -> Void

    var testDescription: String { name }
  }

  static func onDeployment(
    _ edit: @escaping @Sendable (inout JSONValue) -> Void
  ) -> @Sendable (Stage) throws -> Void {
    { stage in
      try stage.kube.change(
        Deployment.self,
        name: Objects.deploymentName,
        namespace: Objects.namespace,
        edit
      )
    }
  }

  static let refusals = [
    Refusal(
      name: "paused",
      code: .refused,
      message:
        "Deployment 'jupyter-web-app-deployment' in namespace 'kubeflow' is paused and makes "
        + "no new pods",
      prepare: onDeployment { $0["spec"]?["paused"] = true }
    ),
    Refusal(
      name: "immutable",
      code: .refused,
      message: "ConfigMap 'jupyter-web-app-config-9c2fbg2gdc' is immutable and cannot be changed",
      prepare: {
        try $0.kube.change(
          ConfigMap.self,
          name: Objects.configMapName,
          namespace: Objects.namespace
        ) { $0["immutable"] = true }
      }
    ),
    Refusal(
      name: "too large",
      code: .refused,
      message: "ConfigMap 'jupyter-web-app-config-9c2fbg2gdc' would hold 1048753 bytes, more than "
        + "the 1048576 that the cluster takes",
      prepare: {
        try $0.kube.change(
          ConfigMap.self,
          name: Objects.configMapName,
          namespace: Objects.namespace
        ) { $0["data"]?["other"] = .string(String(repeating: "x", count: (1 << 20) - 49)) }
      }
    ),
    Refusal(
      name: "subPath without a restart",
      code: .refused,
      message: "Deployment 'jupyter-web-app-deployment' mounts the file with a subPath: running "
        + "pods never see a change, so without a restart it cannot become live",
      options: ChangeOptions(restart: nil),
      prepare: onDeployment {
        $0["spec"]?["template"]?["spec"]?["containers"] = [
          Objects.container(mount: [
            "name": "config-volume", "mountPath": .string("/etc/config/\(Objects.key)"),
            "subPath": .string(Objects.key),
          ])
        ]
      }
    ),
    Refusal(
      name: "unreadable",
      code: .invalidResult,
      message: "1:1: the file cannot be read: ",
      prepare: { try $0.write("\tspawner: 1\n") }
    ),
    Refusal(
      name: "not listed",
      code: .notFound,
      message: "",
      edits: [.setDefaultImage("registry.example/none:1", in: .jupyter, addIfMissing: false)],
      prepare: { _ in }
    ),
    Refusal(
      name: "no image",
      code: .invalidResult,
      message: "",
      edits: [
        .addImages(["Not An Image"], to: .jupyter, at: .last, makeDefault: false)
      ],
      prepare: { _ in }
    ),
  ]

  @Test(arguments: refusals)
  func `what cannot work is refused before anything is written`(_ refusal: Refusal) async throws {
    let stage = try Stage()
    try refusal.prepare(stage)
    let before = stage.text
    let error = try await #require(throws: SpawnerError.self) {
      try await stage.change(refusal.options, edits: refusal.edits).get()
    }
    #expect(error.code == refusal.code)
    #expect(error.change == .nothing)
    #expect(error.description.hasPrefix(refusal.message), "\(error)")
    #expect(stage.writes == [])
    #expect(stage.text == before)
  }

  @Test func `a cluster that rehearses nothing is changed all the same`() async throws {
    let stage = try Stage()
    stage.kube.fail(FakeFailure(verb: "patch", resource: "deployments", times: 1, status: 400))
    #expect(try await stage.change().get().outcome == .live)
  }

  @Test func `who may neither write nor roll is told of the write`() async throws {
    let stage = try Stage()
    stage.kube.fail(FakeFailure(verb: "patch", status: 403))
    let error = try await #require(throws: KubeError.self) { try await stage.change().get() }
    #expect(error.resource == "configmaps")
  }

  @Test(arguments: ["configmaps", "deployments"])
  func `a right that is missing is met before anything is written`(_ resource: String) async throws
  {
    let stage = try Stage()
    stage.kube.fail(FakeFailure(verb: "patch", resource: resource, status: 403))
    let error = try await #require(throws: KubeError.self) { try await stage.change().get() }
    #expect(error.isForbidden)
    #expect(stage.text == Stage.text)
    #expect(stage.pods == ["pod-1"])
  }
}
