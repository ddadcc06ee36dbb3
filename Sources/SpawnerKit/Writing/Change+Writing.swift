import KubeCore

extension Change {
  /// How the writing ended.
  enum WriteEnd {
    /// Nothing was kept, and that is no failure.
    case ended(ChangeReport.Outcome)
    /// The text is in the ConfigMap.
    case written(Written)
  }

  /// Plans and writes, again on fresh text whenever somebody else was first.
  mutating func write() async throws -> WriteEnd {
    var sent: [UInt8]?
    for attempt in 1...Spawner.writeAttempts + 1 {
      let plan = try await replan(attempt)
      if let sent, let written = adopted(sent, plan) { return .written(written) }
      guard !plan.isEmpty else { return .ended(.unchanged) }
      // After the last write it was only to be seen whether that had met its own result.
      guard attempt <= Spawner.writeAttempts else { break }
      guard try await isApproved(plan) else { return .ended(.declined) }
      guard options.dryRun != .client else { return .ended(.planned) }
      deadline = Deadline(after: options.timeout, on: stopwatch)
      if let end = try await send(plan) { return end }
      sent = plan.newText
      progress(.conflict(attempt: attempt, limit: Spawner.writeAttempts))
      if attempt < Spawner.writeAttempts { try await pause(after: attempt) }
    }
    throw SpawnerError(
      .conflict,
      "others kept changing ConfigMap '\(plan?.installation.configMapName ?? "")': "
        + "\(Spawner.writeAttempts) attempts, nothing was written"
    )
  }

  /// Finds the installation as it is now and works the intent out on its text.
  private mutating func replan(_ attempt: Int) async throws -> ChangePlan {
    let installation = try await Locator(api: spawner.api, selector: request.selector)
      .installation()
    if attempt == 1 { progress(.located(installation)) }
    try requireBasis(on: installation)
    let plan = try ChangePlan(request.edits, on: installation, attempt: attempt)
    if let shown = self.plan?.diff, !plan.isEmpty, shown != plan.diff {
      progress(.replanned(diff: plan.diff))
    }
    self.plan = plan
    return plan
  }

  /// Stops where somebody else has changed the text that the edits were made for.
  private func requireBasis(on installation: Installation) throws(SpawnerError) {
    guard let basis = request.basis, installation.text != basis,
      !stillHolds(in: installation.text)
    else { return }
    throw SpawnerError(
      .conflict,
      "somebody else has changed ConfigMap '\(installation.configMapName)' since it was read: "
        + "nothing was written"
    )
  }

  /// A write whose answer was lost and whose repetition then met its own result.
  private mutating func adopted(_ sent: [UInt8], _ plan: ChangePlan) -> Written? {
    let configMap = plan.installation.configMap
    guard plan.isEmpty, plan.oldText == sent, configMap.wasLastWrittenByUs,
      let earlier = lastSent, let version = configMap.metadata.resourceVersion
    else { return nil }
    self.plan = earlier
    return noted(Written(plan: earlier, resourceVersion: version))
  }

  private func isApproved(_ plan: ChangePlan) async throws -> Bool {
    try plan.requireWritable(restart: options.restart)
    if options.restart == nil, options.verify { try plan.installation.requireRenewable() }
    return try await confirm(plan)
  }

  /// Sends a plan; nil when somebody else was first.
  private mutating func send(_ plan: ChangePlan) async throws -> WriteEnd? {
    let installation = plan.installation
    let isDryRun = options.dryRun == .server
    let write = ConfigurationWrite(installation: installation, text: plan.newText)
    let request = try write.request(
      guardedBy: installation.resourceVersion,
      isDryRun: isDryRun
    )
    try await rehearseRoll(on: installation, before: write)
    if !isDryRun { try requireTime() }
    progress(.writing(configMap: installation.configMapName, isDryRun: isDryRun))
    lastSent = plan
    state = isDryRun ? .nothing : .maybeWritten
    do {
      let configMap: ConfigMap = try await spawner.api.object(request)
      guard !isDryRun else { return .ended(.planned) }
      let version = configMap.metadata.resourceVersion ?? ""
      return .written(noted(Written(plan: plan, resourceVersion: version)))
    } catch let error as KubeError where error.isConflict {
      state = .nothing
      return nil
    } catch let error as KubeError where isDryRun || !error.leavesWriteOpen {
      state = .nothing
      throw error
    } catch let error as KubeError {
      return try await .written(settled(plan, after: error))
    }
  }

  /// Begins nothing for which no time is left.
  private func requireTime() throws(SpawnerError) {
    guard deadline.hasPassed else { return }
    throw SpawnerError(
      .gaveUpWaiting,
      "gave up waiting: the deadline passed before the change was written"
    )
  }

  mutating func noted(_ written: Written) -> Written {
    state = .written(resourceVersion: written.resourceVersion)
    progress(.written(resourceVersion: written.resourceVersion))
    return written
  }

  /// Has the server check the roll, since what is not allowed is better met before the write.
  ///
  /// Who may not write either is told of that first.
  private func rehearseRoll(
    on installation: Installation,
    before write: ConfigurationWrite
  ) async throws {
    guard let strategy = options.restart, installation.deployment.desiredReplicas > 0 else {
      return
    }
    do {
      try await spawner.roller(in: installation.namespace)
        .rehearse(strategy, on: installation.deployment)
    } catch let error as KubeError where error.isForbidden {
      _ = try await spawner.api.send(
        write.request(guardedBy: installation.resourceVersion, isDryRun: true)
      )
      throw error
    } catch let error as KubeError where error.code == .badRequest {
      // Some admission webhooks take part in no rehearsal; the real roll may well be allowed.
      return
    }
  }

  /// Waits a little longer after each conflict, and not as long as the other writer does.
  private func pause(after attempt: Int) async throws {
    let base = Duration.milliseconds(50 << (attempt - 1))
    try await spawner.clock.sleep(for: base * (0.5 + spawner.surroundings.jitter() / 2))
  }
}

extension ProgressEvent {
  static func located(_ installation: Installation) -> ProgressEvent {
    .located(
      namespace: installation.namespace,
      deployment: installation.deployment.name,
      configMap: installation.configMapName,
      key: installation.key
    )
  }
}
