import SpawnerConfig
import Testing
import YAMLEdit

/// Edits of affinities and toleration groups.
struct PlacementEditTests {
  private static func group(_ key: String, _ taint: String = "gpu=yes:NoSchedule") throws
    -> PlacementOption
  {
    PlacementOption(
      key: key,
      displayName: "For \(key)",
      tolerations: [try TolerationSpecification(parsing: taint)]
    )
  }

  private static func affinity(_ key: String, _ label: String = "pool=gpu") throws
    -> PlacementOption
  {
    PlacementOption(key: key, displayName: key, nodeLabels: [try NodeLabel(parsing: label)])
  }

  /// The sample with two toleration groups.
  private static func offering(_ value: String = "\"\"") -> String {
    Sample.with(
      "  tolerationGroup:\n    value: \"\"\n    options: []\n",
      """
        tolerationGroup:
          # für die meisten
          value: \(value)
          options:
            # the old nodes
            - groupKey: "old"
              displayName: "Old nodes"
              tolerations:
                - key: "age"
                  operator: "Exists"
            - groupKey: "new" # since spring
              displayName: "New nodes"
              tolerations: []

      """
    )
  }

  // MARK: Adding

  @Test func `adds the first toleration group`() throws {
    try expect(
      .placement(.add([Self.group("gpu")], makeDefault: false)),
      of: Sample.text,
      gives: Sample.with(
        "  tolerationGroup:\n    value: \"\"\n    options: []\n",
        """
          tolerationGroup:
            value: ""
            options:
            - groupKey: gpu
              displayName: "For gpu"
              tolerations:
              - key: gpu
                operator: Equal
                value: "yes"
                effect: NoSchedule

        """
      )
    )
  }

  @Test func `adds an affinity by the labels of nodes, and preselects it`() throws {
    let option = PlacementOption(
      key: "gpu",
      displayName: "GPU",
      nodeLabels: [try NodeLabel(parsing: "pool=a,b"), try NodeLabel(parsing: "fast")]
    )
    try expect(
      .placement(.add([option], makeDefault: true)),
      of: Sample.text,
      gives: Sample.with(
        "  affinityConfig:\n    value: \"\"\n    options: []\n",
        """
          affinityConfig:
            value: "gpu"
            options:
            - configKey: gpu
              displayName: GPU
              affinity:
                nodeAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    nodeSelectorTerms:
                    - matchExpressions:
                      - key: pool
                        operator: In
                        values:
                        - a
                        - b
                      - key: fast
                        operator: Exists

        """
      )
    )
  }

  @Test func `adds several below the others, as deep as they are`() throws {
    let options = [try Self.group("a", "x:NoExecute:60"), try Self.group("b", "y")]
    let last = "        tolerations: []\n"
    try #require(Self.offering().contains(last))
    try expect(
      .placement(.add(options, makeDefault: false)),
      of: Self.offering(),
      gives: Self.offering().replacing(
        last,
        with: last + """
                - groupKey: a
                  displayName: "For a"
                  tolerations:
                    - key: x
                      operator: Exists
                      effect: NoExecute
                      tolerationSeconds: 60
                - groupKey: b
                  displayName: "For b"
                  tolerations:
                    - key: "y"
                      operator: Exists

          """
      )
    )
  }

  @Test(arguments: ["", "  affinityConfig:\n", "  affinityConfig: {}\n"])
  func `creates the section`(_ section: String) throws {
    let text = "spawnerFormDefaults:\n  shm: {value: false}\n\(section)"
    let option = try Self.affinity("gpu")
    let edited = try SpawnerEdit.placement(.add([option], makeDefault: false))
      .applied(to: SpawnerDocument(Array(text.utf8)))
    #expect(edited.defaults["affinityConfig"] == ["value": "", "options": [option.value]])
  }

  @Test(arguments: ["readOnly: false", "options:", "options: []", "options: {}"])
  func `adds the value that a section lacks`(_ field: String) throws {
    let text = "spawnerFormDefaults:\n  affinityConfig:\n    \(field)\n"
    let option = try Self.affinity("gpu")
    let edited = try SpawnerEdit.placement(.add([option], makeDefault: false))
      .applied(to: SpawnerDocument(Array(text.utf8)))
    #expect(edited.defaults["affinityConfig"]?["value"] == "")
    #expect(edited.defaults["affinityConfig"]?["options"] == [option.value])
  }

  @Test func `restores every byte when what was added is removed`() throws {
    for text in [Sample.text, Self.offering()] {
      let document = try SpawnerDocument(Array(text.utf8))
      let options = [try Self.group("a"), try Self.group("b")]
      let added = try SpawnerEdit.placement(.add(options, makeDefault: false))
        .applied(to: document)
      #expect(added.document.text != text)
      let back = try SpawnerEdit.placement(.remove(["a", "b"], from: .toleration))
        .applied(to: added)
      #expect(back.document.text == text)
    }
  }

  @Test func `refuses another option with the key of one that is listed`() throws {
    try expectRefusal(
      of: .placement(.add([Self.group("new")], makeDefault: false)),
      on: Self.offering(),
      code: .alreadyListed,
      message: "54:9: toleration group 'new' is listed already, with something else in it"
    )
    let twice = [try Self.group("a", "x"), try Self.group("a", "y")]
    try expectRefusal(
      of: .placement(.add(twice, makeDefault: false)),
      on: Sample.text,
      code: .alreadyListed,
      message: "toleration group 'a' is listed already, with something else in it"
    )
  }

  @Test func `refuses an option that Kubernetes would`() throws {
    let option = PlacementOption(
      .toleration,
      key: "a",
      displayName: "A",
      content: [["key": "x", "tolerationSeconds": 5]]
    )
    try expectRefusal(
      of: .placement(.add([option], makeDefault: false)),
      on: Sample.text,
      code: .invalidEntry,
      message:
        "expected 'effect: NoExecute' beside the seconds at 'tolerations[0].tolerationSeconds', "
        + "found no effect"
    )
  }

  // MARK: Removing

  @Test func `removes options with their comments`() throws {
    let edited = try SpawnerEdit.placement(.remove(["old"], from: .toleration))
      .applied(to: SpawnerDocument(Array(Self.offering().utf8)))
    #expect(edited.options(of: .toleration).map(\.key) == ["new"])
    #expect(!edited.document.text.contains("the old nodes"))
    #expect(edited.document.text.contains("# since spring"))
  }

  @Test func `refuses to remove the default`() throws {
    try expectRefusal(
      of: .placement(.remove(["old"], from: .toleration)),
      on: Self.offering("old"),
      code: .removesDefault,
      message: "toleration group 'old' is the default",
      candidates: ["new"]
    )
  }

  @Test func `refuses to remove or choose what is not listed`() throws {
    let edits: [PlacementEdit] = [
      .remove(["nope"], from: .toleration), .setDefault("nope", of: .toleration),
    ]
    for edit in edits {
      try expectRefusal(
        of: .placement(edit),
        on: Self.offering(),
        code: .notListed,
        message: "toleration group 'nope' is not listed",
        candidates: ["old", "new"]
      )
    }
    try expectRefusal(
      of: .placement(.remove(["nope"], from: .affinity)),
      on: Self.offering(),
      code: .notListed,
      message: "affinity 'nope' is not listed",
      candidates: []
    )
  }

  // MARK: Choosing

  @Test(arguments: [("\"\"", "\"new\""), ("old", "new"), ("none", "new")])
  func `preselects an option`(before: String, after: String) throws {
    try expect(
      .placement(.setDefault("new", of: .toleration)),
      of: Self.offering(before),
      gives: Self.offering(after)
    )
  }

  @Test(arguments: ["old", "none", "\"old\"", "''"])
  func `preselects nothing`(before: String) throws {
    let edited = try SpawnerEdit.placement(.setDefault(nil, of: .toleration))
      .applied(to: SpawnerDocument(Array(Self.offering(before).utf8)))
    #expect(edited.defaults["tolerationGroup"]?["value"] == "")
    #expect(edited.options(of: .toleration).count == 2)
  }

  @Test(arguments: [
    ("nowhere", "2:19: expected a mapping at 'spawnerFormDefaults.affinityConfig', found text"),
    (
      "{value: \"\", options: a}",
      "2:40: expected a list at 'spawnerFormDefaults.affinityConfig.options', found text"
    ),
  ])
  func `refuses a section of another shape`(section: String, message: String) throws {
    try expectRefusal(
      of: .placement(.add([Self.affinity("a")], makeDefault: false)),
      on: "spawnerFormDefaults:\n  affinityConfig: \(section)\n",
      code: .wrongShape,
      message: message
    )
  }

  // MARK: Listing

  private static let described: [(Placement, String, String)] = [
    (.toleration, "[{key: a, operator: Exists, effect: NoSchedule}]", "a:NoSchedule"),
    (.toleration, "[{operator: Exists}, {key: a, value: b}]", "*, a=b"),
    (
      .toleration,
      "[{key: a, operator: Exists, effect: NoExecute, tolerationSeconds: 9}]",
      "a:NoExecute:9"
    ),
    (.toleration, "nothing", ""),
    (
      .affinity,
      """
      {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [
      {matchExpressions: [{key: a, operator: In, values: [x, y]}, {key: b, operator: Exists}]},
      {matchExpressions: [{key: c, operator: NotIn, values: [z]}, {key: d, operator: DoesNotExist}],
      matchFields: [{key: e, operator: Gt, values: ["3"]}]}]}}}
      """,
      "a=x,y and b or c!=z and !d and field e>3"
    ),
    (
      .affinity,
      """
      {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: []}, podAffinity: {},
      podAntiAffinity: {}}
      """,
      "preferred nodes; near pods; away from pods"
    ),
  ]

  @Test(arguments: described)
  func `says in short what an option does`(
    _ placement: Placement,
    _ content: String,
    _ words: String
  ) throws {
    let section = placement == .affinity ? "affinityConfig" : "tolerationGroup"
    let flow = content.replacing("\n", with: " ")
    let text = """
      spawnerFormDefaults:
        \(section):
          value: k
          options: [5, {\(placement.keyName): k, \(placement.contentName): \(flow)}]
      """
    let rows = try SpawnerDocument(Array(text.utf8)).options(of: placement)
    #expect(rows.map(\.summary) == [words])
    #expect(rows.map(\.position) == [2])
    #expect(rows.map(\.isDefault) == [true])
    #expect(rows.first?.displayName == nil)
  }
}
