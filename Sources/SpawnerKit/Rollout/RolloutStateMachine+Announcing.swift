import KubeCore

extension RolloutStateMachine {
  /// Tells the states of pods that are not as they were told last.
  mutating func announcements() -> [Action] {
    var actions: [Action] = []
    for pod in (pods ?? []).filter(isOwn) {
      remember(pullsOf: pod)
      let state = pod.stateWords
      guard shownStates[pod.name] != state else { continue }
      let isNews = shownStates[pod.name] != nil || !isExisting(pod)
      shownStates[pod.name] = state
      // Old pods are news only once they begin to go.
      if isNews || state == "terminating" {
        actions.append(.announce(.pod(name: pod.name, state: state)))
      }
    }
    let names = Set((pods ?? []).map(\.name))
    for name in shownStates.keys.filter({ !names.contains($0) }).sorted() {
      shownStates[name] = nil
      actions.append(.announce(.pod(name: name, state: "gone")))
    }
    return actions
  }

  /// Tells a warning about one of the new pods; it is never a failure by itself.
  mutating func announcement(of event: Event) -> [Action] {
    if event.reason == "TriggeredScaleUp", let pod = event.involvedObject?.name {
      scaleUps.insert(pod)
    }
    guard event.isWarning, let object = event.involvedObject, let name = object.name,
      wave.contains(where: { $0.name == name && ($0.metadata.uid == object.uid) })
    else { return [] }
    let reason = event.reason ?? ""
    let message = event.message ?? ""
    let words = "\(reason): \(message)"
    guard words != lastWarning else { return [] }
    lastWarning = words
    return [.announce(.warning(object: name, reason: reason, message: message))]
  }

  /// Keeps what the registry said: the back-off that follows only says that it backs off.
  private mutating func remember(pullsOf pod: Pod) {
    for container in pod.allContainerStatuses {
      guard let waiting = container.state?.waiting, waiting.reason == "ErrImagePull",
        let message = waiting.message
      else { continue }
      pullMessages["\(pod.metadata.uid ?? pod.name)/\(container.name)"] = message
    }
  }
}

extension Pod {
  /// The pod's state in a few words.
  var stateWords: String {
    if metadata.isTerminating { return "terminating" }
    switch status?.phase {
    case "Failed": return "failed" + (status?.reason.map { " (\($0))" } ?? "")
    case "Succeeded": return "over"
    default: break
    }
    if isReady { return "ready" }
    if let reason = allContainerStatuses.compactMap({ $0.state?.waiting?.reason }).first {
      return ["ContainerCreating", "PodInitializing"].contains(reason) ? "starting" : reason
    }
    if let scheduled = status?.conditions["PodScheduled"], !scheduled.isTrue {
      return "waiting for a node"
    }
    return status?.phase == "Running" ? "running, not ready" : "pending"
  }
}
