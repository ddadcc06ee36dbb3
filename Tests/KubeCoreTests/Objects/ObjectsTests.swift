import KubeCore
import Testing

/// Kubernetes objects read leniently, with what they say about themselves.
struct ObjectsTests {
  @Test func `reads a Deployment as a server sends it`() throws {
    let deployment = try decoded(
      Deployment.self,
      """
      {"apiVersion": "apps/v1", "kind": "Deployment",
       "metadata": {"name": "web", "namespace": "n", "uid": "u", "resourceVersion": "7",
         "generation": 3, "creationTimestamp": "2025-01-01T00:00:00Z",
         "labels": {"app": "web"}, "annotations": {"a": "b"},
         "ownerReferences": [{"kind": "App", "name": "o", "uid": "ou", "controller": true}],
         "managedFields": [{"manager": "argocd-controller", "operation": "Apply",
           "time": "2025-01-01T00:00:00Z", "fieldsV1": {"f:spec": {}}}]},
       "spec": {"replicas": 2, "paused": false, "progressDeadlineSeconds": 600,
         "selector": {"matchLabels": {"app": "web"}}, "strategy": {"type": "RollingUpdate",
           "rollingUpdate": {"maxSurge": "25%"}},
         "template": {"metadata": {"annotations": {"x": "y"}, "creationTimestamp": null},
           "spec": {"containers": [{"name": "web", "image": "i:1",
               "env": [{"name": "A", "value": "1"}, {"name": "B", "valueFrom": {}}],
               "ports": [{"containerPort": 5000, "protocol": "TCP"}],
               "volumeMounts": [{"name": "config", "mountPath": "/etc/config"}]}],
             "volumes": [{"name": "config", "configMap": {"name": "c", "defaultMode": 420}},
               {"name": "all", "projected": {"sources": [{"secret": {"name": "s"}},
                 {"configMap": {"name": "d", "optional": true,
                   "items": [{"key": "k", "path": "p"}]}}]}},
               {"name": "other", "emptyDir": {}}]}}},
       "status": {"observedGeneration": 3, "replicas": 2, "updatedReplicas": 1,
         "readyReplicas": 1, "availableReplicas": 1, "unavailableReplicas": 1,
         "conditions": [{"type": "Available", "status": "True", "reason": "R"}]}}
      """
    )
    #expect(deployment.metadata.generation == 3)
    #expect(deployment.metadata.controller?.name == "o")
    #expect(deployment.metadata.isOwned(by: "ou"))
    #expect(deployment.metadata.managedFields.map(\.manager) == ["argocd-controller"])
    #expect(deployment.desiredReplicas == 2)
    #expect(deployment.spec.strategy?.type == "RollingUpdate")
    #expect(deployment.spec.selector?.queryString == "app=web")
    let template = try #require(deployment.spec.template)
    #expect(template.metadata?.annotations == ["x": "y"])
    let container = try #require(template.spec?.containers.first)
    #expect(container.env.map(\.value) == ["1", nil])
    #expect(container.ports.map(\.containerPort) == [5000])
    #expect(container.volumeMounts.map(\.mountPath) == ["/etc/config"])
    let sources = try #require(template.spec).volumes.map { $0.configMaps.map(\.name) }
    #expect(sources == [["c"], ["d"], []])
    let items = template.spec?.volumes[1].configMaps.first?.items
    #expect(items == [.init(key: "k", path: "p")])
    #expect(deployment.status?.conditions["Available"]?.isTrue == true)
    #expect(deployment.status?.conditions["Progressing"] == nil)
    #expect(deployment.status?.unavailableReplicas == 1)
  }

  @Test func `reads what a PodDefault selects`() throws {
    let podDefault = try decoded(
      PodDefault.self,
      """
      {"apiVersion": "kubeflow.org/v1alpha1", "kind": "PodDefault",
       "metadata": {"name": "git", "namespace": "team"},
       "spec": {"desc": "für git", "env": [{"name": "A", "value": "b"}],
         "selector": {"matchLabels": {"use-git": "true"}, "matchExpressions": null}}}
      """
    )
    #expect(podDefault.matchLabels == ["use-git": "true"])
    #expect(podDefault.spec?.desc == "für git")
    #expect(try decoded(PodDefault.self, #"{"metadata":{"name":"a"}}"#).matchLabels.isEmpty)
    #expect(
      KubeRequest.list(PodDefault.self, namespace: nil).path
        == "/apis/kubeflow.org/v1alpha1/poddefaults"
    )
  }

  @Test func `reads the least that a server may send`() throws {
    let deployment = try decoded(Deployment.self, #"{"metadata":{"name":"a"},"spec":{}}"#)
    #expect(deployment.desiredReplicas == 1)
    #expect(deployment.metadata.labels.isEmpty)
    #expect(deployment.status == nil)
    let pod = try decoded(Pod.self, #"{"metadata":{"name":"a"}}"#)
    #expect(!pod.isReady)
    #expect(pod.allContainerStatuses.isEmpty)
    let map = try decoded(ConfigMap.self, #"{"metadata":{"name":"a"},"data":null}"#)
    #expect(map.data.isEmpty)
    #expect(!map.isImmutable)
    #expect(try decoded(ReplicaSet.self, #"{"metadata":{"name":"a"}}"#).revision == nil)
    #expect(try decoded(StatefulSet.self, #"{"metadata":{"name":"a"}}"#).spec == nil)
    #expect(try decoded(Event.self, #"{"metadata":{"name":"a"}}"#).time == nil)
  }

  @Test func `reads a pod's states`() throws {
    let pod = try decoded(
      Pod.self,
      """
      {"metadata": {"name": "p", "deletionTimestamp": "2025-01-01T00:00:00Z",
         "ownerReferences": [{"kind": "Node", "name": "n", "uid": "x"},
           {"kind": "ReplicaSet", "name": "r", "uid": "ru", "controller": true}]},
       "spec": {"nodeName": "n1", "containers": [{"name": "c"}]},
       "status": {"phase": "Running", "podIP": "10.1.1.1",
         "conditions": [{"type": "Ready", "status": "True"}],
         "initContainerStatuses": [{"name": "i", "state": {"terminated": {"exitCode": 0}}}],
         "containerStatuses": [{"name": "c", "ready": true, "restartCount": 2, "image": "i:1",
           "state": {"running": {"startedAt": "2025-01-01T00:00:01Z"}},
           "lastState": {"terminated": {"exitCode": 1, "reason": "Error",
             "finishedAt": "2025-01-01T00:00:00Z"}}}]}}
      """
    )
    #expect(pod.metadata.isTerminating)
    #expect(pod.metadata.controller?.kind == "ReplicaSet")
    #expect(pod.isReady)
    #expect(pod.allContainerStatuses.map(\.name) == ["i", "c"])
    #expect(pod.status?.containerStatuses.first?.lastState?.terminated?.exitCode == 1)
    #expect(pod.status?.containerStatuses.first?.state?.running?.startedAt != nil)
    #expect(pod.spec?.nodeName == "n1")
  }

  @Test func `reads events old and new`() throws {
    let old = try decoded(
      Event.self,
      """
      {"metadata": {"name": "e", "creationTimestamp": "1"}, "reason": "FailedMount",
       "type": "Warning", "message": "m", "count": 3, "firstTimestamp": "2",
       "lastTimestamp": "3", "involvedObject": {"kind": "Pod", "name": "p", "uid": "u"}}
      """
    )
    #expect(old.isWarning)
    #expect(old.time == "3")
    #expect(old.involvedObject?.uid == "u")
    let new = try decoded(
      Event.self,
      """
      {"metadata": {"name": "e", "creationTimestamp": "1"}, "type": "Normal",
       "eventTime": "4", "firstTimestamp": null, "lastTimestamp": null}
      """
    )
    #expect(!new.isWarning)
    #expect(new.time == "4")
  }

  @Test func `reads what a ReplicaSet belongs to`() throws {
    let set = try decoded(
      ReplicaSet.self,
      """
      {"metadata": {"name": "r", "annotations": {"deployment.kubernetes.io/revision": "12"}},
       "spec": {"replicas": 1}, "status": {"readyReplicas": 1, "replicas": 1}}
      """
    )
    #expect(set.revision == 12)
    #expect(set.status?.readyReplicas == 1)
  }

  @Test func `does not write what is empty`() throws {
    let text = """
      {"metadata": {"name": "p", "labels": {}}, "spec": {"volumes": null,
       "containers": [{"name": "c", "image": "i", "env": []}]}, "more": 1}
      """
    #expect(
      try JSONValue(encoding: decoded(Pod.self, text))
        == ["metadata": ["name": "p"], "spec": ["containers": [["name": "c", "image": "i"]]]]
    )
  }

  @Test(arguments: [
    ("null", 0), ("[]", 0), (#"[{"metadata":{"name":"a"}}]"#, 1),
  ])
  func `reads a list, empty or not`(_ items: String, _ count: Int) throws {
    let text = #"{"metadata":{"resourceVersion":"9","continue":""},"items":\#(items)}"#
    let list = try decoded(ObjectList<ConfigMap>.self, text)
    #expect(list.items.count == count)
    #expect(list.resourceVersion == "9")
    #expect(list.continueToken == nil)
  }

  @Test func `names kinds as manifests do`() {
    #expect(Deployment.resource.apiVersion == "apps/v1")
    #expect(ConfigMap.resource.apiVersion == "v1")
  }

  private func decoded<T: Decodable>(_ type: T.Type, _ text: String) throws -> T {
    try JSONValue(parsing: Array(text.utf8)).decoded(as: type)
  }
}
