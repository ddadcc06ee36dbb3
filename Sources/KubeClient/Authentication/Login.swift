import KubeCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Knows who we are, and asks again when that has changed.
///
/// Static credentials are made into header fields once. A token file is read again after a
/// minute, since the kubelet renews it; a login program is asked again shortly before what it said
/// expires. Both are asked again after the server answered 401, once. Callers that come at the
/// same time wait for one answer, so that no program is started twice.
actor Login {
  /// How long a token from a file is used before the file is read again.
  static let tokenFileLifetime = Duration.seconds(60)
  /// How long before its end a login is renewed.
  static let safetyMargin: TimeInterval = 10

  private let credentials: Credentials
  private let plugin: CredentialPlugin?
  private let options: KubeClientOptions
  private let security: TransportSecurity?

  private var current: Current?
  private var serial = 0
  private var isBusy = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  private struct Current {
    var identity: Identity
    var isFresh: @Sendable () -> Bool
  }

  /// Prepares a login; nothing is read or run yet.
  ///
  /// - Parameters:
  ///   - connection: How to log in.
  ///   - security: What a program's certificate is added to.
  ///   - options: The clocks.
  init(_ connection: Connection, security: TransportSecurity?, options: KubeClientOptions) {
    credentials = connection.credentials
    self.security = security
    self.options = options
    if case .exec(let description) = connection.credentials {
      plugin = CredentialPlugin(description)
    } else {
      plugin = nil
    }
  }

  /// The identity to use now.
  ///
  /// - Returns: The last one while it is fresh, or else a new one.
  /// - Throws: `KubeError` with code `loginBroken` or `fileUnreadable`.
  func identity() async throws -> Identity {
    try await oneAtATime {
      if let current, current.isFresh() { return current.identity }
      return try await ask()
    }
  }

  /// The identity to use after the server did not know one.
  ///
  /// - Parameter rejected: The identity that was answered with 401.
  /// - Returns: A newer one; nil where asking again would change nothing.
  /// - Throws: `KubeError` with code `loginBroken` or `fileUnreadable`.
  func renewed(after rejected: Identity) async throws -> Identity? {
    switch credentials {
    case .none, .token, .basic:
      return nil
    case .tokenFile, .exec:
      break
    }
    return try await oneAtATime {
      // Somebody else may have renewed it meanwhile.
      if let current, current.identity.serial != rejected.serial { return current.identity }
      return try await ask()
    }
  }

  private func ask() async throws -> Identity {
    var (identity, isFresh) = try await answer()
    serial += 1
    identity.serial = serial
    current = Current(identity: identity, isFresh: isFresh)
    return identity
  }

  private func answer() async throws -> (Identity, @Sendable () -> Bool) {
    switch credentials {
    case .none:
      return (Identity(), { true })
    case .token(let token):
      return (try .bearer(token), { true })
    case .basic(let username, let password):
      return (.basic(username: username, password: password), { true })
    case .tokenFile(let path):
      let age = options.clock.stopwatch()
      return (try .bearer(try TokenFile.read(path)), { age() < Self.tokenFileLifetime })
    case .exec:
      return try await askPlugin()
    }
  }

  private func askPlugin() async throws -> (Identity, @Sendable () -> Bool) {
    guard let plugin else { return (Identity(), { true }) }
    let answer = try await plugin.run()
    var identity = try answer.token.map { try Identity.bearer($0) } ?? Identity()
    identity.security =
      try answer.certificate.map { certificate in
        try security?.adding(certificate)
      } ?? nil
    let now = options.now
    let end = answer.expiration
    return (identity, { end.map { now() < $0.addingTimeInterval(-Self.safetyMargin) } ?? true })
  }

  /// Lets one caller in after the other, since an actor alone lets them in between awaits.
  private func oneAtATime<Value>(_ body: () async throws -> Value) async throws -> Value {
    if isBusy {
      await withCheckedContinuation { waiting.append($0) }
    } else {
      isBusy = true
    }
    defer {
      if waiting.isEmpty { isBusy = false } else { waiting.removeFirst().resume() }
    }
    try Task.checkCancellation()
    return try await body()
  }
}

extension Identity {
  fileprivate static func basic(username: String, password: Secret) -> Identity {
    let pair = password.withValue { Base64.encoded(Array("\(username):\($0)".utf8)) }
    return Identity(authorization: Secret("Basic " + pair))
  }
}
