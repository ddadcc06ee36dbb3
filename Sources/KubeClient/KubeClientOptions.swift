public import Logging

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// How a client behaves, apart from where it connects to.
public struct KubeClientOptions: Sendable {
  /// Takes one line for each attempt of each request, at level `debug`; never a secret.
  public var logger: Logger
  /// How long an answer may take where a request does not say; nil for as long as it takes.
  ///
  /// The time that a login program needs does not count, since a person may be typing.
  public var requestTimeout: Duration?
  /// How long opening a connection may take.
  public var connectTimeout: Duration
  /// When and how often a failed request is sent again.
  public var retryPolicy: RetryPolicy
  /// What measures every timeout and every pause.
  public var clock: any Clock<Duration>
  /// How many bytes an answer, a line, or a command's output may have.
  public var sizeLimit: Int
  /// Takes what the user should be told before anything is sent.
  public var notify: @Sendable (ConnectionNotice) -> Void
  /// The time of day, which decides whether certificates and logins have expired.
  package var now: @Sendable () -> Date = { Date() }
  /// The jitter: a number from 0 up to, but not including, 1.
  package var random: @Sendable () -> Double = { Double.random(in: 0..<1) }

  /// Makes options.
  ///
  /// - Parameters:
  ///   - logger: Takes one line for each attempt; by default nobody does.
  ///   - requestTimeout: How long an answer may take where a request does not say.
  ///   - retryPolicy: When and how often a failed request is sent again.
  ///   - clock: What measures every timeout and every pause.
  public init(
    logger: Logger? = nil,
    requestTimeout: Duration? = nil,
    retryPolicy: RetryPolicy = RetryPolicy(),
    clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.logger =
      logger ?? Logger(label: "spawnerctl.requests") { _ in SwiftLogNoOpLogHandler() }
    self.requestTimeout = requestTimeout
    self.retryPolicy = retryPolicy
    self.clock = clock
    connectTimeout = .seconds(10)
    sizeLimit = 16 << 20
    notify = { _ in }
  }
}

/// What a user should know about a connection, although it works.
public enum ConnectionNotice: Hashable, Sendable, CustomStringConvertible {
  /// The kubeconfig asks for the server's certificate not to be checked.
  case certificateNotChecked(server: String)

  /// The notice in words, lower case, without a final full stop.
  public var description: String {
    switch self {
    case .certificateNotChecked(let server):
      "the certificate of '\(server)' is not checked, as the kubeconfig demands"
    }
  }
}
