import KubeCore

extension Change {
  /// The report of an end that is not a failure.
  func report(
    _ outcome: ChangeReport.Outcome,
    _ proofs: [PodProof] = []
  ) throws -> ChangeReport {
    guard let plan else { throw SpawnerError(.failed, "nothing was planned") }
    var report = ChangeReport(
      outcome,
      of: plan.installation,
      pods: proofs,
      duration: stopwatch.elapsed
    )
    report.summaries = plan.summaries
    report.diff = plan.diff.text
    report.review = plan.review
    report.resourceVersion = state.resourceVersion
    if case .rolling = state { report.restart = options.restart }
    return report
  }

  /// The report of a change that no pod is there to serve.
  func scaledToZero() throws -> ChangeReport {
    var report = try report(.written)
    report.isScaledToZero = true
    return report
  }

  /// Adds to an error how far the change has come; the cluster's own errors pass as long as
  /// nothing was changed.
  func explained(_ error: any Error) -> any Error {
    if Task.isCancelled || error is CancellationError {
      var interrupted = SpawnerError(
        .interrupted,
        "interrupted, \(stateWords)",
        change: state,
        underlying: error
      )
      interrupted.diff = plan?.diff
      return interrupted
    }
    if var error = error as? SpawnerError {
      error.diff = error.diff ?? plan?.diff
      return error
    }
    guard state != .nothing else { return error }
    var failed = SpawnerError(
      .failed,
      "\(stateWords): \(error)",
      change: state,
      underlying: error
    )
    failed.diff = plan?.diff
    return failed
  }

  /// How far the change has come, in words.
  private var stateWords: String {
    let name = plan.map { "ConfigMap '\($0.installation.configMapName)'" } ?? "the ConfigMap"
    return switch state {
    case .nothing: "nothing was changed"
    case .maybeWritten where isTakingBack:
      "the change was written to \(name), and the old file may be back there"
    case .maybeWritten: "the change may have been written to \(name)"
    case .written: "the change is written to \(name), the pods were not renewed"
    case .rolling: "the change is written to \(name) and the pods are being renewed"
    case .restored: "the old file is back in \(name) and the pods are being renewed"
    case .undone: "the change was undone"
    }
  }
}

extension ChangeState {
  /// The ConfigMap's version with the new text in it; nil where there is none.
  var resourceVersion: String? {
    switch self {
    case .written(let version): version
    case .rolling(let version): version
    case .nothing, .maybeWritten, .restored, .undone: nil
    }
  }
}

extension ChangeReport {
  /// A report about an installation where nothing was changed.
  init(
    _ outcome: Outcome,
    of installation: Installation,
    pods: [PodProof] = [],
    duration: Duration
  ) {
    self.outcome = outcome
    namespace = installation.namespace
    deployment = installation.deployment.name
    configMap = installation.configMapName
    key = installation.key
    summaries = []
    diff = ""
    review = ChangeReview()
    self.pods = pods
    self.duration = duration
  }
}
