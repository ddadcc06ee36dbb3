import KubeCore

/// Objects as a cluster shows them, in the moments the tests are about.
enum Objects {
  static let namespace = "kubeflow"
  static let deploymentName = "jupyter-web-app-deployment"
  static let configMapName = "jupyter-web-app-config-9c2fbg2gdc"
  static let key = "spawner_ui_config.yaml"
  static let labels: JSONValue = ["app": "jupyter-web-app"]

  static func deployment(
    name: String = deploymentName,
    volume: JSONValue? = nil,
    mount: JSONValue? = nil,
    _ edit: (inout JSONValue) -> Void = { _ in }
  ) -> JSONValue {
    var object: JSONValue = [
      "metadata": [
        "name": .string(name), "namespace": .string(namespace), "uid": .string("uid-of-\(name)"),
        "generation": 1, "resourceVersion": "1",
        "annotations": ["deployment.kubernetes.io/revision": "1"],
      ],
      "spec": [
        "replicas": 1,
        "selector": ["matchLabels": labels],
        "template": [
          "metadata": ["labels": labels],
          "spec": [
            "containers": [container(mount: mount)],
            "volumes": [
              volume ?? ["name": "config-volume", "configMap": ["name": .string(configMapName)]]
            ],
          ],
        ],
      ],
      "status": completeStatus(generation: 1),
    ]
    edit(&object)
    return object
  }

  static func container(mount: JSONValue? = nil) -> JSONValue {
    [
      "name": "jupyter-web-app",
      "image": "registry.example/jwa:v1.10.0",
      "env": [
        ["name": "APP_PREFIX", "value": "/jupyter"],
        ["name": "USERID_HEADER", "value": "kubeflow-userid"],
        ["name": "USERID_PREFIX", "value": ""],
      ],
      "ports": [["containerPort": 5000]],
      "volumeMounts": [mount ?? ["name": "config-volume", "mountPath": "/etc/config"]],
    ]
  }

  static func completeStatus(generation: Int) -> JSONValue {
    [
      "observedGeneration": .integer(generation), "replicas": 1, "updatedReplicas": 1,
      "readyReplicas": 1, "availableReplicas": 1,
    ]
  }

  static func configMap(
    name: String = configMapName,
    data: [String: String],
    _ edit: (inout JSONValue) -> Void = { _ in }
  ) -> JSONValue {
    var object: JSONValue = [
      "metadata": ["name": .string(name), "namespace": .string(namespace)],
      "data": .object(data.mapValues { .string($0) }),
    ]
    edit(&object)
    return object
  }

  static func replicaSet(
    _ name: String,
    revision: Int,
    owner: String = "uid-of-\(deploymentName)",
    conditions: JSONValue = []
  ) -> JSONValue {
    [
      "metadata": [
        "name": .string(name), "namespace": .string(namespace), "uid": .string("uid-of-\(name)"),
        "labels": labels,
        "annotations": ["deployment.kubernetes.io/revision": .string("\(revision)")],
        "ownerReferences": [
          [
            "apiVersion": "apps/v1", "kind": "Deployment", "name": .string(deploymentName),
            "uid": .string(owner), "controller": true,
          ]
        ],
      ],
      "spec": ["replicas": 1],
      "status": ["conditions": conditions],
    ]
  }

  static func pod(
    _ name: String,
    of replicaSet: String,
    _ state: PodState = .ready,
    isTerminating: Bool = false
  ) -> JSONValue {
    var object: JSONValue = [
      "metadata": [
        "name": .string(name), "namespace": .string(namespace), "uid": .string("uid-of-\(name)"),
        "labels": labels,
        "ownerReferences": [
          [
            "apiVersion": "apps/v1", "kind": "ReplicaSet", "name": .string(replicaSet),
            "uid": .string("uid-of-\(replicaSet)"), "controller": true,
          ]
        ],
      ],
      "status": state.status,
    ]
    if isTerminating { object["metadata"]?["deletionTimestamp"] = "2025-01-01T00:00:00Z" }
    return object
  }

  static func event(
    about pod: String,
    reason: String,
    message: String,
    type: String = "Warning"
  ) -> JSONValue {
    [
      "metadata": ["name": .string("\(pod).\(reason)"), "namespace": .string(namespace)],
      "involvedObject": [
        "kind": "Pod", "name": .string(pod), "namespace": .string(namespace),
        "uid": .string("uid-of-\(pod)"),
      ],
      "type": .string(type), "reason": .string(reason), "message": .string(message),
    ]
  }
}
