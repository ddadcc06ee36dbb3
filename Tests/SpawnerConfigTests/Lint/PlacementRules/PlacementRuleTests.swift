import SpawnerConfig
import Testing

/// T001 to T010: affinities and toleration groups.
struct PlacementRuleTests {
  private static let tolerations = "spawnerFormDefaults.tolerationGroup"
  private static let affinity = "spawnerFormDefaults.affinityConfig"

  private static func file(_ section: String, value: String, options: String) -> String {
    Sample.with(
      "  \(section):\n    value: \"\"\n    options: []\n",
      "  \(section):\n    value: \(value)\n    options: \(options)\n"
    )
  }

  private func report(
    _ section: String = "tolerationGroup",
    value: String = "''",
    options: String
  ) -> [String] {
    let text = Self.file(section, value: value, options: options)
    return Lint.findings(in: Array(text.utf8)).map {
      "\($0.severity) \($0.rule): \($0.message)"
    }
  }

  private func toleration(_ toleration: String) -> [String] {
    report(options: "[{groupKey: a, displayName: A, tolerations: [\(toleration)]}]")
  }

  private func affinity(_ affinity: String) -> [String] {
    report(
      "affinityConfig",
      options: "[{configKey: a, displayName: A, affinity: \(affinity)}]"
    )
  }

  // MARK: T001 to T004

  @Test(arguments: [("null", "null"), ("{}", "a mapping"), ("x", "text")])
  func `finds options that are no list`(_ options: String, _ type: String) {
    #expect(
      report(options: options) == [
        "error T001: expected a list at '\(Self.tolerations).options', found \(type)"
      ]
    )
  }

  @Test(arguments: [
    ("[x]", "error T002: expected a mapping at '\(tolerations).options[0]', found text"),
    (
      "[{displayName: A, tolerations: []}]",
      "error T002: the option at '\(tolerations).options[0]' has no 'groupKey'"
    ),
    (
      "[{groupKey: '', displayName: A, tolerations: []}]",
      "warning T002: the groupKey at '\(tolerations).options[0]' is empty"
    ),
    (
      "[{groupKey: a, displayName: A}]",
      "error T003: the option at '\(tolerations).options[0]' has no 'tolerations'"
    ),
    (
      "[{groupKey: a, displayName: A, tolerations: null}]",
      "error T003: expected a list at '\(tolerations).options[0].tolerations', found null"
    ),
    (
      "[{groupKey: a, displayName: A, tolerations: [x]}]",
      "error T003: expected a mapping at '\(tolerations).options[0].tolerations[0]', found text"
    ),
    (
      "[{groupKey: a, tolerations: []}]",
      "warning T004: the option at '\(tolerations).options[0]' has no 'displayName'"
    ),
    (
      "[{groupKey: a, displayName: '', tolerations: []}]",
      "warning T004: the option at '\(tolerations).options[0]' has no 'displayName'"
    ),
  ])
  func `finds an option that is not as it must be`(_ options: String, _ message: String) {
    #expect(report(options: options) == [message])
  }

  @Test func `lets an affinity be null or a mapping`() {
    #expect(affinity("null") == [])
    #expect(affinity("{}") == [])
    #expect(
      affinity("[]") == [
        "error T003: expected a mapping at '\(Self.affinity).options[0].affinity', found a list"
      ]
    )
  }

  // MARK: T005 to T007, T009

  @Test func `finds a value that no option has`() throws {
    let options = "[{groupKey: gpu-nodes, displayName: A, tolerations: []}]"
    #expect(
      report(value: "gpu-node", options: options) == [
        "warning T005: the value 'gpu-node' is the groupKey of no option"
      ]
    )
    let text = Self.file("tolerationGroup", value: "gpu-node", options: options)
    let finding = try #require(findings(of: "T005", in: text).first)
    #expect(finding.remedy == "did you mean 'gpu-nodes'?")
    #expect(finding.effect == "the dropdown looks empty, and nothing is applied")
    #expect(report(value: "gpu-nodes", options: options) == [])
  }

  @Test func `mends none as a value`() {
    #expect(
      report(value: "none", options: "[]") == [
        "info T006: the value of 'tolerationGroup' is 'none'"
      ]
    )
    let text = Self.file("tolerationGroup", value: "none", options: "[]")
    let mended = FixedFile(mending: Array(text.utf8))
    #expect(mended.settled.map(\.rule) == ["T006"])
    #expect(
      report(value: "none", options: "[{groupKey: none, displayName: A, tolerations: []}]") == []
    )
  }

  @Test func `finds two options with one key`() {
    let options =
      "[{configKey: a, displayName: A, affinity: {}}, {configKey: a, displayName: B, affinity: {}}]"
    #expect(
      report("affinityConfig", options: options) == [
        "warning T007: the configKey 'a' is that of option 1 already"
      ]
    )
  }

  @Test(arguments: [("[]", "a list"), ("1", "the number 1"), ("no", "the boolean false")])
  func `finds a value that is not text`(_ value: String, _ found: String) {
    #expect(
      report(value: value, options: "[]") == [
        "error T009: expected text at '\(Self.tolerations).value', found \(found)"
      ]
    )
  }

  // MARK: T008

  @Test(arguments: [
    "{key: a, operator: Equal, value: b, effect: NoSchedule}", "{operator: Exists}",
    "{key: example.com/a, operator: Exists, effect: NoExecute, tolerationSeconds: 30}",
    "{key: a, value: b}", "{key: a, value: '', effect: ''}",
  ])
  func `is content with tolerations that Kubernetes takes`(_ text: String) {
    #expect(toleration(text) == [])
  }

  @Test(arguments: [
    ("{key: a, operator: exists}", "expected 'Equal' or 'Exists'", ".operator", "'exists'"),
    (
      "{key: a, effect: Never}", "expected 'NoSchedule', 'PreferNoSchedule' or 'NoExecute'",
      ".effect", "'Never'"
    ),
    ("{key: a b}", "expected the key of a taint", ".key", "'a b'"),
    ("{key: a, value: 1}", "expected text", ".value", "the number 1"),
    (
      "{key: a, operator: Exists, value: b}", "expected no value beside 'operator: Exists'",
      ".value", "'b'"
    ),
    ("{key: a, value: b c}", "expected the value of a taint", ".value", "'b c'"),
    (
      "{key: a, tolerationSeconds: 3}", "expected 'effect: NoExecute' beside the seconds",
      ".tolerationSeconds", "no effect"
    ),
    (
      "{key: a, effect: NoExecute, tolerationSeconds: '30'}", "expected a whole number",
      ".tolerationSeconds", "'30'"
    ),
  ])
  func `finds a toleration that Kubernetes refuses`(
    _ text: String,
    _ expected: String,
    _ key: String,
    _ found: String
  ) {
    let path = "\(Self.tolerations).options[0].tolerations[0]\(key)"
    #expect(toleration(text) == ["error T008: \(expected) at '\(path)', found \(found)"])
  }

  @Test func `misses the key of a toleration`() {
    #expect(
      toleration("{operator: Equal, value: b}") == [
        """
        error T008: the toleration at '\(Self.tolerations).options[0].tolerations[0]' has no \
        'key', and its operator is not 'Exists'
        """
      ]
    )
  }

  // MARK: T010

  private static let node = "nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution"
  private static let weighted = "preferredDuringSchedulingIgnoredDuringExecution"

  /// A term with one requirement.
  private static func required(_ rest: String) -> String {
    "{nodeSelectorTerms: [{matchExpressions: [{key: a, operator: \(rest)}]}]}"
  }

  private static let pod = "podAffinity: {requiredDuringSchedulingIgnoredDuringExecution"

  @Test(arguments: [
    """
    {\(node): {nodeSelectorTerms: \
    [{matchExpressions: [{key: a, operator: Gt, values: ['1']}]}]}}}
    """,
    "{\(pod): [{topologyKey: zone, labelSelector: {matchLabels: {a: b}}, namespaceSelector: {}}]}}",
    """
    {podAntiAffinity: {preferredDuringSchedulingIgnoredDuringExecution: \
    [{weight: 1, podAffinityTerm: {topologyKey: zone}}]}}
    """,
    "{nodeAffinity: null}",
    "{\(node): \(required("In, values: ['']"))}}",
    "{\(node): \(required("Exists, values: []"))}}",
    "{\(node): \(required("DoesNotExist"))}}",
  ])
  func `is content with affinities that Kubernetes takes`(_ text: String) {
    #expect(affinity(text) == [])
  }

  @Test(arguments: [
    ("{\(node): {}}}", "error T010: expected the key 'nodeSelectorTerms'", node, "none"),
    ("{\(pod): [{}]}}", "error T010: expected the key 'topologyKey'", "\(pod)[0]", "none"),
    ("{\(pod): {}}}", "error T010: expected a list", pod, "a mapping"),
    (
      "{\(pod): [{topologyKey: 1}]}}", "error T010: expected text", "\(pod)[0].topologyKey",
      "the number 1"
    ),
    (
      "{\(node): {nodeSelectorTerms: []}}}", "error T010: expected at least one item",
      "\(node).nodeSelectorTerms", "a list"
    ),
    (
      "{podAffinity: {\(weighted): [{weight: '5', podAffinityTerm: {topologyKey: a}}]}}",
      "error T010: expected a whole number from 1 to 100", "podAffinity: {\(weighted)[0].weight",
      "'5'"
    ),
    (
      "{nodeAffinity: {\(weighted): [{weight: 0, preference: {}}]}}",
      "error T010: expected a whole number from 1 to 100", "nodeAffinity: {\(weighted)[0].weight",
      "the number 0"
    ),
  ])
  func `finds an affinity that Kubernetes refuses`(
    _ text: String,
    _ expected: String,
    _ place: String,
    _ found: String
  ) {
    let rest = place.replacing(": {", with: ".")
    let path = "\(Self.affinity).options[0].affinity.\(rest)"
    #expect(affinity(text) == ["\(expected) at '\(path)', found \(found)"])
  }

  @Test(arguments: [
    ("In, values: []", "at least one value beside 'In'", "a list"),
    ("NotIn", "at least one value beside 'NotIn'", "null"),
    ("Exists, values: [a]", "no values beside 'Exists'", "a list"),
    ("Lt, values: ['1', '2']", "exactly one value beside 'Lt'", "a list"),
  ])
  func `finds as many values as the operator does not take`(
    _ text: String,
    _ expected: String,
    _ found: String
  ) {
    let rest = Self.node.replacing(": {", with: ".")
    let path =
      "\(Self.affinity).options[0].affinity.\(rest).nodeSelectorTerms[0].matchExpressions[0]"
    #expect(
      affinity("{\(Self.node): \(Self.required(text))}}")
        == ["error T010: expected \(expected) at '\(path).values', found \(found)"]
    )
  }

  @Test func `finds an operator that Kubernetes does not know`() {
    let term = "{nodeSelectorTerms: [{matchExpressions: [{key: a, operator: in, values: [1]}]}]}"
    let rest = Self.node.replacing(": {", with: ".")
    let path =
      "\(Self.affinity).options[0].affinity.\(rest).nodeSelectorTerms[0].matchExpressions[0]"
    #expect(
      affinity("{\(Self.node): \(term)}}") == [
        """
        error T010: expected In, NotIn, Exists, DoesNotExist, Gt, Lt at '\(path).operator', \
        found 'in'
        """,
        "error T010: expected text at '\(path).values[0]', found the number 1",
      ]
    )
  }

  @Test func `tells of keys that are dropped`() throws {
    #expect(
      affinity("{nodeAffinty: {}}") == [
        """
        warning T010: Kubernetes does not know the key 'nodeAffinty' at \
        '\(Self.affinity).options[0].affinity'
        """
      ]
    )
    let options = "[{groupKey: a, displayName: A, tolerations: [{key: a, efect: NoSchedule}]}]"
    let text = Self.file("tolerationGroup", value: "''", options: options)
    #expect(findings(of: "T010", in: text).map(\.remedy) == ["did you mean 'effect'?"])
  }
}
