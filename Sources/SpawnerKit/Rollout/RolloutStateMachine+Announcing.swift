import KubeCore

extension RolloutStateMachine {
  /// Tells the states of pods that are not as they were told last.
  mutating func announcements() -> [Action] {
    let own = (pods ?? []).filter(isOwn)
    var actions = own.compactMap { announcement(of: $0) }
    let names = Set((pods ?? []).map(\.name))
    for name in shownStates.keys.filter({ !names.contains($0) }).sorted() {
      shownStates[name] = nil
      actions.append(.announce(.pod(name: name, state: "gone")))
    }
    return actions
  }

  private mutating func announcement(of pod: Pod) -> Action? {
    let state = pod.stateWords
    let shown = shownStates[pod.name]
    // A pod that was on its way out before has nothing to do with this rollout.
    guard shown != state, shown != nil || !pod.metadata.isTerminating || isExisting(pod) else {
      return nil
    }
    shownStates[pod.name] = state
    // That old pods are there is no news; that they begin to go is.
    guard shown != nil || !isExisting(pod) || pod.metadata.isTerminating else { return nil }
    return .announce(.pod(name: pod.name, state: state))
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
    lastWarning = words
    guard toldWarnings.insert(words).inserted else { return [] }
    return [.announce(.warning(object: name, reason: reason, message: message))]
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
