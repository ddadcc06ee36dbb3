import Testing

@testable import SpawnerKit
@testable import spawnerctl

/// The words of each step, whole.
@Suite struct ProgressTextTests {
  private let text = ProgressText(style: Style(.never, isTerminal: false, environment: [:]))

  @Test(arguments: [
    (
      ProgressEvent.writing(configMap: "c", isDryRun: false), ProgressText.Weight.passing,
      "writing ConfigMap 'c'"
    ),
    (
      .writing(configMap: "c", isDryRun: true), .passing,
      "asking the server to check the change of ConfigMap 'c'"
    ),
    (.written(resourceVersion: "7"), .milestone, "written: resourceVersion 7"),
    (
      .conflict(attempt: 2, limit: 5), .milestone,
      "someone else changed the ConfigMap meanwhile (attempt 2 of 5)"
    ),
    (
      .rolling(deployment: "d", strategy: .delete), .milestone, "restarting Deployment 'd' (delete)"
    ),
    (
      .scaledToZero(deployment: "d"), .milestone,
      "Deployment 'd' wants no pods: nothing to wait for"
    ),
    (.pod(name: "p", state: "starting"), .passing, "pod 'p': starting"),
    (
      .warning(object: "pod/p", reason: "FailedMount", message: "größer"), .milestone,
      "warning: pod/p: FailedMount: größer"
    ),
    (.ready(pods: ["a", "b"]), .milestone, "ready: 2 pods"),
    (
      .proving(pod: "p", method: .servedFromInside), .passing,
      "asking pod 'p' what it serves (asked from inside the container by exec)"
    ),
    (
      .notYet(pod: "p", reason: "it serves an older text"), .passing,
      "pod 'p' does not serve the file yet: it serves an older text"
    ),
    (.undoing(reason: "it crashes"), .milestone, "undoing the change: it crashes"),
    (.restored(resourceVersion: "9"), .milestone, "the old text is back: resourceVersion 9"),
  ])
  func `says what happens`(event: ProgressEvent, weight: ProgressText.Weight, words: String) {
    let line = text.line(for: event)
    #expect(line?.text == words)
    #expect(line?.weight == weight)
  }

  @Test(arguments: [
    (
      ProofMethod.servedThroughProxy, 3, nil,
      "proved: pod 'p' serves the written file, 3 answers in a row, asked through the API server"
    ),
    (
      .servedFromInside, 1, "pods/proxy is not allowed",
      """
      proved: pod 'p' serves the written file, 1 answer in a row, asked from inside the \
      container by exec (pods/proxy is not allowed)
      """
    ),
    (
      .mountedFile, 0, nil, "seen: pod 'p' has the written file mounted; the app was not asked"
    ),
    (
      .logLine, 0, "exec is not allowed",
      """
      seen: pod 'p' logged that it reads the mounted file; the app was not asked \
      (exec is not allowed)
      """
    ),
    (
      .none, 0, "nothing is allowed",
      "not proved: nothing could be learnt about pod 'p' (nothing is allowed)"
    ),
  ])
  func `says which proof was had`(
    method: ProofMethod,
    answers: Int,
    reason: String?,
    words: String
  ) {
    let proof = PodProof(pod: "p", method: method, answers: answers, reason: reason)
    #expect(text.line(for: .proved(proof))?.text == words)
  }

  @Test func `leaves to others what others tell`() {
    let located = ProgressEvent.located(
      namespace: "n",
      deployment: "d",
      configMap: "c",
      key: "k"
    )
    #expect(text.line(for: located) == nil)
  }

  @Test(arguments: [
    (Duration.zero, "0 ms"), (.milliseconds(999), "999 ms"), (.milliseconds(2449), "2.4 s"),
    (.seconds(59), "59.0 s"), (.seconds(65), "1 min 05 s"), (.seconds(3600), "60 min 00 s"),
  ])
  func `tells durations to people`(duration: Duration, words: String) {
    #expect(duration.words == words)
  }
}
