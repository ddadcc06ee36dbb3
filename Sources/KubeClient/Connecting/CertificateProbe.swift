import KubeCore
import NIOSSL
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Looks at the certificates that a server shows, to say what is wrong with them.
///
/// Nothing is sent: the handshake is given up as soon as the certificates have been seen.
struct CertificateProbe: Sendable {
  private let endpoint: Endpoint
  private let options: KubeClientOptions

  /// Prepares to look.
  ///
  /// - Parameters:
  ///   - endpoint: The server.
  ///   - options: Timeouts and the time of day.
  init(endpoint: Endpoint, options: KubeClientOptions) {
    self.endpoint = endpoint
    self.options = options
  }

  /// What is wrong, in words that follow "the certificate of …".
  ///
  /// - Returns: That it has expired, is not valid yet, or comes from an unknown authority.
  func verdict() async -> String {
    let now = options.now()
    for certificate in await certificates() {
      let end = Date(timeIntervalSince1970: TimeInterval(certificate.notValidAfter))
      if end < now { return "expired on \(end.dayInWords)" }
      let start = Date(timeIntervalSince1970: TimeInterval(certificate.notValidBefore))
      if start > now { return "is not valid before \(start.dayInWords)" }
    }
    return "is signed by an unknown authority"
  }

  private func certificates() async -> [NIOSSLCertificate] {
    let seen = Seen()
    let holder = ChannelHolder()
    defer { holder.close() }
    let dialer = Dialer(
      endpoint: endpoint,
      security: .withoutAuthorities,
      connectTimeout: options.connectTimeout
    )
    do {
      try await withTaskCancellationHandler {
        try await withDeadline(options.connectTimeout, clock: options.clock) { _ in
          CancellationError()
        } _: {
          _ = try await dialer.connect(holder: holder) { certificates in
            seen.note(certificates)
            return .failed
          }
        }
      } onCancel: {
        holder.close()
      }
    } catch {
      // Failing is how this ends: the certificates have been refused after a look at them.
      return seen.certificates
    }
    return seen.certificates
  }

  /// The certificates that have been seen.
  private final class Seen: Sendable {
    private let box = Mutex<[NIOSSLCertificate]>([])

    var certificates: [NIOSSLCertificate] { box.withLock(\.self) }

    func note(_ certificates: [NIOSSLCertificate]) {
      box.withLock { $0 = certificates }
    }
  }
}

extension Date {
  /// The day in UTC, such as `2026-01-31`.
  fileprivate var dayInWords: String {
    formatted(.iso8601.year().month().day())
  }
}
