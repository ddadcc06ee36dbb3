#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import Synchronization

/// Where text goes: standard output, standard error, or a test's memory.
struct OutputSink: Sendable {
  /// Whether a person is looking: decides colour and the live line.
  let isTerminal: Bool
  /// Takes the bytes in the order given.
  let write: @Sendable ([UInt8]) -> Void
  /// The system's number for the first write that failed since this was asked last, if one did.
  var takeFailure: @Sendable () -> Int32? = { nil }

  /// Writes text and a line end.
  func line(_ text: String) {
    write(Array((text + "\n").utf8))
  }

  /// Writes text as it is.
  func text(_ text: String) {
    write(Array(text.utf8))
  }
}

extension OutputSink {
  /// A sink over one of the process's own file descriptors.
  ///
  /// Bytes that the other end no longer wants (a closed pipe) are dropped: `spawnerctl get | head`
  /// is not a failure. A full disk is one, and ``takeFailure`` tells of it.
  static func descriptor(_ descriptor: Int32) -> OutputSink {
    let failure = FirstFailure()
    return OutputSink(
      isTerminal: isatty(descriptor) == 1,
      write: { bytes in
        if let number = writeAll(bytes, to: descriptor) { failure.note(number) }
      },
      takeFailure: { failure.take() }
    )
  }
}

/// Keeps the number of the first failure until somebody asks.
private final class FirstFailure: Sendable {
  private let number = Mutex<Int32?>(nil)

  func note(_ new: Int32) { number.withLock { $0 = $0 ?? new } }

  func take() -> Int32? {
    number.withLock { number in
      defer { number = nil }
      return number
    }
  }
}

/// Writes every byte, however few the system takes at once.
///
/// - Returns: The system's number for why it could not; nil where it could, or nobody reads.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
  var rest = bytes[...]
  while !rest.isEmpty {
    let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if written >= 0 {
      rest = rest.dropFirst(written)
      continue
    }
    switch errno {
    case EINTR: continue
    case EAGAIN:
      // Somebody who shares the descriptor does not want to wait; we do.
      var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      _ = poll(&wanted, 1, -1)
    case EPIPE: return nil
    default: return errno
    }
  }
  return nil
}
