import SpawnerConfig
import Testing
import YAMLEdit

/// GPUs, placement, PodDefaults and shared memory.
struct ChoiceFieldTests {
  private static let broken = "the list of notebooks fails with 500 wherever there is one"

  private func gpus(_ num: String, vendor: String = "a.io/gpu", lock: String = "false") -> Shown {
    Shown(
      """
      gpus:
        readOnly: \(lock)
        value:
          num: \(num)
          vendor: \(vendor)
          vendors: [{limitsKey: a.io/gpu, uiName: Fast}]
      """
    )
  }

  // MARK: GPUs

  @Test func `sends no vendor without GPUs`() {
    let shown = gpus("none")
    #expect(shown["gpu-number"] == ["None"])
    #expect(shown["gpu-vendor"] == ["Fast"])
    #expect(shown.field("gpu-vendor")?.hint == "off without GPUs")
    #expect(shown.posted("gpus") == ["num": "none"])
    #expect(shown.verdict == "200")
  }

  @Test(arguments: [
    ("\"2\"", "2", "200"), ("1", "", "200"), ("\"3\"", "", "200"), ("0", "", "200"),
    ("None", "", "422"), ("null", "", "422"), ("true", "", "422"), ("\"\"", "", "422"),
    ("-1", "", "200, pod refused"), ("1.5", "", "200, pod refused"),
  ])
  func `counts GPUs as text`(num: String, shown: String, verdict: String) {
    let form = gpus(num)
    #expect(form.field("gpu-number")?.shown == shown)
    #expect(form.verdict == verdict)
    #expect(form.words.contains { $0.hasPrefix("value not listed: ") } == shown.isEmpty)
  }

  @Test func `sends a number as text`() {
    #expect(gpus("1").posted("gpus") == ["vendor": "a.io/gpu", "num": "1"])
  }

  @Test(arguments: [
    ("\"\"", "off", ""), ("b.io/gpu", "200", ""), ("gpu", "200, pod refused", ""),
    ("a.io/gpu", "200", "Fast"), ("null", "200, pod refused", ""),
  ])
  func `needs a vendor for GPUs`(vendor: String, verdict: String, shown: String) {
    let form = gpus("\"1\"", vendor: vendor)
    #expect(form.verdict == verdict)
    #expect(form.field("gpu-vendor")?.shown == shown)
  }

  @Test func `leaves a locked number to the backend`() {
    let shown = gpus("\"1\"", vendor: "\"\"", lock: "true")
    #expect(shown.posted("gpus") == nil)
    #expect(shown.field("gpu-vendor")?.isLocked == true)
    #expect(shown.verdict == "200, pod refused")
  }

  @Test(arguments: [
    "{num: none, vendor: \"\", vendors: null}", "{num: none, vendor: \"\", vendors: {}}",
    "{num: none, vendor: \"\", vendors: [a]}", "{num: none, vendor: \"\", vendors: [{uiName: A}]}",
    "{num: none, vendor: \"\", vendors: [{limitsKey: a.io/b}]}",
  ])
  func `breaks the list of notebooks with odd vendors`(value: String) {
    #expect(Shown("gpus: {value: \(value)}").words.contains(Self.broken))
  }

  @Test(arguments: ["{num: none, vendor: \"\"}", "{num: none, vendor: \"\", vendors: []}"])
  func `needs no vendors`(value: String) {
    let shown = Shown("gpus: {value: \(value)}")
    #expect(shown.words.isEmpty)
    #expect(shown.verdict == "200")
  }

  @Test func `answers 400 where something is not sent`() {
    #expect(Shown("gpus: {value: {vendor: a.io/b}}").verdict == "400")
    #expect(Shown("gpus: {value: {num: \"1\"}}").verdict == "400")
    #expect(Shown("gpus: {value: {vendor: \"\"}}").verdict == "off")
  }

  // MARK: Placement

  private func affinity(_ value: String, _ options: String, rest: String = "") -> Shown {
    Shown("affinityConfig: {value: \(value), options: \(options)\(rest)}")
  }

  private static let options =
    "[{configKey: big, displayName: Big nodes, affinity: {nodeAffinity: {}}}]"

  @Test(arguments: [
    ("\"\"", "None", [], "200"), ("big", "Big nodes", [], "200"),
    ("none", "", ["'none' is the key of no option → blank, and nothing is applied"], "200"),
    ("huge", "", ["'huge' is the key of no option → blank, and nothing is applied"], "200"),
  ])
  func `preselects an affinity`(value: String, shown: String, notes: [String], verdict: String) {
    let form = affinity(value, Self.options)
    #expect(form["affinity"] == [shown] + notes)
    #expect(form.posted("affinityConfig")?.string == value.replacing("\"", with: ""))
    #expect(form.verdict == verdict)
  }

  @Test(arguments: [
    ("\"\"", "null", "500"), ("none", "null", "200"), ("\"\"", "[{displayName: A}]", "500"),
    ("a", "[{configKey: a, displayName: A}]", "500"),
    ("a", "[{configKey: a, displayName: A, affinity: null}]", "200"),
    ("\"\"", "[{configKey: a, displayName: A}]", "200"), ("null", "[]", "400"),
  ])
  func `searches the options as the backend does`(
    value: String,
    options: String,
    verdict: String
  ) {
    #expect(affinity(value, options).verdict == verdict)
  }

  @Test func `warns of an option that is applied although None is shown`() {
    let shown = affinity("\"\"", "[{configKey: \"\", displayName: A, affinity: {}}]")
    #expect(
      shown["affinity"] == [
        "None", "an option has the key \"\" → it is applied although None is shown",
      ]
    )
  }

  @Test func `has a blank row without a name`() {
    let shown = affinity("\"\"", "[{configKey: a, affinity: {}}]")
    #expect(shown["affinity"] == ["None", "no name to show: blank row"])
    #expect(shown.field("affinity")?.options.map(\.label) == ["None", ""])
  }

  @Test func `needs tolerations in a group that is chosen`() {
    let options = "[{groupKey: a, displayName: A, tolerations: null}]"
    #expect(Shown("tolerationGroup: {value: a, options: \(options)}").verdict == "500")
    #expect(Shown("tolerationGroup: {value: \"\", options: \(options)}").verdict == "200")
  }

  // MARK: Shared memory

  @Test(arguments: [
    ("true", ["on"], "200"), ("false", ["off"], "200"),
    ("\"false\"", ["on", "'false' → on"], "200"), ("0", ["off", "the number 0 → off"], "200"),
    ("[]", ["on", "a list → shown as on, and is off"], "200"),
    (
      "null", ["off", "launching is answered with 400: no value is sent for 'shm'"], "400"
    ),
  ])
  func `switches shared memory by what counts as true`(
    value: String,
    field: [String],
    verdict: String
  ) {
    let shown = Shown("shm: {value: \(value)}")
    #expect(shown["shm"] == field)
    #expect(shown.verdict == verdict)
  }

  @Test func `is off when locked without a value`() {
    let shown = Shown("shm: {value: null, readOnly: true}")
    #expect(shown["shm"] == ["off (locked)"])
    #expect(shown.posted("shm") == nil)
    #expect(shown.verdict == "200")
  }

  // MARK: PodDefaults

  @Test(arguments: [
    ("[]", [""], "200"), ("[team-a, x.io/b]", ["team-a, x.io/b"], "200"),
    (
      "[\"a b\"]", ["a b", "launching is answered with 422: 'a b' is no key of a label"], "422"
    ),
    ("[5]", ["the number 5", "the number 5 → becomes text"], "200"),
    ("[[a]]", ["a list", "launching is answered with 500: an entry is a list"], "500"),
    ("a", ["", "launching is answered with 400: 'a' is not a list"], "400"),
    (
      "null",
      ["", "launching is answered with 400: no value is sent for 'configurations'"], "400"
    ),
  ])
  func `preselects PodDefaults by their labels`(
    value: String,
    field: [String],
    verdict: String
  ) {
    let shown = Shown("configurations: {value: \(value)}")
    #expect(shown["configurations"] == field)
    #expect(shown.verdict == verdict)
  }
}
