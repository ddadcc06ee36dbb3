import KubeCore

/// Everything the sandbox knows, and the rules by which it changes with time.
///
/// A plain value: the server keeps it behind a lock, tests may drive it by hand.
struct ClusterState: Sendable {
  let options: SandboxOptions
  let wall: WallTime
  var store: ObjectStore
  var agenda = Agenda()
  var faults = FaultBook()
  /// What the node knows of each pod, by uid.
  var pods: [String: PodRuntime] = [:]
  /// When a deployment's rollout last came closer to its end, by uid.
  var progressMarks: [String: Duration] = [:]
  /// The simulated time; it only moves in ``advance(to:)``.
  var now: Duration
  private var addressCount = 10

  init(options: SandboxOptions, startingAt now: Duration) {
    self.options = options
    self.now = now
    wall = WallTime(start: options.startDate)
    store = ObjectStore(memory: options.watchMemory)
  }

  var timestamp: JSONValue { .string(wall.timestamp(now)) }
  var moment: Moment { wall.moment(now) }

  /// Lets everything happen that is due by a time, and says whether anything did.
  @discardableResult
  mutating func advance(to time: Duration) -> Bool {
    var hasMoved = false
    while let (due, step) = agenda.next(at: time) {
      now = max(now, due)
      perform(step)
      hasMoved = true
    }
    now = max(now, time)
    return hasMoved
  }

  mutating func nextPodAddress() -> String {
    addressCount += 1
    return "10.244.\(addressCount / 250).\(addressCount % 250 + 1)"
  }

  private mutating func perform(_ step: Agenda.Step) {
    switch step {
    case .reconcileDeployment(let uid): reconcileDeployment(uid)
    case .reconcileReplicaSet(let uid): reconcileReplicaSet(uid)
    case .checkProgress(let uid, let since): checkProgress(uid, since: since)
    case .pod(let uid, let podStep): perform(podStep, onPod: uid)
    case .revert(let key, let text): revert(key, to: text)
    case .wake: break  // That anything happened at all wakes every stream.
    }
  }
}
