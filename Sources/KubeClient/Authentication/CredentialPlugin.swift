import KubeCore
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Runs the program that a kubeconfig names for logging in, and reads what it prints.
///
/// The program's standard error is the user's, as it may ask to open a page or to touch a key;
/// its standard output holds the secret and is seen by nobody.
struct CredentialPlugin: Sendable {
  /// What a program handed out.
  struct Answer: Sendable {
    /// The bearer token.
    var token: Secret?
    /// The client certificate with its key.
    var certificate: ClientCertificate?
    /// When all of it stops being valid.
    var expiration: Date?
  }

  private static let outputLimit = 1 << 20

  private let description: ExecPlugin
  private let isTerminal: Bool

  /// Prepares to run a program.
  ///
  /// - Parameters:
  ///   - description: The program, as the kubeconfig describes it.
  ///   - isTerminal: Whether our standard input is a terminal.
  init(_ description: ExecPlugin, isTerminal: Bool = Terminal.isStandardInput) {
    self.description = description
    self.isTerminal = isTerminal
  }

  /// Runs the program once.
  ///
  /// - Returns: What it handed out.
  /// - Throws: `KubeError` with code `loginBroken`, never holding what the program printed;
  ///   `CancellationError` when cancelled, after the program was ended.
  func run() async throws -> Answer {
    let interactive = try isInteractive()
    let output: [UInt8]
    let status: TerminationStatus
    do {
      (status, output) = try await launch(interactive: interactive)
    } catch {
      try Task.checkCancellation()
      throw failure(of: error)
    }
    try Task.checkCancellation()
    guard status.isSuccess else { throw broken("ended with \(Self.words(for: status))") }
    return try read(output)
  }

  private func isInteractive() throws -> Bool {
    switch description.interactiveMode {
    case .never: return false
    case .ifAvailable: return isTerminal
    case .always:
      guard isTerminal else { throw broken("needs a terminal, and standard input is none") }
      return true
    }
  }

  private func launch(interactive: Bool) async throws -> (TerminationStatus, [UInt8]) {
    let executable: Executable =
      description.command.contains("/")
      ? .path(FilePath(description.command)) : .name(description.command)
    let arguments = Arguments(description.arguments)
    let environment = Environment.inherit.updating(try variables(interactive: interactive))
    if interactive {
      let result = try await Subprocess.run(
        executable,
        arguments: arguments,
        environment: environment,
        input: .currentStandardInput,
        output: .bytes(limit: Self.outputLimit),
        error: .currentStandardError
      )
      return (result.terminationStatus, result.standardOutput)
    }
    let result = try await Subprocess.run(
      executable,
      arguments: arguments,
      environment: environment,
      input: .none,
      output: .bytes(limit: Self.outputLimit),
      error: .currentStandardError
    )
    return (result.terminationStatus, result.standardOutput)
  }

  private func variables(interactive: Bool) throws -> [Environment.Key: String?] {
    let info = ExecInfo(
      apiVersion: description.apiVersion,
      spec: .init(interactive: interactive, cluster: description.cluster)
    )
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var variables: [Environment.Key: String?] = [
      "KUBERNETES_EXEC_INFO": String(decoding: try encoder.encode(info), as: UTF8.self)
    ]
    for variable in description.environment {
      guard let key = Environment.Key(rawValue: variable.name) else { continue }
      variables[key] = variable.value.withValue { $0 }
    }
    return variables
  }

  private func read(_ output: [UInt8]) throws -> Answer {
    let credential: ExecCredential
    do {
      credential = try JSONDecoder().decode(ExecCredential.self, from: Data(output))
    } catch {
      // The cause is left out: it may quote what was printed.
      throw broken("did not print an ExecCredential in JSON")
    }
    guard credential.kind == "ExecCredential" else {
      throw broken("printed an object of another kind, expected 'ExecCredential'")
    }
    guard credential.apiVersion == description.apiVersion else {
      throw broken(
        "speaks another version, expected '\(description.apiVersion)', "
          + "found '\(credential.apiVersion.prefix(80))'"
      )
    }
    guard let status = credential.status else { throw broken("printed no credentials") }
    return try read(status)
  }

  private func read(_ status: ExecCredential.Status) throws -> Answer {
    var answer = Answer()
    if let token = status.token, !token.isEmpty { answer.token = Secret(token) }
    switch (status.clientCertificateData, status.clientKeyData) {
    case (nil, nil):
      break
    case (let certificate?, let key?):
      answer.certificate = ClientCertificate(certificate: Array(certificate.utf8), key: Secret(key))
    default:
      throw broken("printed a certificate without its key, or a key without its certificate")
    }
    guard answer.token != nil || answer.certificate != nil else {
      throw broken("printed neither a token nor a certificate")
    }
    answer.expiration = try status.expirationTimestamp.map { text in
      guard let date = Date(timestamp: text) else {
        throw broken("printed an expirationTimestamp that is no time")
      }
      return date
    }
    return answer
  }
}

// MARK: Failures

extension CredentialPlugin {
  private func failure(of error: any Error) -> KubeError {
    guard let error = error as? SubprocessError else {
      return broken("could not be run", underlying: error)
    }
    switch error.code {
    case .executableNotFound:
      let hint = description.installHint.map { ": \($0)" } ?? ""
      return broken("was not found" + hint, underlying: error)
    case .outputLimitExceeded:
      return broken("printed more than 1 MiB")
    default:
      return broken("could not be run", underlying: error)
    }
  }

  private func broken(_ words: String, underlying: (any Error)? = nil) -> KubeError {
    KubeError(
      code: .loginBroken,
      message: "the login program '\(description.command)' \(words)",
      place: description.place.isEmpty ? nil : description.place,
      underlying: underlying
    )
  }

  private static func words(for status: TerminationStatus) -> String {
    switch status {
    case .exited(let code): "exit code \(code)"
    case .signaled(let signal): "signal \(signal)"
    }
  }
}

extension Date {
  /// Reads a time in RFC 3339, with or without fractions of a second.
  ///
  /// - Parameter timestamp: The text, such as `2026-01-31T12:00:00Z`.
  init?(timestamp: String) {
    for style in [
      Date.ISO8601FormatStyle(), Date.ISO8601FormatStyle(includingFractionalSeconds: true),
    ] {
      do {
        self = try style.parse(timestamp)
        return
      } catch {
        // The other style may fit; when neither does, there is no time.
        continue
      }
    }
    return nil
  }
}
