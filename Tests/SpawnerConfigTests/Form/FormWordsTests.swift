import SpawnerConfig
import Testing

/// What is said of a field that goes wrong, word for word, and what a launch comes to.
struct FormWordsTests {
  private func expect(_ sections: String, _ words: String, _ verdict: String) {
    let shown = Shown(sections)
    #expect(shown.words.contains(words), "\(sections): \(shown.words)")
    #expect(shown.verdict == verdict, "\(sections)")
  }

  @Test(arguments: [
    (
      "{value: '1', limitFactor: abc}",
      "launching is answered with 500: there is no limit, and the factor is no number", "500"
    ),
    (
      "{value: '1'}", "launching is answered with 500: there is no limit and no factor for it",
      "500"
    ),
    (
      "{value: '1', limitFactor: nan}", "launching is answered with 422: the limit is endless",
      "422"
    ),
    ("{value: '1', limitFactor: 0}", "LAUNCH stays off: the limit is below 0.1", "off"),
    (
      "{value: abc, limitFactor: none, readOnly: true}",
      "launching is answered with 422: 'abc' is no amount", "422"
    ),
    (
      "{value: 500m, limitFactor: '1.2', readOnly: true}",
      "launching is answered with 500: the locked value '500m' is no number", "500"
    ),
    (
      "{value: ' 1', limitFactor: '1.2', readOnly: true}",
      "launching is answered with 422: the locked value ' 1' has blanks", "422"
    ),
    (
      "{value: 1, limitFactor: '1.2', readOnly: true}",
      "launching is answered with 500: the locked value is the number 1, not text", "500"
    ),
  ])
  func `tells what is wrong with cores`(section: String, words: String, verdict: String) {
    expect("cpu: \(section)", words, verdict)
  }

  @Test(arguments: [
    (
      "{num: '1', vendor: '', vendors: []}", false, "LAUNCH stays off: GPUs without a vendor", "off"
    ),
    (
      "{vendor: a.b/c, vendors: []}", true,
      "launching is answered with 400: no number of GPUs is sent", "400"
    ),
    (
      "{num: '1', vendors: []}", true, "launching is answered with 400: GPUs without a vendor",
      "400"
    ),
    (
      "{num: few, vendor: a.b/c, vendors: []}", false,
      "launching is answered with 422: 'few' is no number of GPUs", "422"
    ),
    (
      "{num: '-1', vendor: a.b/c, vendors: []}", false,
      "the pod is refused: '-1' GPUs cannot be had", "200, pod refused"
    ),
  ])
  func `tells what is wrong with GPUs`(
    value: String,
    isLocked: Bool,
    words: String,
    verdict: String
  ) {
    expect("gpus: {readOnly: \(isLocked), value: \(value)}", words, verdict)
  }

  @Test(arguments: [
    ("shm: {value: []}", "a list → shown as on, and is off", "200"),
    ("shm: {value: 'false'}", "'false' → on", "200"),
    (
      "tolerationGroup: {value: '', options: null}",
      "launching is answered with 500: the options are null, not a list", "500"
    ),
    (
      "tolerationGroup: {value: a, options: [{groupKey: a, displayName: A}]}",
      "launching is answered with 500: the option has no 'tolerations'", "500"
    ),
    (
      "affinityConfig: {value: a, options: [{displayName: A, affinity: {}}]}",
      "launching is answered with 500: an option has no 'configKey'", "500"
    ),
  ])
  func `tells what is wrong with a choice`(sections: String, words: String, verdict: String) {
    expect(sections, words, verdict)
  }

  // MARK: Volumes

  private static let claim = "{persistentVolumeClaim: {claimName: a}}"
  private static let new =
    "{metadata: {name: d}, "
    + "spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}"

  @Test(arguments: [
    (
      "workspaceVolume: {value: {mount: /h, existingSource: {nfs: {server: a, path: /b}}}}",
      "LAUNCH stays off: the page fails on this kind of volume", "off"
    ),
    (
      "dataVolumes: {value: [{mount: /h, existingSource: {nfs: {server: a, path: /b}}}]}",
      "the page fails here → names of new volumes stay unfilled", "200"
    ),
    (
      """
      dataVolumes:
        value: [{mount: /home/jovyan/d, newPvc: \(new)}, {mount: /home/jovyan/d, newPvc: \(new)}]
      """,
      "launching is answered with 409: the claim 'd' exists by then", "409"
    ),
    (
      """
      workspaceVolume: {value: {mount: /home/jovyan, existingSource: \(claim)}}
      dataVolumes: {value: [{mount: /home/jovyan/a, existingSource: \(claim)}]}
      """,
      "the pod is refused: the claim 'a' is used already", "200, pod refused"
    ),
    (
      "workspaceVolume: {value: {mount: /dev/shm, existingSource: \(claim)}}",
      "the pod is refused: '/dev/shm' is mounted already", "200, pod refused"
    ),
  ])
  func `tells what is wrong with volumes`(sections: String, words: String, verdict: String) {
    expect(sections, words, verdict)
  }

  @Test func `hints at what the field itself does not show`() {
    let shown = Shown(
      """
      workspaceVolume: {value: {mount: /home/jovyan, existingSource: \(Self.claim)}}
      dataVolumes:
        value:
        - mount: /home/jovyan/x
          newPvc:
            metadata: {generateName: "{notebook-name}-"}
            spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
      """
    )
    #expect(shown.fields.compactMap(\.hint).contains("must exist in the user's namespace"))
    #expect(shown.field("volume-1-name")?.hint == "followed by a random ending")
    #expect(shown["volume-1-name"].first == "my-notebook-")
  }
}
