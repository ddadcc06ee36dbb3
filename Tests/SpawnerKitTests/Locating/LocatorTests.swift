import KubeCore
import SpawnerConfig
import TestSupport
import Testing

@testable import SpawnerKit

/// The installation is found by what is mounted, or what is missing is said.
struct LocatorTests {
  /// A cluster with these objects.
  static func kube(
    deployments: [JSONValue] = [Objects.deployment()],
    configMaps: [JSONValue] = [Objects.configMap(data: [Objects.key: Stage.text])]
  ) throws -> FakeKube {
    let kube = FakeKube()
    for object in deployments { try kube.create(Deployment.self, object) }
    for object in configMaps { try kube.create(ConfigMap.self, object) }
    try kube.create(Namespace.self, ["metadata": ["name": "other"]])
    return kube
  }

  static func locate(
    _ kube: FakeKube,
    _ selector: InstallationSelector = InstallationSelector()
  ) async throws -> Installation {
    try await Spawner(api: kube, clock: ManualClock.forLoops()).locate(selector)
  }

  static func error(
    _ kube: FakeKube,
    _ selector: InstallationSelector = InstallationSelector()
  ) async throws -> SpawnerError {
    try await #require(throws: SpawnerError.self) { _ = try await locate(kube, selector) }
  }

  /// A second web app, as another Deployment with a ConfigMap of its own.
  static func second(configMap: String = "other-config") -> JSONValue {
    Objects.deployment(
      name: "other-app",
      volume: ["name": "config-volume", "configMap": ["name": .string(configMap)]]
    )
  }

  @Test func `the installation is found by what is mounted, whatever its names`() async throws {
    let installation = try await Self.locate(try Self.kube())
    #expect(installation.deployment.name == Objects.deploymentName)
    #expect(installation.configMapName == Objects.configMapName)
    #expect(installation.key == Objects.key)
    #expect(installation.storage == .data)
    #expect(installation.text == Array(Stage.text.utf8))
    #expect(installation.owners.map(\.owner) == [.kustomize])
    #expect(!installation.isSubPath)
    #expect(
      installation.app
        == WebApp(container: "jupyter-web-app", port: 5000, urlPrefix: "/jupyter")
    )
    #expect(
      installation.label == "kubeflow/jupyter-web-app-config-9c2fbg2gdc: spawner_ui_config.yaml"
    )
  }

  static let mounts: [(JSONValue, Bool)] = [
    (["name": "config-volume", "mountPath": "/etc/config/"], false),
    (
      [
        "name": "config-volume", "mountPath": "/etc/config/spawner_ui_config.yaml",
        "subPath": "spawner_ui_config.yaml",
      ], true
    ),
  ]

  @Test(arguments: mounts)
  func `each way to mount the file is understood`(_ mount: JSONValue, _ isSubPath: Bool)
    async throws
  {
    let kube = try Self.kube(deployments: [Objects.deployment(mount: mount)])
    #expect(try await Self.locate(kube).isSubPath == isSubPath)
  }

  static let volumes: [JSONValue] = [
    [
      "name": "config-volume",
      "configMap": [
        "name": .string(Objects.configMapName),
        "items": [["key": "form", "path": "spawner_ui_config.yaml"]],
      ],
    ],
    [
      "name": "config-volume",
      "projected": [
        "sources": [
          ["secret": ["name": "s"]],
          [
            "configMap": [
              "name": .string(Objects.configMapName),
              "items": [["key": "form", "path": "spawner_ui_config.yaml"]],
            ]
          ],
        ]
      ],
    ],
  ]

  @Test(arguments: volumes)
  func `a key that becomes the file under another name is found`(_ volume: JSONValue) async throws {
    let kube = try Self.kube(
      deployments: [Objects.deployment(volume: volume)],
      configMaps: [Objects.configMap(data: ["form": Stage.text])]
    )
    #expect(try await Self.locate(kube).key == "form")
  }

  @Test func `another app with a folder of that name is passed over`() async throws {
    let kube = try Self.kube(
      deployments: [Objects.deployment(), Self.second()],
      configMaps: [
        Objects.configMap(data: [Objects.key: Stage.text]),
        Objects.configMap(name: "other-config", data: ["viewer-spec.yaml": "a: 1"]),
      ]
    )
    #expect(try await Self.locate(kube).deployment.name == Objects.deploymentName)
  }

  @Test func `several that fit are all named, and each way to choose works`() async throws {
    let kube = try Self.kube(
      deployments: [Objects.deployment(), Self.second()],
      configMaps: [
        Objects.configMap(data: [Objects.key: Stage.text]),
        Objects.configMap(name: "other-config", data: [Objects.key: Stage.text]),
      ]
    )
    let error = try await Self.error(kube)
    #expect(error.code == .ambiguous)
    #expect(
      error.description == "2 installations fit in namespace 'kubeflow', one must be chosen"
    )
    #expect(
      error.candidates == [
        "Deployment 'jupyter-web-app-deployment', ConfigMap 'jupyter-web-app-config-9c2fbg2gdc', "
          + "key 'spawner_ui_config.yaml'",
        "Deployment 'other-app', ConfigMap 'other-config', key 'spawner_ui_config.yaml'",
      ]
    )
    let byName = try await Self.locate(kube, InstallationSelector(deployment: "other-app"))
    #expect(byName.configMapName == "other-config")
    let byConfigMap = try await Self.locate(kube, InstallationSelector(configMap: "other-config"))
    #expect(byConfigMap.deployment.name == "other-app")
  }

  /// What is missing, and what is said about it.
  struct Absence: Sendable, CustomTestStringConvertible {
    let name: String
    var code = SpawnerError.Code.notFound
    let message: String
    var candidates: [String] = []
    var unmet: InstallationSelector.Part?
    var selector = InstallationSelector()
    var deployments = [Objects.deployment()]
    var configMaps = [Objects.configMap(data: [Objects.key: Stage.text])]
    var statefulSet: JSONValue?

    var testDescription: String { name }
  }

  static let absences = [
    Absence(
      name: "namespace",
      message: "namespace 'kubeflow' does not exist",
      deployments: [],
      configMaps: []
    ),
    Absence(
      name: "named Deployment",
      message: "no Deployment 'none' in namespace 'kubeflow'",
      candidates: ["Deployment 'jupyter-web-app-deployment'"],
      unmet: .deployment,
      selector: InstallationSelector(deployment: "none")
    ),
    Absence(
      name: "named Deployment, and every other one",
      message: "no Deployment 'none' in namespace 'kubeflow'",
      unmet: .deployment,
      selector: InstallationSelector(deployment: "none"),
      deployments: [
        Objects.deployment(mount: ["name": "config-volume", "mountPath": "/etc/other"])
      ]
    ),
    Absence(
      name: "mount",
      message: "no Deployment in namespace 'kubeflow' mounts a ConfigMap at '/etc/config'",
      candidates: ["Deployment 'jupyter-web-app-deployment'"],
      deployments: [
        Objects.deployment(mount: ["name": "config-volume", "mountPath": "/etc/other"])
      ]
    ),
    Absence(
      name: "mount of the named Deployment",
      message:
        "Deployment 'jupyter-web-app-deployment' in namespace 'kubeflow' mounts no ConfigMap "
        + "at '/etc/config'",
      unmet: .deployment,
      selector: InstallationSelector(deployment: Objects.deploymentName),
      deployments: [
        Objects.deployment(mount: ["name": "config-volume", "mountPath": "/etc/other"])
      ]
    ),
    Absence(
      name: "named ConfigMap",
      message: "no Deployment in namespace 'kubeflow' mounts ConfigMap 'none' at '/etc/config'",
      candidates: ["ConfigMap 'jupyter-web-app-config-9c2fbg2gdc'"],
      unmet: .configMap,
      selector: InstallationSelector(configMap: "none")
    ),
    Absence(
      name: "ConfigMap",
      message: "ConfigMap 'jupyter-web-app-config-9c2fbg2gdc', mounted at '/etc/config', does not "
        + "exist in namespace 'kubeflow'",
      unmet: .configMap,
      configMaps: []
    ),
    Absence(
      name: "key",
      message: "ConfigMap 'jupyter-web-app-config-9c2fbg2gdc' has no key 'spawner_ui_config.yaml'",
      candidates: ["key 'z'", "key 'ä.yaml'"],
      unmet: .key,
      configMaps: [Objects.configMap(data: ["ä.yaml": "", "z": ""])]
    ),
    Absence(
      name: "named key",
      message: "ConfigMap 'jupyter-web-app-config-9c2fbg2gdc' has no key 'none'",
      candidates: ["key 'spawner_ui_config.yaml'"],
      unmet: .key,
      selector: InstallationSelector(key: "none")
    ),
    Absence(
      name: "item",
      message: "Deployment 'jupyter-web-app-deployment' mounts ConfigMap "
        + "'jupyter-web-app-config-9c2fbg2gdc' without the file 'spawner_ui_config.yaml'",
      candidates: ["key 'spawner_ui_config.yaml'"],
      unmet: .key,
      deployments: [
        Objects.deployment(volume: [
          "name": "config-volume",
          "configMap": [
            "name": .string(Objects.configMapName),
            "items": [["key": "spawner_ui_config.yaml", "path": "renamed.yaml"]],
          ],
        ])
      ]
    ),
    Absence(
      name: "charm",
      code: .refused,
      message: "the web app in namespace 'kubeflow' is run by a Juju charm (StatefulSet "
        + "'jupyter-ui'), which writes the file itself and overwrites every edit",
      deployments: [
        Objects.deployment(mount: ["name": "config-volume", "mountPath": "/etc/other"])
      ],
      statefulSet: ["metadata": ["name": "jupyter-ui", "namespace": "kubeflow"]]
    ),
  ]

  @Test(arguments: absences)
  func `what is not there is said, with what there is instead`(_ absence: Absence) async throws {
    let kube = try Self.kube(deployments: absence.deployments, configMaps: absence.configMaps)
    if let object = absence.statefulSet { try kube.create(StatefulSet.self, object) }
    let error = try await Self.error(kube, absence.selector)
    #expect(error.code == absence.code)
    #expect(error.description == absence.message)
    #expect(Set(error.candidates) == Set(absence.candidates))
    #expect(error.unmet == absence.unmet)
    #expect(error.change == .nothing)
  }

  @Test func `what is forbidden is the cluster's own error`() async throws {
    let kube = try Self.kube()
    kube.fail(FakeFailure(verb: "list", resource: "deployments", status: 403))
    let error = try await #require(throws: KubeError.self) { _ = try await Self.locate(kube) }
    #expect(error.isForbidden)
    #expect(error.resource == "deployments")
  }

  @Test func `a namespace that may not be looked at is not called absent`() async throws {
    let kube = try Self.kube(deployments: [], configMaps: [])
    kube.fail(FakeFailure(resource: "namespaces", status: 403))
    kube.fail(FakeFailure(resource: "statefulsets", status: 403))
    let error = try await Self.error(kube)
    #expect(
      error.description
        == "no Deployment in namespace 'kubeflow' mounts a ConfigMap at '/etc/config'"
    )
  }

  @Test func `a value in binaryData that is not base64 is said`() async throws {
    let kube = try Self.kube(configMaps: [
      Objects.configMap(data: [:]) { $0["binaryData"] = .object([Objects.key: "!"]) }
    ])
    let error = try await Self.error(kube)
    #expect(
      error.description == "ConfigMap 'jupyter-web-app-config-9c2fbg2gdc': key "
        + "'spawner_ui_config.yaml' of 'binaryData' is not base64"
    )
  }

  static let containers: [(JSONValue, WebApp)] = [
    ([:], WebApp(container: "c")),
    (
      ["ports": [["containerPort": 8080], ["containerPort": 9090]]],
      WebApp(container: "c", port: 8080)
    ),
    (
      ["ports": [["containerPort": 8080], ["containerPort": 5000]]],
      WebApp(container: "c", port: 5000)
    ),
    (
      [
        "env": [
          ["name": "USERID_HEADER", "value": "x-user"], ["name": "APP_PREFIX", "value": "/"],
        ]
      ],
      WebApp(container: "c", identityHeader: "x-user")
    ),
    (["env": [["name": "USERID_HEADER", "value": ""]]], WebApp(container: "c")),
  ]

  @Test(arguments: containers)
  func `how the app is asked is read from its container`(
    _ fields: JSONValue,
    _ app: WebApp
  ) throws {
    let container = fields.merging(patch: ["name": "c"])
    #expect(WebApp(reading: try container.decoded(as: Container.self)) == app)
  }
}
