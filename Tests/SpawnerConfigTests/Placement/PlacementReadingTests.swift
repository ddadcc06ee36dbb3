import SpawnerConfig
import Testing
import YAMLEdit

/// What a file with options may hold.
struct PlacementReadingTests {
  private typealias Name = PlacementOption.Name

  private static func read(
    _ text: String,
    as placement: Placement = .toleration,
    called name: PlacementOption.Name = .init()
  ) throws -> [PlacementOption] {
    try PlacementOption.list(reading: Document(text).value, as: placement, called: name)
  }

  private static let gpu = """
    groupKey: gpu
    displayName: On GPU nodes
    tolerations:
    - {key: gpu, operator: Exists, effect: NoSchedule}

    """

  @Test func `reads a whole option`() throws {
    let option = try #require(Self.read(Self.gpu).first)
    #expect(option.key == "gpu")
    #expect(option.displayName == "On GPU nodes")
    #expect(option.value == (try Document(Self.gpu).value))
  }

  @Test func `reads a list of options`() throws {
    let text =
      "- {configKey: a, displayName: A, affinity: {}}\n"
      + "- {configKey: b, displayName: B, affinity: null}\n"
    #expect(try Self.read(text, as: .affinity).map(\.key) == ["a", "b"])
  }

  @Test(arguments: [
    "- {key: gpu, operator: Exists}\n", "{key: gpu, operator: Exists}\n",
    "tolerations: [{key: gpu, operator: Exists}]\n",
    "groupKey: other\ntolerations: [{key: gpu, operator: Exists}]\ndisplayName: Other\n",
  ])
  func `names what a file leaves without a name, and renames what has one`(_ text: String) throws {
    let options = try Self.read(text, called: Name(key: "gpu", displayName: "GPU"))
    let content: YAMLValue = [["key": "gpu", "operator": "Exists"]]
    #expect(
      options == [PlacementOption(.toleration, key: "gpu", displayName: "GPU", content: content)]
    )
    #expect(
      options.first?.value.mapping?.keys == ["groupKey", "displayName", "tolerations"]
    )
  }

  @Test func `takes a bare affinity`() throws {
    let text = "podAntiAffinity: {}\n"
    let options = try Self.read(
      text,
      as: .affinity,
      called: Name(key: "apart", displayName: "Apart")
    )
    #expect(options.first?.value["affinity"] == ["podAntiAffinity": [:]])
  }

  private static let refused: [(String, Placement, PlacementOption.Name, String)] = [
    ("text", .affinity, Name(), "expected an option or its affinity, found text"),
    ("[]", .toleration, Name(), "expected at least one option, found an empty list"),
    (
      "[{key: a, operator: Exists}]", .toleration, Name(key: "a"),
      "expected an option with 'groupKey' and 'displayName', found only its tolerations"
    ),
    (
      "nodeAffinity: {}", .affinity, Name(),
      "expected an option with 'configKey' and 'displayName', found only its affinity"
    ),
    (
      "[{groupKey: a, tolerations: []}, {groupKey: b, tolerations: []}]", .toleration,
      Name(key: "c"), "expected a single option to go by that key and name, found 2"
    ),
    (
      "[{groupKey: a, displayName: A, tolerations: []}, {groupKey: b}]", .toleration, Name(),
      "expected the key 'displayName' at '[1]', found no such key"
    ),
    ("[5, {groupKey: b}]", .toleration, Name(), "expected a mapping at '[0]', found a number"),
    (
      "{displayName: A, tolerations: []}", .toleration, Name(),
      "expected the key 'groupKey', found no such key"
    ),
    (
      "{groupKey: 5, displayName: A, tolerations: []}", .toleration, Name(),
      "expected text at 'groupKey', found a number"
    ),
    (
      "{groupKey: a, displayName: \" \", tolerations: []}", .toleration, Name(),
      "expected text at 'displayName', found an empty one"
    ),
    (
      "{groupKey: a, displayName: A}", .toleration, Name(),
      "expected the key 'tolerations', found no such key"
    ),
    (
      "{groupKey: none, displayName: A, tolerations: []}", .toleration, Name(),
      "expected a groupKey, found 'none', which the web app takes for no choice"
    ),
    (
      "{groupKey: a, displayName: A, tolerations: {key: x}}", .toleration, Name(),
      "expected a list at 'tolerations', found a mapping"
    ),
    (
      "{groupKey: a, displayName: A, tolerations: [{key: x, operator: Exist}]}", .toleration,
      Name(), "expected 'Equal' or 'Exists' at 'tolerations[0].operator', found 'Exist'"
    ),
    (
      "- {groupKey: a, displayName: A, tolerations: []}\n"
        + "- {groupKey: b, displayName: B, tolerations: [{key: x, effect: Never}]}",
      .toleration, Name(),
      """
      expected 'NoSchedule', 'PreferNoSchedule' or 'NoExecute' at '[1].tolerations[0].effect', \
      found 'Never'
      """
    ),
    (
      "[{key: x, operator: Exists, value: y}]", .toleration, Name(key: "a", displayName: "A"),
      "expected no value beside 'operator: Exists' at '[0].value', found 'y'"
    ),
    (
      "{operator: Equal}", .toleration, Name(key: "a", displayName: "A"),
      "the toleration has no 'key', and its operator is not 'Exists'"
    ),
    (
      "nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {terms: []}}", .affinity,
      Name(key: "a", displayName: "A"),
      """
      expected the key 'nodeSelectorTerms' at \
      'nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution', found none
      """
    ),
  ]

  @Test(arguments: refused)
  func `refuses what would break a launch, and says where`(
    _ text: String,
    _ placement: Placement,
    _ name: PlacementOption.Name,
    _ message: String
  ) throws {
    let error = #expect(throws: SpawnerConfigError.self) {
      try Self.read(text, as: placement, called: name)
    }
    #expect(error?.description == message)
  }

  @Test func `leads to the place in the file`() throws {
    let text = """
      # für die neuen Knoten
      - groupKey: a
        displayName: Ä
        tolerations:
        - key: x
          effect: Never
      """
    let document = try Document(text)
    let error = #expect(throws: SpawnerConfigError.self) {
      try PlacementOption.list(reading: document.value, as: .toleration)
    }
    #expect(error?.located(in: document).location?.description == "6:13")
    let bare = try Document("- key: x\n  effect: Never\n")
    let inner = #expect(throws: SpawnerConfigError.self) {
      try PlacementOption.list(
        reading: bare.value,
        as: .toleration,
        called: Name(key: "a", displayName: "A")
      )
    }
    #expect(inner?.located(in: bare).location?.description == "2:11")
  }
}
