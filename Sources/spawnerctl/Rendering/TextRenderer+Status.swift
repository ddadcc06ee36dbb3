import SpawnerKit

extension TextRenderer {
  /// Where the file lives, who owns it, and what the pods serve.
  static func status(_ report: StatusReport, style: Style) -> String {
    let ready = report.pods.count { $0.isReady }
    var text = facts([
      ("Namespace", report.namespace),
      (
        "Deployment",
        "\(report.deployment), container \(report.container), \(ready) of "
          + "\(report.wantedPods.of("pod")) ready" + (report.isPaused ? ", paused" : "")
      ),
      ("ConfigMap", configMap(of: report)),
      ("Key", report.key + (report.isSubPath ? ", mounted by subPath: needs a restart" : "")),
      ("Owners", list(report.owners.map(\.words))),
      ("Unused", list(report.staleSiblings)),
      ("Generation", generation(of: report)),
      ("Findings", findings(of: report)),
      ("Live", liveness(of: report, style: style)),
    ])
    let pods = table(of: report.pods)
    if !pods.isEmpty { text += "\n" + pods }
    return text
  }

  private static func configMap(of report: StatusReport) -> String {
    let version = report.resourceVersion.map { ", resourceVersion \($0)" } ?? ""
    return report.configMap + version + (report.isImmutable ? ", immutable" : "")
  }

  private static func findings(of report: StatusReport) -> String {
    "\(report.lintErrors.of("error")), \(report.lintWarnings.of("warning"))"
  }

  /// The generation of the file, and whether the web app reads such files.
  private static func generation(of report: StatusReport) -> String {
    guard report.generation != nil else { return "none, the file has no form in it" }
    let files = report.writtenFor.map { "Kubeflow \($0)" } ?? "any release"
    let app =
      report.appVersion.map { "the web app \($0)" }
      ?? "the newest web app; the image names no release"
    return "\(files), \(report.fitsApp ? "fits" : "does not fit") \(app)"
  }

  private static func liveness(of report: StatusReport, style: Style) -> String {
    switch report.isLive {
    case true?: style(.good, "yes")
    case false?: style(.bad, "no")
    case nil: style(.warning, "unknown")
    }
  }

  private static func table(of pods: [PodStatus]) -> String {
    var table = TextTable(["POD", "READY", "STATE", "RESTARTS", "SERVES", "SEEN", "DETAIL"])
    for pod in pods {
      table.append([
        pod.name, pod.isReady ? "yes" : "no", pod.state, String(pod.restarts),
        pod.serving.words, pod.method.words, pod.detail ?? "",
      ])
    }
    return table.rendered()
  }

  private static func list(_ items: [String]) -> String? {
    items.isEmpty ? nil : items.joined(separator: ", ")
  }
}

extension Ownership {
  /// The owner, its name and the mark that tells.
  fileprivate var words: String {
    owner.rawValue + (name.map { " '\($0)'" } ?? "") + " (\(evidence))"
  }
}

extension PodStatus.Serving {
  fileprivate var words: String {
    switch self {
    case .written: "the file"
    case .sample: "its built-in sample"
    case .other: "another text"
    case .failing: "an error"
    case .unknown: "unknown"
    }
  }
}
