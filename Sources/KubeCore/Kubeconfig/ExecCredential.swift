#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// What a credential plugin answered.
public struct ExecCredential: Hashable, Sendable {
  /// The token, where it gave one.
  public let token: Secret?
  /// The certificate and its key, where it gave them.
  public let clientCertificate: ClientCertificate?
  /// Until when the answer is good; nil means until this process ends.
  public let expiration: Date?

  /// Reads what a plugin wrote to its standard output.
  ///
  /// - Parameters:
  ///   - output: What it wrote.
  ///   - plugin: The plugin.
  /// - Throws: ``KubeError`` with code `loginBroken` naming the plugin; its message never quotes
  ///   the output.
  public init(parsing output: [UInt8], from plugin: ExecPlugin) throws(KubeError) {
    let answer: Answer
    do {
      answer = try JSONText.decoded(Answer.self, from: output)
    } catch {
      throw plugin.broken("wrote no credential", error)
    }
    guard answer.kind == "ExecCredential", answer.apiVersion == plugin.apiVersion else {
      throw plugin.broken("did not answer in '\(plugin.apiVersion)'")
    }
    guard let status = answer.status else { throw plugin.broken("wrote no 'status'") }
    token = status.token.flatMap { $0.isEmpty ? nil : Secret($0) }
    switch (status.clientCertificateData, status.clientKeyData) {
    case (nil, nil): clientCertificate = nil
    case (let certificate?, let key?):
      clientCertificate = ClientCertificate(
        certificate: Array(certificate.utf8),
        key: Secret(key)
      )
    default: throw plugin.broken("wrote a certificate without its key, or a key without one")
    }
    guard token != nil || clientCertificate != nil else {
      throw plugin.broken("wrote neither a token nor a certificate")
    }
    expiration = try status.expirationTimestamp.map { (text) throws(KubeError) in
      do {
        return try Date(text, strategy: .iso8601)
      } catch {
        throw plugin.broken("wrote an expiration that is no time", error)
      }
    }
  }

  private struct Answer: Decodable {
    var apiVersion: String?
    var kind: String?
    var status: Status?
  }

  private struct Status: Decodable {
    var token: String?
    var clientCertificateData: String?
    var clientKeyData: String?
    var expirationTimestamp: String?
  }
}

extension ExecPlugin {
  /// What the plugin is told in the variable `KUBERNETES_EXEC_INFO`.
  ///
  /// - Parameter isInteractive: Whether it may talk to the user.
  /// - Returns: The JSON text.
  /// - Throws: ``KubeError`` with code `protocolViolation` when it cannot be written.
  public func information(isInteractive: Bool) throws(KubeError) -> String {
    var spec: JSONValue = ["interactive": .bool(isInteractive)]
    spec["cluster"] = cluster
    let information: JSONValue = [
      "apiVersion": .string(apiVersion), "kind": "ExecCredential", "spec": spec,
    ]
    return String(decoding: try information.encoded(), as: UTF8.self)
  }

  /// A failure of this plugin.
  ///
  /// - Parameters:
  ///   - words: What it did, following on its name, such as `exited with 1`.
  ///   - cause: The error below.
  /// - Returns: The error, with code `loginBroken`.
  public func broken(_ words: String, _ cause: (any Error)? = nil) -> KubeError {
    KubeError(
      code: .loginBroken,
      message: "the credential plugin '\(command)' \(words)",
      place: place,
      underlying: cause
    )
  }
}
