import KubeCore
import Testing

@testable import SpawnerSandbox

/// What a stock install consists of.
@Suite struct StockClusterTests {
  private let cluster = Simulation()

  @Test func `names its ConfigMaps as kustomize does`() throws {
    let names = cluster.state.store.all(.configMaps, in: "kubeflow").map(\.name)
    #expect(names.count == 2)
    for name in names {
      #expect(
        try /jupyter-web-app-config-[2456789bcdfghkmt]{10}/.wholeMatch(in: name) != nil
      )
    }
    #expect(cluster.stock.configMapName != cluster.stock.staleConfigMapName)
  }

  @Test func `leads from the deployment to the ConfigMap`() throws {
    let spec = cluster.deployment.at("spec", "template", "spec")
    let mount = spec?["containers"]?[0]?["volumeMounts"]?[0]
    #expect(mount == ["name": "config-volume", "mountPath": "/etc/config"])
    #expect(spec?["volumes"]?[0]?["name"] == "config-volume")
    #expect(
      spec?["volumes"]?[0]?.at("configMap", "name")?.string == cluster.stock.configMapName
    )
    #expect(spec?["containers"]?[0]?["ports"]?[0]?["containerPort"] == 5_000)
    #expect(
      cluster.deployment.at("spec", "selector", "matchLabels") == [
        "app": "jupyter-web-app", "kustomize.component": "jupyter-web-app",
      ]
    )
  }

  @Test func `has an unrelated deployment and a service`() {
    let names = cluster.state.store.all(.deployments, in: "kubeflow").map(\.name)
    #expect(names == ["centraldashboard", "jupyter-web-app-deployment"])
    #expect(cluster.state.store.all(.services).map(\.name) == ["jupyter-web-app-service"])
  }

  @Test func `has a profile in which a PodDefault goes by another key than its name`() throws {
    let profiles = cluster.state.store.all(.namespaces).filter {
      $0.labels["app.kubernetes.io/part-of"] == "kubeflow-profile"
    }
    #expect(profiles.map(\.name) == ["sandbox-user"])
    let keys = cluster.state.store.all(.podDefaults, in: "sandbox-user").map { object in
      (object.at("spec", "selector", "matchLabels") ?? .null).texts
    }
    #expect(keys == [["package-mirror": "true"], ["use-git-login": "true"]])
  }

  @Test func `was installed some time ago, and nothing happens any more`() {
    var later = cluster
    let version = later.state.store.version
    later.pass(.seconds(300))
    #expect(later.state.store.version == version)
  }

  @Test func `can live in another namespace with another file`() {
    var options = SandboxOptions()
    options.namespace = "team"
    options.configText = "spawnerFormDefaults: {}\n"
    let other = Simulation(options)
    let maps = other.state.store.all(.configMaps, in: "team")
    #expect(maps.contains { $0.at("data", WebApp.fileName) == "spawnerFormDefaults: {}\n" })
    #expect(other.state.store.all(.pods, in: "team").count == 2)
  }
}

/// The file that a stock install comes with.
@Suite struct StockConfigurationTests {
  private let lines = StockConfiguration.text.split(
    separator: "\n",
    omittingEmptySubsequences: false
  )

  private static let sections = [
    "allowCustomImage", "hideRegistry", "hideTag", "imagePullPolicy", "image", "imageGroupOne",
    "imageGroupTwo", "cpu", "memory", "gpus", "workspaceVolume", "dataVolumes", "affinityConfig",
    "tolerationGroup", "shm", "configurations", "environment",
  ]

  @Test func `has the sections of a stock file in their order`() {
    let keys = lines.filter { $0.hasPrefix("  ") && $0.dropFirst(2).first?.isLetter == true }
      .map { String($0.dropFirst(2).prefix { $0 != ":" }) }
    #expect(keys == Self.sections)
  }

  @Test func `is served as it is`() throws {
    var app = WebApp(answersFrom: .zero, cacheDuration: .zero, servesSample: false)
    var log = PodLog()
    let answer = app.answer(
      AppRequest(path: "/api/config", headers: ["kubeflow-userid": "me"]),
      in: WebApp.Surroundings(
        file: Array(StockConfiguration.text.utf8),
        identityHeader: "kubeflow-userid",
        now: .zero
      ),
      log: &log
    )
    let config = try JSONValue(parsing: answer.body)["config"]
    #expect(config?.object?.keys.sorted() == Self.sections.sorted())
    #expect(config?.at("image", "options")?.array?.count == 6)
    #expect(config?.at("dataVolumes", "value") == [])
    #expect(config?.at("workspaceVolume", "value", "mount") == "/home/jovyan")
    #expect(config?.at("memory", "value") == "1.0Gi")
  }

  @Test func `is written as upstream writes it`() {
    #expect(lines.allSatisfy { !$0.hasSuffix(" ") && !$0.contains("\t") })
    #expect(StockConfiguration.text.hasSuffix("value: {}\n"))
    // Dashes stand in the column of their key, and examples are commented out.
    #expect(lines.contains("    options:"))
    #expect(
      lines.contains(
        "    - ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0"
      )
    )
    #expect(lines.contains("    #value:"))
  }

  @Test func `has images of its own in the stale sibling and in the sample`() {
    for text in [StockConfiguration.staleText, SampleConfiguration.text] {
      #expect(!text.contains("ghcr.io/kubeflow"))
    }
  }
}
