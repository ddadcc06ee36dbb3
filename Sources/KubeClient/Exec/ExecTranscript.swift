import KubeCore

/// What has arrived of a command's streams so far: messages in, the result out.
///
/// A message is one byte with the channel's number and then data. Channel 1 is stdout, 2 is stderr,
/// 3 carries one Status object at the end, which says how the command ended. Other channels are
/// passed over: a server may speak of more than was asked for.
struct ExecTranscript {
  /// The outputs grew beyond the limit.
  struct OutputTooLarge: Error, Hashable {
    /// The limit in bytes, for all channels together.
    let limit: Int
  }

  private let limit: Int
  private var stdout: [UInt8] = []
  private var stderr: [UInt8] = []
  private var status: [UInt8] = []

  /// Starts with nothing received.
  ///
  /// - Parameter limit: How many bytes all channels together may carry.
  init(limit: Int) {
    self.limit = limit
  }

  /// Whether the server has said how the command ended.
  var hasStatus: Bool { !status.isEmpty }

  /// Takes one message.
  ///
  /// - Parameter message: The channel's number and data; a message without data means nothing.
  /// - Throws: ``OutputTooLarge`` when there is more than the limit.
  mutating func receive(_ message: some Collection<UInt8>) throws(OutputTooLarge) {
    guard let channel = message.first.flatMap(ExecChannel.init(rawValue:)) else { return }
    let data = message.dropFirst()
    guard stdout.count + stderr.count + status.count + data.count <= limit else {
      throw OutputTooLarge(limit: limit)
    }
    switch channel {
    case .stdout: stdout += data
    case .stderr: stderr += data
    case .status: status += data
    case .stdin, .close: break
    }
  }

  /// The result.
  ///
  /// - Returns: The outputs and the exit code; nil when the server never said how it ended.
  /// - Throws: `KubeError` when the command could not be run at all.
  func output() throws(KubeError) -> ExecOutput? {
    guard hasStatus else { return nil }
    return ExecOutput(
      stdout: stdout,
      stderr: stderr,
      exitCode: try ExecOutput.exitCode(fromStatus: status)
    )
  }
}

/// The channels of the remote command protocol.
enum ExecChannel: UInt8 {
  case stdin = 0
  case stdout = 1
  case stderr = 2
  /// How the command ended.
  case status = 3
  /// Only in version 5: closes the channel whose number follows.
  case close = 255
}

/// The versions of the remote command protocol that are spoken here, best first.
enum ExecProtocol: String, CaseIterable {
  /// Can say that the input has ended.
  case v5 = "v5.channel.k8s.io"
  /// Cannot: a command that reads to the end of its input never ends.
  case v4 = "v4.channel.k8s.io"

  /// The value of `Sec-WebSocket-Protocol` when asking.
  static var offer: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
