import KubeCore
import SpawnerConfig
import SpawnerKit

extension TextRenderer {
  /// What is about to be changed, and where: said before every write.
  static func heading(of plan: ChangePlan, origin: String) -> String {
    let target = plan.installation
    return """
      \(plan.summaries.joined(separator: "; "))
      \(origin), namespace '\(target.namespace)', ConfigMap '\(target.configMapName)', \
      Deployment '\(target.deployment.name)'
      """
  }

  /// Where something is about to be done, for work that has no plan to show.
  static func heading(of event: ProgressEvent, origin: String) -> String? {
    guard case .located(let namespace, let deployment, let configMap, _) = event else { return nil }
    return "\(origin), namespace '\(namespace)', ConfigMap '\(configMap)', "
      + "Deployment '\(deployment)'"
  }

  /// What the reader of a plan should know before it is carried out.
  static func remarks(about plan: ChangePlan) -> [Remark] {
    plan.installation.owners.compactMap(\.warning).map { .warning($0) } + remarks(from: plan.review)
  }

  /// What is to be known about a change beside its diff, a line each.
  ///
  /// - Parameters:
  ///   - review: What was found.
  ///   - name: The file that line numbers are about, where it must be said.
  /// - Returns: What the change brings first, then what was wrong before: the first few errors.
  static func remarks(from review: ChangeReview, of name: String? = nil) -> [Remark] {
    let place = name.map { "\($0):" } ?? ""
    let own = (review.addedFindings + review.notes).map { finding -> Remark in
      let text = place + line(for: finding)
      return finding.severity == .info ? .note(text) : .warning(text)
    }
    let settled = review.settled.map { finding -> Remark in
      .note("settles \(place)\(finding.location): \(finding.rule): \(finding.message)")
    }
    let errors = review.keptErrors
    let shown = errors.prefix(shownErrors).map { "already there: \(place)\(line(for: $0))" }
    let rest = errors.count - shown.count
    return settled + own
      + (shown + (rest > 0 ? ["already there: \(rest.of("more error"))"] : []))
      .map { .warning($0) }
  }

  /// How many of the errors that a change leaves as they are get a line each.
  private static let shownErrors = 3

  /// A finding on one line: place, rule, what is wrong, what to do.
  static func line(for finding: Finding) -> String {
    "\(finding.location): \(finding.rule): \(finding.message); \(finding.remedy)"
  }

  /// A unified diff in colours.
  static func diff(_ text: String, style: Style) -> String {
    guard style.isEnabled else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let line = String(line)
      return switch line.first {
      case "+": style(line.hasPrefix("+++ ") ? .strong : .added, line)
      case "-": style(line.hasPrefix("--- ") ? .strong : .removed, line)
      case "@": style(.location, line)
      default: line
      }
    }.joined(separator: "\n")
  }

  /// The last line of the story of a change to a file.
  ///
  /// - Parameters:
  ///   - report: How it ended.
  ///   - isOnStdout: Whether the file went there.
  /// - Returns: One line without its end.
  static func ending(of report: FileChangeReport, isOnStdout: Bool) -> String {
    let name = report.file == "-" ? "standard input" : "'\(report.file)'"
    return switch report.outcome {
    case .unchanged where report.stayingImages != nil: "nothing was changed"
    case .unchanged: "nothing to change: \(name) already says so"
    case .planned: "dry run: nothing was written"
    case .written: isOnStdout ? "written to stdout" : "written: \(name)"
    }
  }

  /// The last line of the story of a change that ended well.
  ///
  /// - Parameters:
  ///   - report: How it ended.
  ///   - isChecked: Whether a dry run was checked by the server.
  ///   - style: The colours.
  /// - Returns: One line without its end.
  static func ending(
    of report: ChangeReport,
    isChecked: Bool = false,
    style: Style
  ) -> String {
    let after = report.duration.words
    return switch report.outcome {
    case .unchanged where !report.review.stayingImages.isEmpty:
      "nothing was changed"
    case .unchanged where report.isScaledToZero:
      style(.warning, "nothing is live") + ": no pod runs that could serve the file"
    case .unchanged:
      "nothing to change: \(report.target) already says so"
    case .planned:
      "dry run: " + (isChecked ? "the server would take the change; " : "")
        + "nothing was changed"
    case .declined:
      "not confirmed: nothing was written"
    case .written where report.isScaledToZero:
      style(.good, "written") + ": not live, since no pod runs that could serve it; \(after)"
    case .written:
      style(.good, "written") + ": not looked at whether it is served; \(after)"
    case .ready:
      style(.good, "ready") + ": what the pods serve was not proved; \(after)"
    case .live:
      style(.good, "live") + ": \(report.pods.count.of("pod")) \(report.proofWords); \(after)"
    }
  }
}

extension TextRenderer {
  /// How to get pods where none are wanted; nothing where some are.
  ///
  /// - Parameters:
  ///   - report: How a change, a restart or a wait ended.
  ///   - installation: What names the cluster.
  /// - Returns: One line without its end, if there is one.
  static func scaling(of report: ChangeReport, installation: InstallationOptions) -> String? {
    guard report.isScaledToZero else { return nil }
    return "to start it: kubectl scale deployment \(report.deployment) --replicas=1 -n "
      + report.namespace.shellQuoted + installation.kubectlWords
  }
}

extension ChangeReport {
  /// The ConfigMap in words.
  fileprivate var target: String { "ConfigMap '\(configMap)' in namespace '\(namespace)'" }

  /// What the weakest proof says about the pods.
  fileprivate var proofWords: String {
    switch proof {
    case .mountedFile: "with the written file mounted; the app was not asked"
    case .logLine: "reading the mounted file, says the app's log; the app was not asked"
    case .servedThroughProxy, .servedFromInside, .some(.none), nil: "serving the file as written"
    }
  }
}

extension Ownership {
  /// What this owner means for an edit; nothing for one that never comes back by itself.
  fileprivate var warning: String? {
    let who = name.map { "\(owner.rawValue) '\($0)'" } ?? owner.rawValue
    return switch owner {
    case .argoCD, .flux, .helm, .juju:
      "the ConfigMap is managed by \(who) (\(evidence)), which will put its own text back"
    case .kustomize, .kubectlApply:
      nil
    }
  }
}
