import KubeCore

/// The objects of a stock install.
struct StockCluster: Sendable {
  static let deploymentName = "jupyter-web-app-deployment"
  static let containerName = "jupyter-web-app"

  let namespace: String
  let configMapName: String
  let staleConfigMapName: String
  let configText: String

  init(_ options: SandboxOptions) {
    namespace = options.namespace
    configMapName = "jupyter-web-app-config-\(RandomName.configMapHash())"
    staleConfigMapName = "jupyter-web-app-config-\(RandomName.configMapHash())"
    configText = options.configText ?? StockConfiguration.text
  }

  /// Makes all objects; time must pass until the pods run.
  func install(in state: inout ClusterState) {
    for name in ["default", namespace] {
      state.create(Self.namespaceObject(name), as: .namespaces, in: nil)
    }
    Self.installProfile(in: &state)
    state.create(configMap(configMapName, configText), as: .configMaps, in: namespace)
    state.create(
      configMap(staleConfigMapName, StockConfiguration.staleText),
      as: .configMaps,
      in: namespace
    )
    state.create(service, as: .services, in: namespace)
    state.create(webApp, as: .deployments, in: namespace)
    state.create(unrelated, as: .deployments, in: namespace)
  }

  static func namespaceObject(_ name: String) -> JSONValue {
    [
      "metadata": [
        "name": .string(name), "labels": ["kubernetes.io/metadata.name": .string(name)],
      ],
      "spec": ["finalizers": ["kubernetes"]], "status": ["phase": "Active"],
    ]
  }

  private static let labels: JSONValue = [
    "app": "jupyter-web-app", "kustomize.component": "jupyter-web-app",
  ]

  private func configMap(_ name: String, _ text: String) -> JSONValue {
    [
      "metadata": ["name": .string(name), "labels": Self.labels],
      "data": [WebApp.fileName: .string(text)],
    ]
  }

  private var service: JSONValue {
    [
      "metadata": ["name": "jupyter-web-app-service", "labels": Self.labels],
      "spec": [
        "clusterIP": "10.96.12.34", "selector": Self.labels, "type": "ClusterIP",
        "ports": [["name": "http", "port": 80, "protocol": "TCP", "targetPort": 5000]],
      ],
      "status": ["loadBalancer": [:]],
    ]
  }

  private var webApp: JSONValue {
    [
      "metadata": ["name": .string(Self.deploymentName), "labels": Self.labels],
      "spec": Self.deploymentSpec(
        labels: Self.labels,
        podSpec: [
          "serviceAccountName": "jupyter-web-app-service-account",
          "containers": [container],
          "volumes": [
            [
              "name": "config-volume",
              "configMap": ["name": .string(configMapName), "defaultMode": 420],
            ]
          ],
        ]
      ),
    ]
  }

  private var container: JSONValue {
    [
      "name": .string(Self.containerName),
      "image": "ghcr.io/kubeflow/kubeflow/jupyter-web-app:v1.10.0",
      "imagePullPolicy": "IfNotPresent",
      "ports": [["containerPort": 5000, "protocol": "TCP"]],
      "env": [
        ["name": "APP_PREFIX", "value": "/jupyter"], ["name": "UI", "value": "default"],
        ["name": "USERID_HEADER", "value": .string(WebApp.identityHeader)],
        ["name": "USERID_PREFIX"], ["name": "APP_SECURE_COOKIES", "value": "true"],
      ],
      "resources": [:],
      "volumeMounts": [["name": "config-volume", "mountPath": "/etc/config"]],
    ]
  }

  /// Another app of the platform, which a search for the web app must pass over.
  private var unrelated: JSONValue {
    let labels: JSONValue = ["app": "centraldashboard"]
    return [
      "metadata": ["name": "centraldashboard", "labels": labels],
      "spec": Self.deploymentSpec(
        labels: labels,
        podSpec: [
          "containers": [
            [
              "name": "centraldashboard",
              "image": "ghcr.io/kubeflow/kubeflow/centraldashboard:v1.10.0",
              "ports": [["containerPort": 8082, "protocol": "TCP"]], "resources": [:],
            ]
          ]
        ]
      ),
    ]
  }

  private static func deploymentSpec(labels: JSONValue, podSpec: JSONValue) -> JSONValue {
    [
      "replicas": 1, "revisionHistoryLimit": 10, "progressDeadlineSeconds": 600,
      "selector": ["matchLabels": labels],
      "strategy": [
        "type": "RollingUpdate",
        "rollingUpdate": ["maxSurge": "25%", "maxUnavailable": "25%"],
      ],
      "template": ["metadata": ["labels": labels], "spec": podSpec],
    ]
  }
}
