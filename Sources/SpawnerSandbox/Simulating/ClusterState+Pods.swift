import KubeCore

/// The scheduler and the node: what becomes of a pod, step by step.
extension ClusterState {
  /// Takes a new pod in: decides what will go wrong with it and when it goes on.
  mutating func admit(_ pod: JSONValue, at key: ObjectKey) {
    let occasion = FaultBook.Occasion(verb: "create", resource: "pods", name: pod.name)
    let plan = faults.take(for: occasion) { $0.isOfPods }
    pods[pod.uid] = PodRuntime(key: key, plan: plan)
    var pending = pod
    for (field, value) in Self.podDefaults where pending.at("spec", field) == nil {
      pending.put(value, at: "spec", field)
    }
    pending["status"] = ["phase": "Pending", "qosClass": "BestEffort"]
    save(pending, at: key)
    agenda.add(.pod(uid: pod.uid, .schedule), at: now + options.readyDelay / 8)
  }

  private static let podDefaults: [String: JSONValue] = [
    "restartPolicy": "Always", "terminationGracePeriodSeconds": 30,
    "serviceAccountName": "default", "dnsPolicy": "ClusterFirst",
    "schedulerName": "default-scheduler",
  ]

  mutating func perform(_ step: PodStep, onPod uid: String) {
    guard let runtime = pods[uid], let pod = store[runtime.key], pod.uid == uid else { return }
    // A pod on its way out does not start anything any more.
    guard !pod.isTerminating || step == .vanish else { return }
    switch step {
    case .schedule: schedule(pod, runtime)
    case .create: createContainers(of: pod, runtime)
    case .start: start(pod, runtime)
    case .crash: backOff(pod, runtime)
    case .refreshMounts: refreshMounts(of: uid, pod)
    case .vanish: delete(runtime.key, gracePeriod: 0)
    }
  }

  private mutating func schedule(_ pod: JSONValue, _ runtime: PodRuntime) {
    if runtime.has(.unschedulable) {
      let message = "0/1 nodes are available: 1 Insufficient cpu."
      record(.warning, "FailedScheduling", message, about: pod)
      set(
        [PodCondition("PodScheduled", false, "Unschedulable", message)],
        phase: "Pending",
        on: pod
      )
      return
    }
    var placed = pod
    placed.put(.string(Self.nodeName), at: "spec", "nodeName")
    placed = set([PodCondition("PodScheduled", true)], phase: "Pending", on: placed)
    let place = "\(pod.namespace ?? "")/\(pod.name)"
    record(
      .normal,
      "Scheduled",
      "Successfully assigned \(place) to \(Self.nodeName)",
      about: placed
    )
    agenda.add(.pod(uid: pod.uid, .create), at: now + options.readyDelay / 8)
  }

  static let nodeName = "sandbox-node"

  private mutating func createContainers(of pod: JSONValue, _ runtime: PodRuntime) {
    var waiting = pod
    waiting.put("10.0.0.1", at: "status", "hostIP")
    if pod.at("status", "startTime") == nil { waiting.put(timestamp, at: "status", "startTime") }
    if let (volume, missing) = missingConfigMap(for: pod) {
      record(
        .warning,
        "FailedMount",
        "MountVolume.SetUp failed for volume \"\(volume)\" : configmap \"\(missing)\" not found",
        about: pod
      )
      show(.waiting("ContainerCreating"), on: waiting)
      agenda.add(.pod(uid: pod.uid, .create), at: now + options.crashBackOff)
      return
    }
    if let trouble = imageTrouble(of: pod, runtime) {
      record(.warning, trouble.event, trouble.message, about: pod)
      show(.waiting(trouble.reason, trouble.message), on: waiting)
      guard runtime.has(.imagePull) else { return }
    } else {
      show(.waiting("ContainerCreating"), on: waiting)
    }
    agenda.add(.pod(uid: pod.uid, .start), at: now + options.readyDelay * 3 / 4)
  }

  private mutating func start(_ pod: JSONValue, _ runtime: PodRuntime) {
    let image = pod.containers.first?["image"]?.string ?? ""
    if runtime.has(.imagePull) {
      let message = "Back-off pulling image \"\(image)\""
      record(.normal, "BackOff", message, about: pod)
      show(.waiting("ImagePullBackOff", message), on: pod)
    } else if let missing = missingReference(in: pod) {
      let message = "configmap \"\(missing)\" not found"
      record(.warning, "Failed", "Error: \(message)", about: pod)
      show(.waiting("CreateContainerConfigError", message), on: pod)
      agenda.add(.pod(uid: pod.uid, .start), at: now + options.crashBackOff)
    } else if runtime.has(.crashLoop) {
      crash(pod, runtime)
    } else {
      run(pod, runtime)
    }
  }

  private mutating func run(_ pod: JSONValue, _ runtime: PodRuntime) {
    var runtime = runtime
    runtime.mounts = mountedFiles(of: pod)
    if pod.isWebApp {
      runtime.app = WebApp(
        answersFrom: now + options.appStartDelay,
        cacheDuration: options.cacheDuration,
        servesSample: runtime.has(.servesSample)
      )
      for line in WebAppLog.startup { runtime.log.write(line, at: now) }
    } else {
      runtime.log.write("ready", at: now)
    }
    pods[pod.uid] = runtime
    record(.normal, "Started", "Started container \(pod.containerNames.first ?? "")", about: pod)
    var running = pod
    let address = JSONValue.string(nextPodAddress())
    running.put(address, at: "status", "podIP")
    running.put([["ip": address]], at: "status", "podIPs")
    show(.running(isReady: !runtime.has(.neverReady)), on: running)
  }

  private mutating func crash(_ pod: JSONValue, _ runtime: PodRuntime) {
    var runtime = runtime
    if runtime.restarts > 0 || !runtime.log.lines.isEmpty {
      runtime.previousLog = runtime.log
      runtime.restarts += 1
    }
    runtime.log = PodLog()
    for line in WebAppLog.crash { runtime.log.write(line, at: now) }
    pods[pod.uid] = runtime
    show(.terminated, on: pod)
    agenda.add(.pod(uid: pod.uid, .crash), at: now + options.controllerLag)
  }

  private mutating func backOff(_ pod: JSONValue, _ runtime: PodRuntime) {
    let wait = options.crashBackOff * (1 << min(runtime.restarts, 5))
    let container = pod.containerNames.first ?? ""
    let message =
      "back-off \(max(1, wait.components.seconds))s restarting failed container=\(container) "
      + "pod=\(pod.name)_\(pod.namespace ?? "")(\(pod.uid))"
    record(.warning, "BackOff", "Back-off restarting failed container", about: pod)
    show(.waiting("CrashLoopBackOff", message), on: pod)
    agenda.add(.pod(uid: pod.uid, .start), at: now + wait)
  }

  /// Writes the state of all containers, and what follows from it, into the pod's status.
  private mutating func show(_ state: ContainerState, on pod: JSONValue) {
    var shown = pod
    let restarts = pods[pod.uid]?.restarts ?? 0
    shown.put(
      .array(state.statuses(of: pod, restarts: restarts, at: timestamp)),
      at: "status",
      "containerStatuses"
    )
    let isReady = state == .running(isReady: true)
    let names = pod.containerNames.joined(separator: " ")
    let words = "containers with unready status: [\(names)]"
    let reason = isReady ? nil : "ContainersNotReady"
    let isRunning = state.isPastStart
    set(
      [
        PodCondition("Initialized", true),
        PodCondition("Ready", isReady, reason, isReady ? nil : words),
        PodCondition("ContainersReady", isReady, reason, isReady ? nil : words),
      ],
      phase: isRunning || pod.at("status", "phase") == "Running" ? "Running" : "Pending",
      on: shown
    )
  }

  @discardableResult
  private mutating func set(
    _ conditions: [PodCondition],
    phase: String,
    on pod: JSONValue
  ) -> JSONValue {
    var changed = pod
    changed.put(.string(phase), at: "status", "phase")
    for condition in conditions {
      let status = changed["status"] ?? [:]
      changed["status"] = condition.set(in: status, at: timestamp)
    }
    return save(changed, at: ObjectKey(.pods, pod.name, in: pod.namespace))
  }
}

/// One condition of a pod.
struct PodCondition: Sendable {
  private let type: String
  private let holds: Bool
  private let reason: String?
  private let message: String?

  init(_ type: String, _ holds: Bool, _ reason: String? = nil, _ message: String? = nil) {
    self.type = type
    self.holds = holds
    self.reason = reason
    self.message = message
  }

  func set(in status: JSONValue, at time: JSONValue) -> JSONValue {
    var condition: JSONValue = ["type": .string(type), "status": holds ? "True" : "False"]
    condition["reason"] = reason.map { .string($0) }
    condition["message"] = message.map { .string($0) }
    var result = ClusterState.setting(condition, in: status, at: time)
    // Pods know no lastUpdateTime.
    let conditions = (result["conditions"]?.array ?? []).map { condition in
      var condition = condition
      condition["lastUpdateTime"] = nil
      return condition
    }
    result["conditions"] = .array(conditions)
    return result
  }
}
