/// Something that goes wrong in the sandbox on demand.
///
/// ```swift
/// try await Sandbox.with { sandbox in
///   sandbox.faults.inject(.conflict(times: 2))
///   sandbox.faults.inject(.status(503, times: 1).on("get", "configmaps"))
/// }
/// ```
///
/// A fault of requests acts on those its verb, resource and name match; a fault of pods acts on
/// pods made after it was injected. Both act until they are cleared or have acted ``times`` times.
public struct Fault: Hashable, Sendable {
  /// What goes wrong.
  public enum Effect: Hashable, Sendable {
    /// The connection is closed without an answer.
    case refuse
    /// The answer comes late.
    case delay(Duration)
    /// A stream's connection is closed after so many lines.
    case cutStream(after: Int)
    /// A stream stays open and tells nothing more after so many lines.
    case silence(after: Int)
    /// The answer is this status, with a `Retry-After` header where one is given.
    case status(Int, retryAfter: Duration?)
    /// A write is answered with 409, as if someone else had been faster.
    case conflict
    /// Someone else really changes the object just before a write to it.
    case secondWriter
    /// The request is answered with 403, and access reviews say no.
    case forbidden
    /// A pod's container ends with status 1 each time it starts.
    case crashLoop
    /// A pod's container runs but is never ready.
    case neverReady
    /// A pod's image cannot be pulled.
    case imagePull
    /// A pod's image name is refused by the node.
    case invalidImage
    /// No node has room for a pod.
    case unschedulable
    /// A quota forbids making pods.
    case quota
    /// The app in a pod serves the sample in its image, whatever the file says.
    case servesSample
    /// Some time after a ConfigMap is written its old data is put back, as GitOps does.
    case revert(after: Duration)
  }

  /// What goes wrong.
  public var effect: Effect
  /// The verb of the requests meant (`get`, `list`, `watch`, `create`, `update`, `patch`,
  /// `delete`); nil means any.
  public var verb: String?
  /// The resource of the requests meant, such as `configmaps` or `pods/proxy`; nil means any.
  public var resource: String?
  /// The name of the object meant; nil means any.
  public var name: String?
  /// How often it happens; nil means always.
  public var times: Int?

  /// Describes a fault.
  ///
  /// - Parameters:
  ///   - effect: What goes wrong.
  ///   - times: How often it happens; nil means always.
  public init(_ effect: Effect, times: Int? = nil) {
    self.effect = effect
    self.times = times
  }

  /// The same fault for some requests only.
  ///
  /// - Parameters:
  ///   - verb: The verb meant; nil means any.
  ///   - resource: The resource meant, such as `configmaps` or `pods/log`; nil means any.
  ///   - name: The name of the object meant; nil means any.
  /// - Returns: The narrower fault.
  public func on(_ verb: String?, _ resource: String?, name: String? = nil) -> Fault {
    var fault = self
    fault.verb = verb
    fault.resource = resource
    fault.name = name
    return fault
  }

  /// The same fault, a limited number of times.
  ///
  /// - Parameter times: How often it happens.
  /// - Returns: The limited fault.
  public func limited(to times: Int) -> Fault {
    var fault = self
    fault.times = times
    return fault
  }
}

extension Fault {
  /// Closes connections without an answer.
  public static let refuse = Fault(.refuse)
  /// Makes the containers of new pods end with status 1.
  public static let crashLoop = Fault(.crashLoop)
  /// Keeps new pods from becoming ready.
  public static let neverReady = Fault(.neverReady)
  /// Makes the image of new pods impossible to pull.
  public static let imagePull = Fault(.imagePull)
  /// Makes the image name of new pods invalid.
  public static let invalidImage = Fault(.invalidImage)
  /// Leaves new pods without a node.
  public static let unschedulable = Fault(.unschedulable)
  /// Forbids new pods by quota.
  public static let quota = Fault(.quota)
  /// Makes the app of new pods serve the sample in its image.
  public static let servesSample = Fault(.servesSample)

  /// Makes answers late.
  ///
  /// - Parameter duration: How late, by the sandbox's clock.
  /// - Returns: The fault.
  public static func delay(_ duration: Duration) -> Fault { Fault(.delay(duration)) }

  /// Closes the connection of watches and followed logs.
  ///
  /// - Parameter lines: How many lines are sent before that.
  /// - Returns: The fault.
  public static func cutStream(after lines: Int) -> Fault { Fault(.cutStream(after: lines)) }

  /// Leaves watches and followed logs open without a word more, as a server that has vanished.
  ///
  /// - Parameter lines: How many lines are sent before that.
  /// - Returns: The fault.
  public static func silence(after lines: Int = 0) -> Fault { Fault(.silence(after: lines)) }

  /// Answers with a status.
  ///
  /// - Parameters:
  ///   - status: The HTTP status.
  ///   - times: How often; nil means always.
  ///   - retryAfter: What the `Retry-After` header says, in whole seconds.
  /// - Returns: The fault.
  public static func status(
    _ status: Int,
    times: Int? = nil,
    retryAfter: Duration? = nil
  ) -> Fault {
    Fault(.status(status, retryAfter: retryAfter), times: times)
  }

  /// Answers writes of ConfigMaps with 409.
  ///
  /// - Parameter times: How often; nil means always.
  /// - Returns: The fault.
  public static func conflict(times: Int? = nil) -> Fault {
    Fault(.conflict, times: times).on(nil, "configmaps")
  }

  /// Lets someone else add a comment to the file just before each write of a ConfigMap.
  ///
  /// - Parameter times: How often; nil means always.
  /// - Returns: The fault.
  public static func secondWriter(times: Int? = nil) -> Fault {
    Fault(.secondWriter, times: times).on(nil, "configmaps")
  }

  /// Answers some requests with 403.
  ///
  /// - Parameters:
  ///   - verb: The verb that is not allowed; nil means any.
  ///   - resource: The resource that is not allowed; nil means any.
  /// - Returns: The fault.
  public static func forbidden(verb: String?, resource: String?) -> Fault {
    Fault(.forbidden).on(verb, resource)
  }

  /// Puts a ConfigMap's old data back after each write.
  ///
  /// - Parameter duration: How long after the write.
  /// - Returns: The fault.
  public static func revert(after duration: Duration) -> Fault { Fault(.revert(after: duration)) }
}
