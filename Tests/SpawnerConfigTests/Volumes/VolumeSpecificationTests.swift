import SpawnerConfig
import Testing
import YAMLEdit

/// Volumes read from YAML and made of flags.
struct VolumeSpecificationTests {
  private static let value: YAMLValue = [
    "mount": "/data",
    "newPvc": [
      "metadata": ["name": "{notebook-name}-data", "labels": ["team": "a"]],
      "spec": [
        "storageClassName": "fast.local",
        "resources": ["requests": ["storage": "10Gi"]],
        "accessModes": ["ReadWriteOnce", "ReadOnlyMany"],
      ],
    ],
  ]

  @Test func `reads a new claim and keeps all it says`() throws {
    let volume = try VolumeSpecification(reading: Self.value)
    #expect(volume.mount == "/data")
    #expect(
      volume.source
        == .newClaim(
          name: "{notebook-name}-data",
          size: "10Gi",
          storageClass: "fast.local",
          accessModes: [.readWriteOnce, .readOnlyMany]
        )
    )
    #expect(volume.value == Self.value)
    #expect(volume.claimName == "{notebook-name}-data")
  }

  @Test(arguments: [
    (
      "# größer\n- mount: /a\n  newPvc:\n    metadata: {}\n    spec: {}\n",
      "5:11: expected the key 'resources' at '[0].newPvc.spec', found no such key"
    ),
    (
      "- mount: /a\n  existingSource: {persistentVolumeClaim: {claimName: A}}\n",
      """
      2:55: expected a DNS label at '[0].existingSource.persistentVolumeClaim.claimName', found 'A'
      """
    ),
    ("mount: [a]\n", "1:8: expected text at 'mount', found a list"),
    ("mount: /a\n", "1:1: expected 'newPvc' or 'existingSource', found neither"),
    ("7\n", "1:1: expected a list of volumes, found a number"),
  ])
  func `says where in the text a volume is wrong`(text: String, message: String) throws {
    let document = try Document(text)
    let error = try #require(throws: SpawnerConfigError.self) {
      try VolumeSpecification.list(reading: document.value)
    }
    #expect(error.located(in: document).description == message)
  }

  @Test func `writes what flags say in the shape of the file`() throws {
    let new = VolumeSpecification(
      mount: "/data",
      source: .newClaim(
        name: "d",
        size: "1Gi",
        storageClass: nil,
        accessModes: [.readWriteMany]
      )
    )
    #expect(
      new.value == [
        "mount": "/data",
        "newPvc": [
          "metadata": ["name": "d"],
          "spec": [
            "resources": ["requests": ["storage": "1Gi"]], "accessModes": ["ReadWriteMany"],
          ],
        ],
      ]
    )
    let existing = VolumeSpecification(
      mount: "/data",
      source: .existingClaim(name: "d", readOnly: true)
    )
    #expect(
      existing.value == [
        "mount": "/data",
        "existingSource": ["persistentVolumeClaim": ["claimName": "d", "readOnly": true]],
      ]
    )
    #expect(try VolumeSpecification(reading: existing.value).source == existing.source)
    #expect(try VolumeSpecification(reading: new.value).source == new.source)
  }

  @Test func `takes a generated name, to which Kubernetes adds`() throws {
    let value: YAMLValue = [
      "mount": "/data",
      "newPvc": [
        "metadata": ["generateName": "data-"],
        "spec": ["resources": ["requests": ["storage": "1Gi"]], "accessModes": ["ReadWriteOnce"]],
      ],
    ]
    #expect(try VolumeSpecification(reading: value).claimName == "data-")
  }

  @Test func `reads a list, one volume or nothing`() throws {
    #expect(try VolumeSpecification.list(reading: [Self.value]).count == 1)
    #expect(try VolumeSpecification.list(reading: Self.value).count == 1)
    #expect(try VolumeSpecification.list(reading: .null) == [])
    #expect(try VolumeSpecification.list(reading: []) == [])
  }

  // MARK: Shapes that are refused

  private static let claim: YAMLValue = [
    "metadata": ["name": "a"],
    "spec": ["resources": ["requests": ["storage": "1Gi"]], "accessModes": ["ReadWriteOnce"]],
  ]

  private static let refusedShapes: [(YAMLValue, SpawnerConfigError.Code, String)] = [
    ("text", .wrongShape, "expected a list of volumes, found text"),
    ([7], .wrongShape, "expected a mapping at '[0]', found a number"),
    ([[:]], .invalidVolume, "expected the key 'mount' at '[0]', found no such key"),
    ([["mount": 5]], .notText, "expected text at '[0].mount', found a number"),
    (["mount": "/a"], .invalidVolume, "expected 'newPvc' or 'existingSource', found neither"),
    (
      ["mount": "/a", "newPvc": claim, "existingSource": [:]], .invalidVolume,
      "expected either 'newPvc' or 'existingSource', found both"
    ),
    (
      ["mount": "/a", "existingSource": ["nfs": ["server": "s"]]], .invalidVolume,
      """
      expected 'persistentVolumeClaim', the one source the form can show, \
      at 'existingSource', found 'nfs'
      """
    ),
    (
      ["mount": "/a", "existingSource": [:]], .invalidVolume,
      """
      expected 'persistentVolumeClaim', the one source the form can show, \
      at 'existingSource', found nothing
      """
    ),
    (
      ["mount": "/a", "existingSource": ["persistentVolumeClaim": ["claimName": 5]]], .notText,
      "expected text at 'existingSource.persistentVolumeClaim.claimName', found a number"
    ),
    (
      [
        "mount": "/a",
        "existingSource": ["persistentVolumeClaim": ["claimName": "a", "readOnly": "yes"]],
      ], .wrongShape,
      "expected a boolean at 'existingSource.persistentVolumeClaim.readOnly', found text"
    ),
    (
      ["mount": "/a", "newPvc": [:]], .invalidVolume,
      "expected the key 'metadata' at 'newPvc', found no such key"
    ),
    (
      ["mount": "/a", "newPvc": ["metadata": ["namespace": "x"]]], .invalidVolume,
      """
      expected no namespace, since a claim goes where its notebook is, \
      at 'newPvc.metadata.namespace', found one
      """
    ),
    (
      ["mount": "/a", "newPvc": ["metadata": [:], "spec": claim["spec"] ?? .null]],
      .invalidVolume,
      "expected the key 'name' at 'newPvc.metadata', found no such key"
    ),
    (
      [
        "mount": "/a",
        "newPvc": ["metadata": ["name": "a"], "spec": ["resources": ["requests": ["storage": 5]]]],
      ], .notText,
      "expected text at 'newPvc.spec.resources.requests.storage', found a number"
    ),
    (
      ["type": ["value": "New"], "name": ["value": "x"]], .oldGeneration,
      """
      expected a volume with 'mount' and 'newPvc' or 'existingSource', \
      found the shape used before Kubeflow 1.5 ('type', 'name')
      """
    ),
    (
      [["value": ["type": ["value": "New"]]]], .oldGeneration,
      """
      expected a volume with 'mount' and 'newPvc' or 'existingSource' at '[0]', \
      found the shape used before Kubeflow 1.5 ('value')
      """
    ),
  ]

  @Test(arguments: refusedShapes)
  func `says which part has the wrong shape`(
    _ value: YAMLValue,
    _ code: SpawnerConfigError.Code,
    _ message: String
  ) {
    let error = #expect(throws: SpawnerConfigError.self) {
      try VolumeSpecification.list(reading: value)
    }
    #expect(error?.code == code)
    #expect(error?.description == message)
  }

  @Test(arguments: [
    (YAMLValue.null, SpawnerConfigError.Code.wrongShape, "expected a list", "null"),
    ("ReadWriteOnce", .wrongShape, "expected a list", "text"),
  ])
  func `wants access modes as a list`(
    _ modes: YAMLValue,
    _ code: SpawnerConfigError.Code,
    _ expected: String,
    _ found: String
  ) {
    let value: YAMLValue = [
      "mount": "/a",
      "newPvc": [
        "metadata": ["name": "a"],
        "spec": ["resources": ["requests": ["storage": "1Gi"]], "accessModes": modes],
      ],
    ]
    let error = #expect(throws: SpawnerConfigError.self) {
      try VolumeSpecification(reading: value)
    }
    #expect(error?.code == code)
    #expect(error?.description == "\(expected) at 'newPvc.spec.accessModes', found \(found)")
  }

  @Test func `wants access modes that Kubernetes knows`() {
    let value: YAMLValue = [
      "mount": "/a",
      "newPvc": [
        "metadata": ["name": "a"],
        "spec": ["resources": ["requests": ["storage": "1Gi"]], "accessModes": ["RWO"]],
      ],
    ]
    let error = #expect(throws: SpawnerConfigError.self) {
      try VolumeSpecification(reading: value)
    }
    #expect(
      error?.description == """
        expected ReadWriteOnce, ReadOnlyMany, ReadWriteMany or ReadWriteOncePod \
        at 'newPvc.spec.accessModes[0]', found 'RWO'
        """
    )
  }

  // MARK: Values that are refused

  private static func new(
    name: String = "n",
    size: String = "1Gi",
    storageClass: String? = nil,
    modes: [AccessMode] = [.readWriteOnce]
  ) -> VolumeSpecification {
    VolumeSpecification(
      mount: "/a",
      source: .newClaim(name: name, size: size, storageClass: storageClass, accessModes: modes)
    )
  }

  private static func existing(mount: String = "/a", _ claim: String) -> VolumeSpecification {
    VolumeSpecification(mount: mount, source: .existingClaim(name: claim, readOnly: nil))
  }

  private static let refusedValues: [(VolumeSpecification, String)] = [
    (existing(mount: "", "c"), "expected an absolute path at 'mount', found ''"),
    (existing(mount: "data", "c"), "expected an absolute path at 'mount', found 'data'"),
    (existing(mount: "/a:b", "c"), "expected a path without ':' at 'mount', found '/a:b'"),
    (
      existing(mount: "/a\n", "c"),
      "expected a path without control characters at 'mount', found U+000A"
    ),
    (
      new(name: "a", modes: [.readWriteOnce, .readWriteMany, .readWriteOnce]),
      "expected each access mode once at 'newPvc.spec.accessModes', found 'ReadWriteOnce' again"
    ),
    (
      existing("Shared.Data"),
      """
      expected a DNS label at 'existingSource.persistentVolumeClaim.claimName', \
      found 'Shared.Data'
      """
    ),
    (
      existing("{notebook-name}-x"),
      """
      expected a DNS label at 'existingSource.persistentVolumeClaim.claimName', \
      found '{notebook-name}-x', which is filled in only for new claims
      """
    ),
    (
      new(name: "{username}-x"),
      """
      expected no placeholder but '{notebook-name}' at 'newPvc.metadata.name', \
      found '{username}' in '{username}-x'
      """
    ),
    (
      new(name: "{notebook-name}-{notebook-name}"),
      """
      expected '{notebook-name}' at most once at 'newPvc.metadata.name', \
      found it 2 times in '{notebook-name}-{notebook-name}'
      """
    ),
    (
      new(name: "{notebook-name}.x"),
      "expected a DNS label once filled in at 'newPvc.metadata.name', found '{notebook-name}.x'"
    ),
    (
      new(size: "1Ti"),
      """
      expected a whole number of Gi at 'newPvc.spec.resources.requests.storage', \
      found '1Ti', which is '1024Gi'
      """
    ),
    (
      new(size: "512Mi"),
      """
      expected a whole number of Gi at 'newPvc.spec.resources.requests.storage', \
      found '512Mi'
      """
    ),
    (
      new(storageClass: "{none}"),
      """
      expected the DNS name of a storage class, or no such key for the default class, \
      at 'newPvc.spec.storageClassName', found '{none}'
      """
    ),
    (
      new(storageClass: ""),
      """
      expected the DNS name of a storage class, or no such key for the default class, \
      at 'newPvc.spec.storageClassName', found ''
      """
    ),
    (new(modes: []), "expected an access mode at 'newPvc.spec.accessModes', found none"),
  ]

  @Test(arguments: refusedValues)
  func `says which part breaks a rule`(_ volume: VolumeSpecification, _ message: String) {
    let error = #expect(throws: SpawnerConfigError.self) { try volume.validate() }
    #expect(error?.code == .invalidVolume)
    #expect(error?.description == message)
  }
}
