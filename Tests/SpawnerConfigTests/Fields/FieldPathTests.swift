import Testing
import YAMLEdit

@testable import SpawnerConfig

/// Paths as admins write them.
struct FieldPathTests {
  private static let steps: [(String, [FieldPath.Step])] = [
    ("cpu.value", [.key("cpu"), .key("value")]),
    ("spawnerFormDefaults.cpu", [.key("cpu")]),
    ("image.options[0]", [.key("image"), .key("options"), .index(0)]),
    (
      "gpus.value.vendors[nvidia.com/gpu].uiName",
      [.key("gpus"), .key("value"), .key("vendors"), .name("nvidia.com/gpu"), .key("uiName")]
    ),
    ("a[reg.io/x:1@sha256:ab]", [.key("a"), .name("reg.io/x:1@sha256:ab")]),
    ("a['0'].b", [.key("a"), .name("0"), .key("b")]),
    ("a[\"it's]\"]", [.key("a"), .name("it's]")]),
    ("a['it''s']", [.key("a"), .name("it's")]),
    ("a[größe: x][1]", [.key("a"), .name("größe: x"), .index(1)]),
  ]

  @Test(arguments: steps)
  func `are read step by step`(text: String, steps: [FieldPath.Step]) throws {
    let path = try FieldPath(parsing: text)
    #expect(path.steps == steps)
    #expect(try FieldPath(parsing: path.description) == path)
  }

  @Test(arguments: [
    ("", "expected a path such as cpu.value, found ''"),
    ("spawnerFormDefaults", "expected a path such as cpu.value, found 'spawnerFormDefaults'"),
    (".a", "expected a key before '.' at character 1 of path '.a', found '.'"),
    ("a.", "expected a key at character 3 of path 'a.', found the end"),
    ("a..b", "expected a key at character 3 of path 'a..b', found '.'"),
    ("ü]", "expected a key at character 2 of path 'ü]', found ']'"),
    ("a[x", "expected ']' at character 4 of path 'a[x', found the end"),
    ("a[]", "expected a position or a name after '[' at character 3 of path 'a[]', found ']'"),
    ("a['x", "expected a closing quote at character 5 of path 'a['x', found the end"),
    ("a['x'y]", "expected ']' at character 6 of path 'a['x'y]', found 'y'"),
    ("a[0]b", "expected '.' or '[' at character 5 of path 'a[0]b', found 'b'"),
  ])
  func `are refused at the place that is wrong`(text: String, message: String) throws {
    let error = #expect(throws: SpawnerConfigError.self) { try FieldPath(parsing: text) }
    #expect(error?.code == .invalidPath)
    #expect(error?.description == message)
  }

  @Test(arguments: [
    ("a=b", "a", "b"), ("a=b=c", "a", "b=c"), ("a=", "a", ""), ("a[x=y].b=c", "a[x=y].b", "c"),
    ("a['[=]']=1", "a['[=]']", "1"), ("a[\"x]=\"]=2", "a[\"x]=\"]", "2"), ("=x", "", "x"),
  ])
  func `end at the first equals sign outside of brackets`(
    text: String,
    path: String,
    value: String
  ) throws {
    let parts = try #require(FieldPath.splitting(text))
    #expect(parts.path == path)
    #expect(parts.value == value)
  }

  @Test(arguments: ["a", "a[b=c]", ""])
  func `without an equals sign are no assignment`(text: String) {
    #expect(FieldPath.splitting(text) == nil)
  }

  @Test(arguments: [
    ("cpu.valeu", ["cpu.value"]),
    ("image.option[0]", ["image.options[0]"]),
    ("cpu.limit", ["cpu.limitFactor"]),
    ("memory.factor", ["memory.limitFactor"]),
    ("pullPolicy.value", ["imagePullPolicy.value"]),
    ("gpus.num", ["gpus.value.num"]),
    ("vendors", ["gpus.value.vendors"]),
    ("limitfactor", ["cpu.limitFactor", "memory.limitFactor"]),
    ("workspaceVolume.mount", ["workspaceVolume.value.mount"]),
    ("hideTag.value", ["hideTag"]),
    ("cpu.value.x", ["cpu.value"]),
    ("gpus.value.vendors.amd", ["gpus.value.vendors[amd]"]),
    ("shm.xyz", ["shm.value", "shm.readOnly"]),
    (
      "workspaceVolume.value.newPvc.metadata.labels.example.com/team",
      ["workspaceVolume.value.newPvc.metadata.labels[example.com/team]"]
    ),
    ("nothing.like.it", []),
    ("extraResources.value", []),
    ("image[0]", []),
  ])
  func `that nothing reads tell what could be meant`(text: String, candidates: [String]) throws {
    let path = try FieldPath(parsing: text)
    let error = #expect(throws: SpawnerConfigError.self) { try path.requireKnown() }
    #expect(error?.code == .unknownPath)
    #expect(error?.candidates == candidates)
    for candidate in candidates { try FieldPath(parsing: candidate).requireKnown() }
  }

  @Test(arguments: [
    "affinityConfig.options[a].affinity.nodeAffinity.whatever[0].key", "environment.value.a.b",
    "workspaceVolume.value.newPvc.metadata.annotations['a.b/c']",
  ])
  func `below what Kubernetes or nobody reads are free`(text: String) throws {
    try FieldPath(parsing: text).requireKnown()
  }

  private static let absent: [(String, YAMLValue?)] = [
    ("hideTag", false), ("cpu.readOnly", false), ("shm", ["value": true]), ("image.options", []),
    ("gpus.value.vendors", []), ("cpu.value", .none), ("nope", .none),
  ]

  @Test(arguments: absent)
  func `say what the web app takes without them`(text: String, value: YAMLValue?) throws {
    #expect(try FieldPath(parsing: text).valueWhereAbsent == value)
  }
}
