import KubeCore
import SpawnerKit
import Testing
import YAMLEdit

@testable import spawnerctl

/// What the user reads when something went wrong, line by line.
@Suite struct FailureTests {
  private func told(_ error: any Error, isTerminal: Bool = false) -> String {
    let story = Recorder()
    let scene = Scene(isTerminal: isTerminal)
    Failure(error, programName: "kubectl spawner")
      .report(on: scene.context(out: Recorder(), story: story))
    return story.text
  }

  @Test(arguments: [
    (
      KubeError.Code.unauthorized,
      "try: logging in again; the cluster does not accept this login\n"
    ),
    (.notFound, "try: --namespace with the right namespace, see: kubectl get namespaces\n"),
    (.timeout, "try: kubectl cluster-info, or another --context or --kubeconfig\n"),
    (
      .tls,
      "try: correcting 'certificate-authority' or 'server' of this cluster in the kubeconfig\n"
    ),
    (.contextNotFound, "try: --context NAME, see: kubectl config get-contexts\n"),
    (.badServer, "try: correcting the kubeconfig, or --kubeconfig FILE\n"),
    (.conflict, "try: the same command again\n"),
    (
      .kubeconfigMissing,
      """
      try: --kubeconfig FILE or KUBECONFIG
      try: kubectl spawner sandbox run -- image list (needs no cluster)

      """
    ),
    (.serverError, ""),
  ])
  func `proposes what fits the cluster's failure`(code: KubeError.Code, hints: String) {
    let error = KubeError(code: code, message: "words", place: "here")
    let lines = told(error).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first?.hasPrefix("error: here: ") == true)
    #expect(lines.dropFirst().joined(separator: "\n") == hints)
  }

  @Test func `shows each complaint of the server`() {
    var error = KubeError(code: .invalid, message: "refused")
    error.causes = [
      .init(reason: nil, message: "must be set", field: "spec.a"),
      .init(reason: nil, message: "too long", field: nil),
    ]
    #expect(told(error) == "error: invalid: refused\n  spec.a: must be set\n  too long\n")
  }

  @Test(arguments: [
    (ChangeState.maybeWritten, ["try: kubectl spawner get to see which text is there"]),
    (
      .written(resourceVersion: "1"),
      [
        "to finish: kubectl spawner restart",
        "to undo: put the lines marked - in the diff back and restart",
      ]
    ),
    (
      .rolling(resourceVersion: "1"),
      [
        "to finish: kubectl spawner wait",
        "to undo: put the lines marked - in the diff back and restart",
      ]
    ),
    (.rolling(resourceVersion: nil), ["to finish: kubectl spawner wait"]),
    (.restored(resourceVersion: "1"), ["to finish: kubectl spawner wait"]),
    (.undone, []),
  ])
  func `says how to go on after a change was cut short`(
    state: ChangeState,
    hints: [String]
  ) throws {
    let error = ChangeFailure(
      SpawnerError(.interrupted, "interrupted", change: state),
      installation: try .parsed([])
    )
    #expect(
      told(error) == (["error: interrupted"] + hints).map { $0 + "\n" }.joined()
    )
  }

  @Test(arguments: [
    (
      ChangeState.rolling(resourceVersion: "1"), true,
      [
        "try: logging in again; the cluster does not accept this login",
        "to finish: kubectl spawner wait",
        "to undo: put the lines marked - in the diff back and restart",
      ]
    ),
    (
      .rolling(resourceVersion: "1"), false,
      [
        "try: logging in again; the cluster does not accept this login",
        "to undo: put the lines marked - in the diff back and restart",
      ]
    ),
    (
      .restored(resourceVersion: "1"), true,
      [
        "try: logging in again; the cluster does not accept this login",
        "to finish: kubectl spawner restart",
      ]
    ),
    (
      .restored(resourceVersion: "1"), false,
      ["try: logging in again; the cluster does not accept this login"]
    ),
  ])
  func `says how to go on after a login was lost`(
    state: ChangeState,
    isUnseen: Bool,
    hints: [String]
  ) throws {
    let cause = KubeError(code: .unauthorized, message: "Unauthorized")
    var error = SpawnerError(.notUndone, "lost", change: state, underlying: cause)
    error.isUnseen = isUnseen
    let failure = ChangeFailure(error, installation: try .parsed([]))
    #expect(told(failure) == (["error: lost"] + hints).map { $0 + "\n" }.joined())
  }

  @Test func `proposes the other way to restart where a pod would be refused`() {
    var error = SpawnerError(.refused, "no pod was deleted")
    error.rollout = RolloutFailure(kind: .podRefused, message: "no")
    #expect(
      told(error) == """
        error: no pod was deleted
        try: --restart-strategy rollout, which takes no pod away before the new one is there

        """
    )
  }

  @Test func `lists what there is to choose from`() {
    var error = SpawnerError(.ambiguous, "several Deployments fit")
    error.candidates = ["größe", "b"]
    #expect(
      told(error) == """
        error: several Deployments fit
          there are:
            größe
            b
        try: choosing one with --deployment, --configmap or --key

        """
    )
  }

  @Test(
    arguments: [
      (nil, [], ["--namespace with the web app's namespace, see: kubectl get deployments -A"]),
      (nil, ["x"], ["naming what is there with --deployment, --configmap or --key"]),
      (.deployment, ["x"], ["--deployment with a name that is there, or leaving it out"]),
      (
        .deployment, [],
        [
          "leaving out --deployment",
          "--namespace with the web app's namespace, see: kubectl get deployments -A",
        ]
      ),
      (.configMap, ["x"], ["--configmap with a name that is there, or leaving it out"]),
      (.configMap, [], ["kubectl get configmaps -n kubeflow"]),
      (.key, ["x"], ["--key with a name that is there"]),
      (.key, [], ["kubectl get configmaps -n kubeflow"]),
    ] as [(InstallationSelector.Part?, [String], [String])]
  )
  func `proposes the option that names what is missing`(
    unmet: InstallationSelector.Part?,
    candidates: [String],
    hints: [String]
  ) {
    var error = SpawnerError(.notFound, "nothing")
    error.unmet = unmet
    error.candidates = candidates
    #expect(Failure(error, programName: "x").hints.map(\.text) == hints)
  }

  @Test func `shows the last log lines of a container that crashes`() {
    var error = SpawnerError(.gaveUpWaiting, "it keeps crashing")
    var rollout = RolloutFailure(kind: .crashLoop, message: "exit code 1", pod: "p")
    rollout.log = ["Traceback:", "  größer"]
    error.rollout = rollout
    #expect(
      told(error) == """
        error: it keeps crashing
          the last log lines of pod 'p':
            Traceback:
              größer
        try: kubectl spawner status

        """
    )
  }

  @Test(arguments: [
    ("a:\t1\n", "spaces in place of the tab; the web app ignores a file with a tab there"),
    ("a: 1\n---\nb: 2\n", "one document only; the web app ignores a file with more"),
    ("a: [\n", "correcting the file at that place; the web app would ignore all of it"),
  ])
  func `proposes what makes a file readable`(text: String, hint: String) throws {
    let error = try #require(throws: YAMLError.self) { try Document(text) }
    let told = told(FileContentError(path: "größe.yaml", cause: error))
    #expect(told.hasPrefix("error: größe.yaml:"))
    #expect(told.hasSuffix("\ntry: \(hint)\n"))
  }

  @Test func `marks an error in colour on a terminal`() {
    let error = CommandError(.declined, "not confirmed")
    #expect(told(error, isTerminal: true) == "\u{1B}[31;1merror: \u{1B}[0mnot confirmed\n")
  }

  @Test func `does not lose an error it does not know`() {
    struct Unknown: Error {}
    #expect(told(Unknown()) == "error: Unknown()\n")
  }
}
