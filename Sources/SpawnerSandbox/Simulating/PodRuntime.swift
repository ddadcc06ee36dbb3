/// What happens to a pod, in this order.
enum PodStep: Hashable, Sendable {
  case schedule
  case create
  case start
  case crash
  case refreshMounts
  case vanish
}

/// What the node knows of a pod beyond its object: plans, mounted files, the app, the log.
struct PodRuntime: Sendable {
  let key: ObjectKey
  /// What goes wrong with this pod, decided when it was made.
  let plan: [Fault.Effect]
  /// The files in each ConfigMap volume, by volume name.
  var mounts: [String: [String: [UInt8]]] = [:]
  /// The web app in the pod, once its container runs.
  var app: WebApp?
  var log = PodLog()
  var previousLog: PodLog?
  var restarts = 0

  init(key: ObjectKey, plan: [Fault.Effect]) {
    self.key = key
    self.plan = plan
  }

  func has(_ effect: Fault.Effect) -> Bool { plan.contains(effect) }
}
