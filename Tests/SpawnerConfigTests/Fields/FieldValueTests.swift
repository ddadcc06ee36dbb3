import Testing
import YAMLEdit

@testable import SpawnerConfig

/// What fits a field and what does not, with the value that was meant.
struct FieldValueTests {
  private static func assignment(_ text: String) throws -> FieldAssignment {
    let parts = try #require(FieldPath.splitting(text))
    return try FieldAssignment(FieldPath(parsing: parts.path), text: parts.value)
  }

  private static let fitting: [(String, YAMLValue)] = [
    ("allowCustomImage=false", false),
    ("cpu.value=0.5", "0.5"), ("cpu.value='.5'", ".5"), ("cpu.value=\"2\"", "2"),
    ("memory.value=0.5Gi", "0.5Gi"), ("cpu.limitFactor=none", "none"),
    ("memory.limitFactor=1", "1"), ("image.value=localhost:5000/a/b:1", "localhost:5000/a/b:1"),
    ("imagePullPolicy.value=Never", "Never"), ("gpus.value.num=8", "8"),
    ("gpus.value.vendor=", ""), ("gpus.value.vendor=\"\"", ""),
    ("workspaceVolume.value=null", nil), ("affinityConfig.value=null", "null"),
    ("affinityConfig.value=yes", "yes"), ("configurations.value=[1, yes]", ["1", "yes"]),
    ("workspaceVolume.value.newPvc.metadata.name={notebook-name}-x", "{notebook-name}-x"),
    ("workspaceVolume.value.newPvc.metadata.labels={a: 1, b: yes}", ["a": "1", "b": "yes"]),
    ("image.options=[a:1, \"b:2\"]", ["a:1", "b:2"]),
    (
      "cpu={value: 1, limitFactor: 1.50, other: 1}",
      ["value": "1", "limitFactor": "1.50", "other": 1]
    ),
    ("environment.value={a: 1, b: [yes]}", ["a": 1, "b": [true]]),
    (
      "affinityConfig.options[x].affinity={a: [{weight: 1, key: 2, values: [yes, 1.0]}]}",
      ["a": [["weight": 1, "key": "2", "values": ["yes", "1.0"]]]]
    ),
    ("affinityConfig.options[x].affinity=null", nil),
    ("tolerationGroup.options[x].tolerations[0].tolerationSeconds=30", 30),
  ]

  @Test(arguments: fitting)
  func `fits`(text: String, value: YAMLValue) throws {
    #expect(try Self.assignment(text).value == value)
  }

  private static let unfit: [(String, String, String, String?)] = [
    ("hideTag=yes", "true or false", "'yes'", "hideTag=true"),
    ("hideTag=\"false\"", "true or false", "'false'", "hideTag=false"),
    ("shm.value=maybe", "true or false", "'maybe'", nil),
    ("cpu.value=500m", "cores as a decimal number", "'500m'", "cpu.value=0.5"),
    ("cpu.value=0,5", "cores as a decimal number", "'0,5'", "cpu.value=0.5"),
    ("cpu.value=0", "cores as a decimal number", "'0'", nil),
    ("cpu.value=", "cores as a decimal number", "nothing", nil),
    ("memory.value=512Mi", "a decimal number with Gi", "'512Mi'", "memory.value=0.5Gi"),
    ("memory.value=1.5", "a decimal number with Gi", "'1.5'", "memory.value=1.5Gi"),
    ("memory.value=2gb", "a decimal number with Gi", "'2gb'", nil),
    ("memory.value=2G", "a decimal number with Gi", "'2G'", "memory.value=1.863Gi"),
    ("memory.value=1 gi", "a decimal number with Gi", "'1 gi'", "memory.value=1Gi"),
    ("memory.value=1Ti", "a decimal number with Gi", "'1Ti'", "memory.value=1024Gi"),
    ("memory.value=1073741824", "a decimal number with Gi", "'1073741824'", "memory.value=1Gi"),
    (
      "cpu.limitFactor=None", "a number of at least 1, or 'none',", "'None'",
      "cpu.limitFactor=none"
    ),
    ("cpu.limitFactor=0.5", "a number of at least 1, or 'none',", "'0.5'", nil),
    (
      "imagePullPolicy.value=always", "Always, IfNotPresent or Never", "'always'",
      "imagePullPolicy.value=Always"
    ),
    (
      "imagePullPolicy.value=IfNotPresnt", "Always, IfNotPresent or Never", "'IfNotPresnt'",
      "imagePullPolicy.value=IfNotPresent"
    ),
    ("gpus.value.num=3", "none, 1, 2, 4 or 8, which the form offers,", "'3'", nil),
    (
      "gpus.value.num=0", "none, 1, 2, 4 or 8, which the form offers,", "'0'", "gpus.value.num=none"
    ),
    (
      "gpus.value.vendor=nvidia", "a resource name such as nvidia.com/gpu, or nothing,",
      "'nvidia'", nil
    ),
    (
      "image.value=docker://reg.io/Team/a:V1", "an image reference",
      "'docker://reg.io/Team/a:V1'", "image.value=reg.io/team/a:V1"
    ),
    ("image.value=a b", "an image reference", "'a b'", nil),
    ("image.options=a:1", "a list", "'a:1'", "image.options=[a:1]"),
    ("image.options=null", "a list", "null", "image.options=[]"),
    ("image.options=[a:1, [b]]", "an image reference", "a list", nil),
    ("imagePullPolicy=Always", "a mapping", "'Always'", "imagePullPolicy.value=Always"),
    ("cpu=null", "a mapping", "null", nil),
    ("configurations.value=[a b]", "the key of a label", "'a b'", nil),
    (
      "workspaceVolume.value.mount=data", "an absolute path without ':'", "'data'",
      "workspaceVolume.value.mount=/data"
    ),
  ]

  @Test(arguments: unfit)
  func `is refused`(text: String, expected: String, found: String, proposal: String?) throws {
    let error = #expect(throws: SpawnerConfigError.self) { try Self.assignment(text) }
    #expect(error?.code == .invalidValue)
    #expect(error?.problem?.expected == expected)
    #expect(error?.problem?.found == found)
    #expect(error?.problem?.proposal == proposal)
    let place = error?.problem?.path ?? ""
    #expect(error?.description == "expected \(expected) at '\(place)', found \(found)")
    if let proposal { _ = try Self.assignment(proposal) }
  }

  private static let claim = "workspaceVolume.value.newPvc"

  private static let unfitForClaims: [(String, String?)] = [
    ("spec.resources.requests.storage=1Ti", "spec.resources.requests.storage=1024Gi"),
    ("spec.resources.requests.storage=5", "spec.resources.requests.storage=5Gi"),
    ("spec.resources.requests.storage=1.5Gi", nil),
    ("spec.accessModes=[RWX]", "spec.accessModes[0]=ReadWriteMany"),
    ("spec.accessModes[0]=readwritemany", "spec.accessModes[0]=ReadWriteMany"),
    ("spec.storageClassName=Fast", "spec.storageClassName=fast"),
    ("metadata.name={notebook-name}-{notebook-name}", nil),
    ("metadata.name={user}-x", nil),
    ("metadata.labels={a: null}", nil),
  ]

  @Test(arguments: unfitForClaims)
  func `is refused for a claim`(text: String, proposal: String?) throws {
    let error = #expect(throws: SpawnerConfigError.self) {
      try Self.assignment("\(Self.claim).\(text)")
    }
    #expect(error?.code == .invalidValue)
    #expect(error?.problem?.proposal == proposal.map { "\(Self.claim).\($0)" })
  }

  @Test(arguments: [
    ("image.options=[a", "'[a', which is no YAML"), ("image.options=", "nothing"),
    ("cpu={\tvalue: 1}", "'{\tvalue: 1}', which is no YAML"),
  ])
  func `is refused where it is no YAML`(text: String, found: String) throws {
    let error = #expect(throws: SpawnerConfigError.self) { try Self.assignment(text) }
    #expect(error?.problem?.found == found)
  }

  @Test func `is read from a file, with the place of what is wrong`() throws {
    let file = try Document("value: 0.50\nlimitFactor: none\nreadOnly: true # fixed\n")
    let path = try FieldPath(parsing: "cpu")
    let assignment = try FieldAssignment(path, reading: file)
    #expect(assignment.value == ["value": "0.50", "limitFactor": "none", "readOnly": true])
    #expect(assignment.replacesMuch)
    let wrong = try Document("value: 1\nlimitFactor: größer\n")
    let error = #expect(throws: SpawnerConfigError.self) {
      try FieldAssignment(path, reading: wrong)
    }
    #expect(
      error?.description
        == "2:14: expected a number of at least 1, or 'none', at 'cpu.limitFactor', found 'größer'"
    )
    let empty = #expect(throws: SpawnerConfigError.self) {
      try FieldAssignment(path, reading: Document("# nothing\n"))
    }
    #expect(empty?.description == "expected a mapping at 'cpu', found an empty file")
  }

  @Test func `follows aliases and merge keys of a file`() throws {
    let file = try Document("base: &b {limitsKey: a.com/x, uiName: 1}\nlist: [{<<: *b}, *b]\n")
    let list = try #require(file.root?["list"])
    let path = try FieldPath(parsing: "gpus.value.vendors")
    let value = try FieldReader(isFromFile: true).value(of: list, as: path.shape(), at: path)
    let vendor: YAMLValue = ["limitsKey": "a.com/x", "uiName": "1"]
    #expect(value == [vendor, vendor])
  }
}
