import Foundation
import KubeCore
import Testing

/// The web app stand-in, installed in a namespace of its own for the length of a test.
///
/// Nothing has to be put back: whatever a test leaves behind goes with the namespace.
struct WebApp: Sendable {
  static let deployment = "jupyter-web-app-deployment"
  static let key = "spawner_ui_config.yaml"

  let cluster: Cluster
  let namespace: String
  /// The ConfigMap's name as kustomize made it, hash and all.
  private(set) var configMapName = ""

  /// Installs the stand-in, waits until its pod is ready, lends it and removes it.
  ///
  /// The settings are environment variables of `Tests/Cluster/webapp/app.py`.
  static func with(
    settings: [String: String] = [:],
    _ body: (WebApp) async throws -> Void
  ) async throws {
    let name = "spawnerctl-test-\(UUID().uuidString.prefix(8).lowercased())"
    var app = try WebApp(cluster: Cluster.required(), namespace: name)
    try await app.cluster.kubectl(["create", "namespace", name])
    do {
      try await app.install(settings)
      try await body(app)
    } catch {
      try await app.remove()
      throw error
    }
    try await app.remove()
  }

  private mutating func install(_ settings: [String: String]) async throws {
    if !settings.isEmpty { try await configure(settings) }
    let folder = URL(filePath: #filePath).appending(path: "../../../Cluster/webapp").standardized
      .path
    try await kubectl("apply", "--kustomize", folder)
    try await waitForRollout()
    configMapName = try await kubectl(
      "get",
      "deployment",
      Self.deployment,
      "--output",
      "jsonpath={.spec.template.spec.volumes[?(@.name=='config-volume')].configMap.name}"
    )
  }

  private func remove() async throws {
    try await cluster.kubectl(["delete", "namespace", namespace, "--wait=false"])
  }

  private func configure(_ settings: [String: String]) async throws {
    let literals = settings.sorted { $0.key < $1.key }.map {
      "--from-literal=\($0.key)=\($0.value)"
    }
    let arguments = ["create", "configmap", "jupyter-web-app-settings"] + literals
    try await cluster.kubectl(["--namespace", namespace] + arguments)
  }

  func waitForRollout() async throws {
    try await kubectl("rollout", "status", "deployment/\(Self.deployment)", "--timeout=10m")
  }

  /// Runs kubectl in the namespace, as the administrator.
  @discardableResult
  func kubectl(_ arguments: String..., input: String = "") async throws -> String {
    try await cluster.kubectl(["--namespace", namespace] + arguments, input: input)
  }

  /// Runs spawnerctl on the namespace.
  func spawnerctl(
    _ arguments: String...,
    as user: Cluster.User = .admin
  ) async throws -> CommandOutput {
    try await cluster.spawnerctl(arguments + ["--namespace", namespace], as: user)
  }
}

extension WebApp {
  /// The ConfigMap as the API server has it: kubectl leaves out who manages its fields.
  func configMap() async throws -> ConfigMap {
    let path = "/api/v1/namespaces/\(namespace)/configmaps/\(configMapName)"
    return try decoded(await kubectl("get", "--raw", path))
  }

  /// The file as it is in the cluster.
  func text() async throws -> String { try await configMap().data[Self.key] ?? "" }

  /// Writes the file the way an admin without spawnerctl does, and tells nobody.
  func overwrite(_ text: String) async throws {
    let patch: JSONValue = ["data": [Self.key: .string(text)]]
    let json = String(decoding: try JSONEncoder().encode(patch), as: UTF8.self)
    try await kubectl("patch", "configmap", configMapName, "--patch", json)
  }

  /// Forbids more than so many pods, and waits until that is in force for the one that is there.
  func limitPods(to count: Int) async throws {
    try await kubectl("create", "quota", "few", "--hard=pods=\(count)")
    try await kubectl(
      "wait",
      "quota/few",
      "--for=jsonpath={.status.used.pods}=1",
      "--timeout=2m"
    )
  }

  /// The pods that are not on their way out.
  func pods() async throws -> [Pod] {
    let list: ObjectList<Pod> = try decoded(
      await kubectl("get", "pods", "--selector", "app=jupyter-web-app", "--output", "json")
    )
    return list.items.filter { $0.metadata.deletionTimestamp == nil }
  }

  /// What each pod serves, asked from inside and past spawnerctl's own code.
  ///
  /// A pod is ready before the app in it answers, so the question is put again until it does.
  func served() async throws -> [ServedForm] {
    let question = """
      tries=0
      until wget -q -O - --header 'kubeflow-userid: test' http://127.0.0.1:5000/api/config; do
        tries=$((tries + 1)); [ $tries -lt 3000 ] || exit 1; sleep 0.1
      done
      """
    var forms: [ServedForm] = []
    for pod in try await pods() {
      let answer = try await kubectl("exec", pod.metadata.name, "--", "sh", "-c", question)
      forms.append(try decoded(answer))
    }
    return forms
  }

  /// What the only pod serves.
  func form() async throws -> ServedForm { try await #require(served().first) }

  private func decoded<T: Decodable>(_ json: String) throws -> T {
    try JSONDecoder().decode(T.self, from: Data(json.utf8))
  }
}

/// The parts of the served form that the tests look at.
struct ServedForm: Decodable, Hashable {
  struct Section<Value: Decodable & Hashable>: Decodable, Hashable {
    let value: Value
    let options: [String]?
    let readOnly: Bool?
  }

  struct Config: Decodable, Hashable {
    let image: Section<String>
    let dataVolumes: Section<[JSONValue]>
    let allowCustomImage: Bool?
    let cpu: Section<String>?
    let gpus: Section<JSONValue>?
    let shm: Section<Bool>?
  }

  let config: Config

  var images: [String] { config.image.options ?? [] }
}
