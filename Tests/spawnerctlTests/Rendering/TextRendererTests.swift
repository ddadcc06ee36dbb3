import SpawnerConfig
import TestSupport
import Testing

@testable import SpawnerKit
@testable import spawnerctl

/// Reports as people read them.
@Suite struct TextRendererTests {
  private let plain = Style(.never, isTerminal: false, environment: [:])

  private var report: ChangeReport {
    var report = ChangeReport(
      outcome: .live,
      namespace: "kubeflow",
      deployment: "d",
      configMap: "c",
      key: "k",
      summaries: [],
      diff: "",
      review: ChangeReview(),
      pods: [],
      duration: .milliseconds(2450)
    )
    report.pods = [
      PodProof(pod: "a", method: .servedThroughProxy, answers: 3, reason: nil),
      PodProof(pod: "b", method: .servedThroughProxy, answers: 3, reason: nil),
    ]
    return report
  }

  @Test(arguments: [
    (
      ChangeReport.Outcome.unchanged,
      "nothing to change: ConfigMap 'c' in namespace 'kubeflow' already says so"
    ),
    (.planned, "dry run: nothing was changed"),
    (.declined, "not confirmed: nothing was written"),
    (.written, "written: not looked at whether it is served; 2.4 s"),
    (.ready, "ready: what the pods serve was not proved; 2.4 s"),
    (.live, "live: 2 pods serving the file as written; 2.4 s"),
  ])
  func `ends the story`(outcome: ChangeReport.Outcome, words: String) {
    var report = report
    report.outcome = outcome
    #expect(TextRenderer.ending(of: report, style: plain) == words)
  }

  @Test(arguments: [
    (ChangeReport.Outcome.unchanged, "nothing is live: no pod runs that could serve the file"),
    (.written, "written: not live, since no pod runs that could serve it; 2.4 s"),
  ])
  func `says that nothing is live where nothing runs`(
    outcome: ChangeReport.Outcome,
    words: String
  ) throws {
    var report = report
    let installation = try InstallationOptions.parsed(["--context", "a b"])
    #expect(TextRenderer.scaling(of: report, installation: installation) == nil)
    report.outcome = outcome
    report.isScaledToZero = true
    #expect(TextRenderer.ending(of: report, style: plain) == words)
    #expect(
      TextRenderer.scaling(of: report, installation: installation)
        == "to start it: kubectl scale deployment d --replicas=1 -n kubeflow --context 'a b'"
    )
  }

  @Test func `says that the server has looked at a dry run`() {
    var report = report
    report.outcome = .planned
    #expect(
      TextRenderer.ending(of: report, isChecked: true, style: plain)
        == "dry run: the server would take the change; nothing was changed"
    )
  }

  private var status: StatusReport {
    StatusReport(
      namespace: "kubeflow",
      deployment: "d",
      container: "app",
      configMap: "c",
      key: "k",
      storage: .data,
      resourceVersion: "12",
      isImmutable: true,
      isSubPath: true,
      isPaused: true,
      owners: [
        Ownership(owner: .argoCD, name: "kubeflow", evidence: "label 'x'"),
        Ownership(owner: .kubectlApply, name: nil, evidence: "annotation 'y'"),
      ],
      staleSiblings: ["c-1", "c-2"],
      wantedPods: 2,
      pods: [
        PodStatus(
          name: "d-1",
          isReady: true,
          state: "ready",
          startTime: nil,
          restarts: 0,
          serving: .sample,
          method: .servedThroughProxy,
          detail: "the app cannot read the file"
        ),
        PodStatus(
          name: "d-2",
          isReady: false,
          state: "crashing",
          startTime: nil,
          restarts: 4,
          serving: .unknown,
          method: .none,
          detail: nil
        ),
      ],
      image: "registry.example/app:v1.7.0",
      appVersion: "v1.7.0",
      generation: .imageGroups,
      writtenFor: "1.3 or 1.4",
      fitsApp: false,
      lintErrors: 1,
      lintWarnings: 2,
      isLive: false
    )
  }

  @Test func `shows a status with everything wrong`() {
    #expect(
      TextRenderer.status(status, style: plain) == """
        Namespace:   kubeflow
        Deployment:  d, container app, 1 of 2 pods ready, paused
        ConfigMap:   c, resourceVersion 12, immutable
        Key:         k, mounted by subPath: needs a restart
        Owners:      Argo CD 'kubeflow' (label 'x'), kubectl apply (annotation 'y')
        Unused:      c-1, c-2
        Generation:  Kubeflow 1.3 or 1.4, does not fit the web app v1.7.0
        Findings:    1 error, 2 warnings
        Live:        no

        POD   READY   STATE      RESTARTS   SERVES                SEEN                           \
        DETAIL
        d-1   yes     ready      0          its built-in sample   asked through the API server   \
        the app cannot read the file
        d-2   no      crashing   4          unknown               by nothing                     -

        """
    )
  }

  @Test func `shows a status of which nothing is known`() {
    var status = status
    status.isLive = nil
    status.pods = []
    status.owners = []
    status.staleSiblings = []
    let text = TextRenderer.status(status, style: plain)
    #expect(text.contains("Live:        unknown\n"))
    #expect(!text.contains("Owners:"))
    #expect(!text.contains("Unused:"))
    #expect(!text.contains("POD"))
  }

  @Test func `says that there is no workspace`() {
    #expect(TextRenderer.workspace(nil) == "new notebooks get no workspace volume\n")
  }

  @Test func `prints nothing for empty lists`() {
    #expect(TextRenderer.images([]).isEmpty)
    #expect(TextRenderer.volumes(workspace: nil, data: []).isEmpty)
  }
}
