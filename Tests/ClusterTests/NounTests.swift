import KubeCore
import Testing

extension ClusterTests {
  /// GPUs, placement and PodDefaults on a real cluster, and a kind that it may not even have.
  @Suite struct NounTests {
    @Test func `offers a vendor, a toleration group and an affinity, and takes them back`()
      async throws
    {
      try await WebApp.with { app in
        let before = try await app.text()
        for line in [
          "gpu vendor add x.example/gpu --name X", "affinity add a --name A --node-label pool=gpu",
          "toleration add t --name T --toleration gpu=yes:NoSchedule --default",
        ] {
          let output = try await app.run(line)
          #expect(output.status == 0, "\(output)")
        }
        let config = try await #require(app.servedSections().first)
        #expect(config["tolerationGroup"]?["value"] == "t")
        #expect(config["affinityConfig"]?["options"]?[0]?["configKey"] == "a")
        for line in [
          "toleration default none", "toleration remove t", "affinity remove a",
          "gpu vendor remove x.example/gpu",
        ] {
          let output = try await app.run(line + " --no-restart --no-verify")
          #expect(output.status == 0, "\(output)")
        }
        #expect(try await app.text() == before)
      }
    }

    @Test func `goes on where the cluster has no PodDefaults, and checks them where it has`()
      async throws
    {
      try await WebApp.with { app in
        let cluster = app.cluster
        if try await !cluster.hasPodDefaults() {
          let unknown = try await app.run("poddefault add use-git --dry-run")
          #expect(unknown.status == 0, "\(unknown)")
          #expect(unknown.stderr.hasPrefix("note: the cluster has no PodDefaults"), "\(unknown)")
        }
        try await cluster.withPodDefaults {
          try await cluster.kubectl(
            ["--namespace", app.namespace, "apply", "--filename", "-"],
            input: podDefault
          )
          let name = try await app.run("poddefault add git-login")
          #expect(name.status == 66, "\(name)")
          #expect(name.stderr.contains("did you mean the label key 'use-git'"), "\(name)")
          let list = try await app.run("poddefault list --available -o name")
          #expect(list.stdout.split(separator: "\n").contains("use-git"), "\(list)")
          let key = try await app.run("poddefault add use-git")
          #expect(key.status == 0, "\(key)")
          let config = try await #require(app.servedSections().first)
          #expect(config["configurations"]?["value"] == ["use-git"])
        }
      }
    }

    @Test func `does not stop those who may not list PodDefaults`() async throws {
      try await WebApp.with { app in
        let output = try await app.run("poddefault add use-git --dry-run", as: .reader)
        #expect(output.status == 0, "\(output)")
        #expect(output.stderr.hasPrefix("note: not allowed to list PodDefaults"), "\(output)")
      }
    }
  }
}

extension WebApp {
  /// Runs a command line, split at blanks, and confirms it where it changes something.
  fileprivate func run(_ line: String, as user: Cluster.User = .admin) async throws -> CommandOutput
  {
    let words = line.split(separator: " ").map(String.init)
    let confirmation = words.contains("list") ? [] : ["--yes"]
    return try await cluster.spawnerctl(
      words + confirmation + ["--namespace", namespace],
      as: user
    )
  }

  /// The sections that each pod serves, asked through the API server's proxy.
  fileprivate func servedSections() async throws -> [JSONValue] {
    var sections: [JSONValue] = []
    for pod in try await pods() {
      let question = "wget -q -O - --header 'kubeflow-userid: t' http://127.0.0.1:5000/api/config"
      let answer = try await kubectl("exec", pod.metadata.name, "--", "sh", "-c", question)
      let form = try JSONValue(parsing: Array(answer.utf8))
      sections.append(form["config"] ?? .null)
    }
    return sections
  }
}

extension Cluster {
  fileprivate func hasPodDefaults() async throws -> Bool {
    try await !kubectl(["get", "customresourcedefinitions", "--output", "name"])
      .split(separator: "\n").filter { $0.hasSuffix("/poddefaults.kubeflow.org") }.isEmpty
  }

  /// Lends the kind of PodDefaults, and takes it away again where it was not there before.
  fileprivate func withPodDefaults(_ body: () async throws -> Void) async throws {
    guard try await !hasPodDefaults() else { return try await body() }
    try await kubectl(["apply", "--filename", "-"], input: podDefaultKind)
    do {
      try await kubectl([
        "wait", "--for=condition=Established", "customresourcedefinition/poddefaults.kubeflow.org",
        "--timeout=10m",
      ])
      try await body()
    } catch {
      try await removePodDefaultKind()
      throw error
    }
    try await removePodDefaultKind()
  }

  private func removePodDefaultKind() async throws {
    try await kubectl(["delete", "customresourcedefinition", "poddefaults.kubeflow.org"])
  }
}

/// Just enough of a definition for objects to be kept.
private let podDefaultKind = """
  apiVersion: apiextensions.k8s.io/v1
  kind: CustomResourceDefinition
  metadata: {name: poddefaults.kubeflow.org}
  spec:
    group: kubeflow.org
    names: {kind: PodDefault, listKind: PodDefaultList, plural: poddefaults, singular: poddefault}
    scope: Namespaced
    versions:
    - name: v1alpha1
      served: true
      storage: true
      schema:
        openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}

  """

private let podDefault = """
  apiVersion: kubeflow.org/v1alpha1
  kind: PodDefault
  metadata: {name: git-login}
  spec:
    selector: {matchLabels: {use-git: "true"}}

  """
