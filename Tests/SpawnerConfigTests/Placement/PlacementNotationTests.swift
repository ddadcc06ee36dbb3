import SpawnerConfig
import Testing
import YAMLEdit

/// The two notations of the command line.
struct PlacementNotationTests {
  private static let tolerations: [(String, YAMLValue)] = [
    (
      "gpu=yes:NoSchedule",
      ["key": "gpu", "operator": "Equal", "value": "yes", "effect": "NoSchedule"]
    ),
    (
      "nvidia.com/gpu:NoSchedule",
      ["key": "nvidia.com/gpu", "operator": "Exists", "effect": "NoSchedule"]
    ),
    (
      "spot=true:NoExecute:3600",
      [
        "key": "spot", "operator": "Equal", "value": "true", "effect": "NoExecute",
        "tolerationSeconds": 3600,
      ]
    ),
    (
      "spot:NoExecute:0",
      ["key": "spot", "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 0]
    ),
    (
      "a=:PreferNoSchedule",
      ["key": "a", "operator": "Equal", "value": "", "effect": "PreferNoSchedule"]
    ),
    ("a=b", ["key": "a", "operator": "Equal", "value": "b"]),
    ("a", ["key": "a", "operator": "Exists"]),
  ]

  @Test(arguments: tolerations)
  func `reads a taint`(_ text: String, _ value: YAMLValue) throws {
    #expect(try TolerationSpecification(parsing: text).value == value)
  }

  @Test(arguments: [
    (
      "gpu=yes:NoSchedul",
      "expected NoSchedule, PreferNoSchedule or NoExecute in 'gpu=yes:NoSchedul', found 'NoSchedul'"
    ),
    ("gpu:", "expected NoSchedule, PreferNoSchedule or NoExecute in 'gpu:', found ''"),
    (":NoSchedule", "expected the key of a taint in ':NoSchedule', found ''"),
    ("", "expected the key of a taint in '', found ''"),
    ("größe:NoSchedule", "expected the key of a taint in 'größe:NoSchedule', found 'größe'"),
    ("a=b=c:NoSchedule", "expected the value of a taint in 'a=b=c:NoSchedule', found 'b=c'"),
    ("a:NoSchedule:60", "expected seconds only behind NoExecute in 'a:NoSchedule:60', found '60'"),
    ("a:NoExecute:1h", "expected a number of seconds in 'a:NoExecute:1h', found '1h'"),
    ("a:NoExecute:-1", "expected a number of seconds in 'a:NoExecute:-1', found '-1'"),
    ("a:NoExecute:1:2", "expected 'key=value:effect', found 'a:NoExecute:1:2'"),
  ])
  func `refuses what is no taint`(_ text: String, _ message: String) {
    let error = #expect(throws: SpawnerConfigError.self) {
      try TolerationSpecification(parsing: text)
    }
    #expect(error?.code == .invalidEntry)
    #expect(error?.description == message)
  }

  @Test(
    arguments: [
      ("pool=gpu", ["key": "pool", "operator": "In", "values": ["gpu"]]),
      ("x.com/pool=a,b", ["key": "x.com/pool", "operator": "In", "values": ["a", "b"]]),
      ("pool", ["key": "pool", "operator": "Exists"]),
    ] as [(String, YAMLValue)]
  )
  func `reads the label of a node`(_ text: String, _ value: YAMLValue) throws {
    #expect(try NodeLabel(parsing: text).value == value)
  }

  @Test(arguments: [
    ("=gpu", "expected the key of a label in '=gpu', found ''"),
    ("pool=", "expected the value of a label in 'pool=', found ''"),
    ("pool=a,,b", "expected the value of a label in 'pool=a,,b', found ''"),
    ("pool!=a", "expected the key of a label in 'pool!=a', found 'pool!'"),
    ("pool=ü", "expected the value of a label in 'pool=ü', found 'ü'"),
  ])
  func `refuses what is no label of a node`(_ text: String, _ message: String) {
    let error = #expect(throws: SpawnerConfigError.self) { try NodeLabel(parsing: text) }
    #expect(error?.code == .invalidEntry)
    #expect(error?.description == message)
  }
}
