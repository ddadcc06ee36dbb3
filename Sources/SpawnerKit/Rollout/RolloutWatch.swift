import KubeCore

/// Watches a Deployment and all that belongs to it until a state machine has its answer.
struct RolloutWatch: Sendable {
  let api: any KubeAPI
  let clock: any Clock<Duration>
  let namespace: String
  let deadline: Deadline
  let progress: Spawner.Progress

  fileprivate enum Heard: Sendable {
    case input(RolloutStateMachine.Input)
    case failed(any Error)
    case deadline
  }

  /// Waits.
  ///
  /// - Returns: The names of the pods that are Ready.
  /// - Throws: ``LivenessFailure`` when it cannot succeed or the deadline passes first.
  func readyPods(of wave: Roller.Wave) async throws -> [String] {
    let (heard, ear) = AsyncStream.makeStream(of: Heard.self)
    let started = deadline.stopwatch.elapsed
    return try await withThrowingDiscardingTaskGroup { group in
      defer { group.cancelAll() }
      for listener in listeners(to: wave.deployment, ear) { group.addTask { await listener() } }
      var machine = RolloutStateMachine(
        goal: wave.goal,
        of: wave.deployment,
        existing: wave.existing
      )
      for await event in heard {
        let input: RolloutStateMachine.Input
        switch event {
        case .input(let seen): input = seen
        case .failed(let error): throw error
        case .deadline:
          throw LivenessFailure(.deadline(try await lastWords.added(to: machine.pending)))
        }
        for action in machine.receive(input, at: deadline.stopwatch.elapsed - started) {
          switch action {
          case .announce(let event): progress(event)
          case .wake(let delay): group.addTask { await tick(after: delay, ear) }
          case .succeed(let pods): return pods
          case .fail(let failure):
            throw LivenessFailure(.cannotSucceed(try await lastWords.added(to: failure)))
          }
        }
      }
      throw CancellationError()
    }
  }
}

extension RolloutWatch {
  private var lastWords: LastWords { LastWords(api: api, namespace: namespace) }

  fileprivate typealias Ear = AsyncStream<Heard>.Continuation

  private func listeners(
    to deployment: Deployment,
    _ ear: Ear
  ) -> [@Sendable () async -> Void] {
    let labelled = WatchOptions(
      labelSelector: deployment.spec.selector?.queryString,
      timeout: WatchOptions.usualTimeout
    )
    return [
      { await sleepUntilDeadline(ear) },
      {
        await listen(
          ear,
          to: Deployment.self,
          WatchOptions(
            fieldSelector: "metadata.name=\(deployment.name)",
            timeout: WatchOptions.usualTimeout
          )
        ) { .deployment($0.first { $0.name == deployment.name }) }
      },
      { await listen(ear, to: ReplicaSet.self, labelled) { .replicaSets($0) } },
      { await listen(ear, to: Pod.self, labelled) { .pods($0) } },
      { await listenToEvents(ear) },
    ]
  }

  private func sleepUntilDeadline(_ ear: Ear) async {
    guard let remaining = deadline.remaining else { return }
    await after(remaining) { ear.yield(.deadline) }
  }

  private func tick(after delay: Duration, _ ear: Ear) async {
    await after(delay) { ear.yield(.input(.tick)) }
  }

  private func after(_ delay: Duration, _ action: () -> Void) async {
    do {
      try await clock.sleep(for: delay)
      action()
    } catch {
      // Sleeping fails only by cancellation: nobody waits any more.
      return
    }
  }

  /// Hands over all objects of a kind whenever one of them changes.
  private func listen<Object: KubeObject>(
    _ ear: Ear,
    to type: Object.Type,
    _ options: WatchOptions,
    _ input: @Sendable ([Object]) -> RolloutStateMachine.Input
  ) async {
    var known = WatchedObjects<Object>()
    var attempts = Self.listAttempts
    while true {
      do {
        for try await event in api.watch(
          type,
          namespace: namespace,
          options: options,
          clock: clock
        ) {
          known.apply(event)
          ear.yield(.input(input(known.objects)))
        }
      } catch let error as KubeError where error.isForbidden && type == ReplicaSet.self {
        // Owners are then told by their names.
        return
      } catch let error as KubeError where error.isWorthRepeating && attempts > 1 {
        attempts -= 1
        await after(Self.listPause) {}
      } catch {
        if !Task.isCancelled { ear.yield(.failed(error)) }
        return
      }
    }
  }

  /// How often the first list is asked for while the cluster is away for a moment, as one whose API
  /// server is renewed: what is being waited for goes on without it.
  private static let listAttempts = 30
  private static let listPause: Duration = .seconds(2)

  /// Hands over warnings as they come; without them the waiting only has less to tell.
  private func listenToEvents(_ ear: Ear) async {
    let options = WatchOptions(
      fieldSelector: "involvedObject.kind=Pod",
      timeout: WatchOptions.usualTimeout
    )
    do {
      for try await event in api.watch(
        Event.self,
        namespace: namespace,
        options: options,
        clock: clock
      ) {
        switch event {
        case .added(let event), .modified(let event): ear.yield(.input(.event(event)))
        case .listed, .deleted, .interrupted: break
        }
      }
    } catch {
      return
    }
  }
}
