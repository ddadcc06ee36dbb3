import KubeCore
import SpawnerConfig

extension Spawner {
  /// Says where the file lives, who owns it, and whether what is served is what is written.
  ///
  /// Every Ready pod is asked once; nothing is waited for and nothing is changed.
  ///
  /// - Parameter selector: Which installation is meant.
  /// - Returns: What was found.
  /// - Throws: ``SpawnerError`` as ``locate(_:)``; `KubeError` when the cluster does not answer.
  public func status(
    _ selector: InstallationSelector = InstallationSelector()
  ) async throws -> StatusReport {
    try await interruptible {
      let installation = try await Locator(api: api, selector: selector).installation()
      var report = StatusReport(of: installation)
      report.pods = try await podStatuses(of: installation)
      report.staleSiblings = try await staleSiblings(of: installation)
      report.isLive = report.pods.areLive(wanted: report.wantedPods)
      return report
    }
  }

  /// What each of the Deployment's own pods serves, asked once.
  func podStatuses(of installation: Installation) async throws -> [PodStatus] {
    let pods = try await roller(in: installation.namespace).ownPods(of: installation.deployment)
    let look = StatusLook(
      api: api,
      installation: installation,
      expectation: ExpectedFile(installation.text)
    )
    var statuses: [PodStatus] = []
    for pod in pods { statuses.append(try await look.status(of: pod)) }
    return statuses
  }

  /// ConfigMaps that an earlier generator run left behind; none where they may not be listed.
  func staleSiblings(of installation: Installation) async throws -> [String] {
    let name = installation.configMapName
    guard HashedName(name) != nil else { return [] }
    do {
      let all = try await api.list(ConfigMap.self, namespace: installation.namespace).items
      return HashedName.siblings(of: name, among: all.map(\.name))
    } catch let error as KubeError where error.isForbidden {
      return []
    }
  }
}

extension StatusReport {
  /// What is known without asking any pod.
  init(of installation: Installation) {
    let findings = installation.findings()
    let fit = installation.generationFit()
    namespace = installation.namespace
    deployment = installation.deployment.name
    container = installation.app.container
    configMap = installation.configMapName
    key = installation.key
    storage = installation.storage
    resourceVersion = installation.resourceVersion
    isImmutable = installation.configMap.isImmutable
    isSubPath = installation.isSubPath
    isPaused = installation.deployment.spec.paused == true
    owners = installation.owners
    staleSiblings = []
    wantedPods = installation.deployment.desiredReplicas
    pods = []
    image = installation.image
    appVersion = installation.appVersion?.description
    generation = fit.generation
    writtenFor = fit.writtenFor
    fitsApp = fit.isFitting
    lintErrors = findings.count { $0.severity == .error }
    lintWarnings = findings.count { $0.severity == .warning }
  }
}

extension [PodStatus] {
  /// Whether every pod that is wanted serves what is written; nil where it could not be learnt.
  func areLive(wanted: Int) -> Bool? {
    guard wanted > 0, filter(\.isReady).count >= wanted else { return wanted > 0 ? false : nil }
    let ready = filter(\.isReady)
    if ready.allSatisfy({ $0.serving == .written }) { return true }
    return ready.allSatisfy { [.written, .unknown].contains($0.serving) } ? nil : false
  }
}
