#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// How a sandbox behaves: how long things take in it, and what goes wrong from the start.
///
/// All durations are by the sandbox's ``clock``.
public struct SandboxOptions: Sendable {
  /// What time it is; tests hand in one they move by hand.
  public var clock: any Clock<Duration> = ContinuousClock()
  /// The date on which the sandbox starts, for timestamps.
  public var startDate = Date()
  /// The namespace of the web app.
  public var namespace = "kubeflow"
  /// The text of the file in the ConfigMap; nil is a stock file of v1.10.
  public var configText: String?
  /// From a pod's creation to its containers running and ready.
  public var readyDelay: Duration = .milliseconds(400)
  /// From a container's start to the app inside it answering.
  public var appStartDelay: Duration = .milliseconds(200)
  /// From a pod's deletion to its end.
  public var terminationDelay: Duration = .milliseconds(150)
  /// From a ConfigMap's change to the new content in the pods that mount it.
  public var propagationDelay: Duration = .seconds(60)
  /// How long each of the app's workers keeps what it has read.
  public var cacheDuration: Duration = .seconds(60)
  /// From an object's change to its controller noticing.
  public var controllerLag: Duration = .milliseconds(20)
  /// The first wait of a container that crashed; it doubles each time, up to 32 times this.
  public var crashBackOff: Duration = .seconds(1)
  /// Between two bookmarks of a watch.
  public var bookmarkInterval: Duration = .seconds(10)
  /// How many changes a watch may lag behind before it is answered with 410.
  public var watchMemory = 1_000
  /// What goes wrong from the start.
  public var faults: [Fault] = []

  /// Describes a sandbox in which nothing goes wrong and all is quick.
  public init() {}
}
